import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { LibraryRequests, LibraryVerb } from './port.ts';

/** One question to the library process. */
export interface Question<V extends LibraryVerb = LibraryVerb> {
  readonly id: number;
  readonly verb: V;
  readonly input: LibraryRequests[V]['in'];
  /** The same when the question is repeated after a crash, so that an undo is done once. */
  readonly once: string;
}

export interface Reply {
  readonly id: number;
  readonly result: Result<unknown, AppError>;
}

/** Something for the log: the reviewer is only told `ref`. */
export interface LogLine {
  readonly ref: string;
  readonly detail: string;
}

export type FromLibrary = Reply | { readonly log: LogLine };

/** Either end of the line between main and the library, whatever carries it. */
export interface Line<Incoming, Outgoing> {
  send(message: Outgoing): void;
  onMessage(listener: (message: Incoming) => void): void;
}
