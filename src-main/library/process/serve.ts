import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { err, type Result } from '../../../src-shared/result.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { callsFile } from '../calls/calls-db.ts';
import { createHandlers, type RunningLibrary, type HandlerOptions } from './handlers.ts';
import type { LibraryChannel } from '../port.ts';
import { isUnreadable, StorageError, storageFailure } from '../db/storage-error.ts';
import type { LibraryMessage, MessageLink, RequestMessage } from '../messages.ts';

/** Answers every question that comes in, whatever happens while answering. */
export function serve(
  link: MessageLink<RequestMessage, LibraryMessage>,
  parseAnswer: HandlerOptions['parseResponse'],
): RunningLibrary {
  const log = (detail: string): string => {
    const ref = randomUUID().slice(0, 8);
    link.send({ log: { ref, detail } });
    return ref;
  };
  const library = createHandlers({
    now: Date.now,
    parseResponse: parseAnswer,
    log: (detail) => {
      log(detail);
    },
  });
  const toAppError = (error: unknown): AppError => {
    const known = error instanceof StorageError ? storageFailure(error) : undefined;
    if (known === undefined) return { kind: 'unexpected', ref: log(describeForLog(error)) };
    log(describeForLog(error));
    // The cache can be fetched again; people's work never is touched here.
    if (isUnreadableCache(error)) library.rebuildCalls();
    return known;
  };
  const reply = async (question: RequestMessage): Promise<void> => {
    link.send({ id: question.id, result: await respond(library, question, toAppError) });
  };
  link.onMessage((question) => {
    void reply(question);
  });
  return library;
}

async function respond(
  library: RunningLibrary,
  question: RequestMessage,
  toAppError: (error: unknown) => AppError,
): Promise<Result<unknown, AppError>> {
  try {
    return await dispatch(library, question);
  } catch (error) {
    try {
      return err(toAppError(error));
    } catch (rebuildError) {
      const known = rebuildError instanceof StorageError ? storageFailure(rebuildError) : undefined;
      return err(known ?? { kind: 'unexpected', ref: 'library' });
    }
  }
}

async function dispatch<V extends LibraryChannel>(
  { handlers }: RunningLibrary,
  { channel: verb, input, requestId: once }: RequestMessage<V>,
): Promise<Result<unknown, AppError>> {
  return handlers[verb](input, once);
}

const isUnreadableCache = (error: unknown): boolean =>
  error instanceof StorageError && isUnreadable(error) && path.basename(error.file) === callsFile;

/** A failed parse quotes what it could not read, and the log must not hold what was said in a call. */
function describeForLog(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is no error was thrown';
  const stack = error.stack ?? error.message;
  return error instanceof SyntaxError ? stack.replace(error.message, 'unreadable text') : stack;
}
