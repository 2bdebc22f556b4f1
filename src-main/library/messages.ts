import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { LibraryRequests, LibraryChannel } from './port.ts';

/** One question to the library process. */
export interface RequestMessage<V extends LibraryChannel = LibraryChannel> {
  readonly id: number;
  readonly channel: V;
  readonly input: LibraryRequests[V]['in'];
  /** The same when the question is repeated after a crash, so that an undo is done once. */
  readonly requestId: string;
}

export interface ResponseMessage {
  readonly id: number;
  readonly result: Result<unknown, AppError>;
}

/** Something for the log: the reviewer is only told `ref`. */
export interface LogMessage {
  readonly ref: string;
  readonly detail: string;
}

export type LibraryMessage = ResponseMessage | { readonly log: LogMessage };

/** Either end of the line between main and the library, whatever carries it. */
export interface MessageLink<Incoming, Outgoing> {
  send(message: Outgoing): void;
  onMessage(listener: (message: Incoming) => void): void;
}
