import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { err, type Result } from '../../src-shared/result.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { callsFile } from './calls/open-calls.ts';
import { createHandlers, type Library, type World } from './handlers.ts';
import type { LibraryVerb } from './port.ts';
import { isUnreadable, StorageError, storageFailure } from './storage/storage-error.ts';
import type { FromLibrary, Line, Question } from './wire.ts';

/** Answers every question that comes in, whatever happens while answering. */
export function serve(
  line: Line<Question, FromLibrary>,
  parseAnswer: World['parseAnswer'],
): Library {
  const log = (detail: string): string => {
    const ref = randomUUID().slice(0, 8);
    line.send({ log: { ref, detail } });
    return ref;
  };
  const library = createHandlers({
    now: Date.now,
    parseAnswer,
    log: (detail) => {
      log(detail);
    },
  });
  const failed = (error: unknown): AppError => {
    const known = error instanceof StorageError ? storageFailure(error) : undefined;
    if (known === undefined) return { kind: 'unexpected', ref: log(storyOf(error)) };
    log(storyOf(error));
    // The cache can be fetched again; people's work never is touched here.
    if (isLostCache(error)) library.rebuildCalls();
    return known;
  };
  const reply = async (question: Question): Promise<void> => {
    line.send({ id: question.id, result: await answer(library, question, failed) });
  };
  line.onMessage((question) => {
    void reply(question);
  });
  return library;
}

async function answer(
  library: Library,
  question: Question,
  failed: (error: unknown) => AppError,
): Promise<Result<unknown, AppError>> {
  try {
    return await ask(library, question);
  } catch (error) {
    try {
      return err(failed(error));
    } catch (again) {
      const known = again instanceof StorageError ? storageFailure(again) : undefined;
      return err(known ?? { kind: 'unexpected', ref: 'library' });
    }
  }
}

async function ask<V extends LibraryVerb>(
  { handlers }: Library,
  { verb, input, once }: Question<V>,
): Promise<Result<unknown, AppError>> {
  return handlers[verb](input, once);
}

const isLostCache = (error: unknown): boolean =>
  error instanceof StorageError && isUnreadable(error) && path.basename(error.file) === callsFile;

/** A failed parse quotes what it could not read, and the log must not hold what was said in a call. */
function storyOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is no error was thrown';
  const stack = error.stack ?? error.message;
  return error instanceof SyntaxError ? stack.replace(error.message, 'unreadable text') : stack;
}
