import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { err, type Result } from '../../../src-shared/result.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { callsFile } from '../calls/calls-db.ts';
import { createHandlers, type RunningLibrary, type HandlerOptions } from './handlers.ts';
import type { LibraryChannel } from '../port.ts';
import { isUnreadable, StorageError, storageFailure } from '../db/storage-error.ts';
import type { LibraryMessage, MessageLink, RequestMessage } from '../messages.ts';

/** Responds to every request, also when handling it fails. */
export function serve(
  link: MessageLink<RequestMessage, LibraryMessage>,
  parseResponse: HandlerOptions['parseResponse'],
): RunningLibrary {
  const log = (detail: string): string => {
    const ref = randomUUID().slice(0, 8);
    link.send({ log: { ref, detail } });
    return ref;
  };
  const library = createHandlers({
    now: Date.now,
    parseResponse,
    log: (detail) => {
      log(detail);
    },
    onMeasuring: (measuring) => {
      link.send({ measuring });
    },
  });
  const toAppError = (error: unknown): AppError => {
    const appError = error instanceof StorageError ? storageFailure(error) : undefined;
    if (appError === undefined) return { kind: 'unexpected', ref: log(describeForLog(error)) };
    log(describeForLog(error));
    // The cache can be fetched again. Reviews are never replaced.
    if (!isUnreadableCache(error)) return appError;
    library.rebuildCalls();
    link.send({ rebuilt: true });
    return { kind: 'library-rebuilt', path: error.file };
  };
  const reply = async (request: RequestMessage): Promise<void> => {
    link.send({ id: request.id, result: await respond(library, request, toAppError) });
  };
  link.onMessage((request) => {
    void reply(request);
  });
  return library;
}

async function respond(
  library: RunningLibrary,
  request: RequestMessage,
  toAppError: (error: unknown) => AppError,
): Promise<Result<unknown, AppError>> {
  try {
    return await dispatch(library, request);
  } catch (error) {
    try {
      return err(toAppError(error));
    } catch (rebuildError) {
      const appError =
        rebuildError instanceof StorageError ? storageFailure(rebuildError) : undefined;
      return err(appError ?? { kind: 'unexpected', ref: 'library' });
    }
  }
}

async function dispatch<V extends LibraryChannel>(
  { handlers }: RunningLibrary,
  { channel, input, requestId }: RequestMessage<V>,
): Promise<Result<unknown, AppError>> {
  return handlers[channel](input, requestId);
}

const isUnreadableCache = (error: unknown): error is StorageError =>
  error instanceof StorageError && isUnreadable(error) && path.basename(error.file) === callsFile;

/** The message of a failed parse quotes its input, and the log must not contain what was said in a call. */
function describeForLog(error: unknown): string {
  if (!(error instanceof Error)) return 'A value that is not an Error was thrown';
  const stack = error.stack ?? error.message;
  return error instanceof SyntaxError ? stack.replace(error.message, 'unreadable text') : stack;
}
