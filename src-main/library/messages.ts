import type { AppError } from '../../src-shared/errors.ts';
import type { MeasuringProgress } from '../../src-shared/measures/progress.ts';
import type { Result } from '../../src-shared/result.ts';
import type { LibraryRequests, LibraryChannel } from './port.ts';

/** A request to the library process. */
export interface RequestMessage<C extends LibraryChannel = LibraryChannel> {
  readonly id: number;
  readonly channel: C;
  readonly input: LibraryRequests[C]['in'];
  /** Stays the same when the request is repeated after a crash, so that an undo runs once. */
  readonly requestId: string;
}

export interface ResponseMessage {
  readonly id: number;
  readonly result: Result<unknown, AppError>;
}

/** A line for the log; the reviewer only sees `ref`. */
export interface LogMessage {
  readonly ref: string;
  readonly detail: string;
}

/** The cache of calls was unreadable and has been replaced by an empty one. */
export interface RebuiltMessage {
  readonly rebuilt: true;
}

export type LibraryMessage =
  | ResponseMessage
  | RebuiltMessage
  | { readonly log: LogMessage }
  | { readonly measuring: MeasuringProgress };

/** One end of the link between main and the library process, over any transport. */
export interface MessageLink<Incoming, Outgoing> {
  send(message: Outgoing): void;
  onMessage(listener: (message: Incoming) => void): void;
}
