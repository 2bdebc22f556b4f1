import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { LibraryChannel, LibraryRequests } from '../port.ts';
import type { LibraryDatabases } from './databases.ts';

export type Input<C extends LibraryChannel> = LibraryRequests[C]['in'];

export type ResultOf<C extends LibraryChannel> = Result<LibraryRequests[C]['out'], AppError>;

type MaybeAsync<T> = T | Promise<T>;

/** `requestId` stays the same when a request is repeated after a crash. */
type Handler<C extends LibraryChannel> = (
  input: Input<C>,
  requestId: string,
) => MaybeAsync<ResultOf<C>>;

/** One handler per channel; a missing one does not compile. */
export type Handlers = { readonly [C in LibraryChannel]: Handler<C> };

export type HandlersFor<C extends LibraryChannel> = Pick<Handlers, C>;

/** Makes a handler that answers with an error while no workspace is open. */
export type WithDatabases = <C extends LibraryChannel>(
  handle: (
    databases: LibraryDatabases,
    input: Input<C>,
    requestId: string,
  ) => MaybeAsync<ResultOf<C>>,
) => Handler<C>;
