import type { Channel, InputOf, OutputOf } from '../../src-shared/ipc/contract.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Library, LibraryRequests } from '../library/port.ts';

/**
 * The channels that the page and the library have in common, with the same input and output. A request on
 * one of them needs no handler in main: a row in the contract and a handler in the library are enough.
 */
export type ForwardedChannel = {
  [C in Channel & keyof LibraryRequests]: InputOf<C> extends LibraryRequests[C]['in']
    ? LibraryRequests[C]['out'] extends OutputOf<C>
      ? C
      : never
    : never;
}[Channel & keyof LibraryRequests];

export type Forward = (
  channel: ForwardedChannel,
  input: unknown,
) => Promise<Result<unknown, AppError>>;

/** Sends requests to the library as they are. Their input was checked by the schema of their channel. */
export const forwardTo =
  (library: Library): Forward =>
  (channel, input) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked, see above
    library.request(channel, input as LibraryRequests[ForwardedChannel]['in']);
