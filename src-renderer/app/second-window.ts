import type { CallId } from '../../src-shared/call.ts';

/** The call that a second window shows; undefined in the first window. */
export function secondWindowCallId(url: string): CallId | undefined {
  const id = new URL(url).searchParams.get('call');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- main put it into the URL from an id of the library
  return id === null || id === '' ? undefined : (id as CallId);
}
