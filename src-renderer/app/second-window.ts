import type { CallId } from '../../src-shared/call.ts';

/** The one call that a second window shows beside the first; undefined in the first. */
export function secondWindowCallId(url: string): CallId | undefined {
  const id = new URL(url).searchParams.get('call');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- main wrote it there from an id that the library gave out
  return id === null || id === '' ? undefined : (id as CallId);
}
