import { nothingGiven } from '../../lib/format.ts';

const words: Readonly<Record<string, string>> = {
  v3: 'v3, the newest',
  v2: 'v2, an older one: this address offers no v3',
  v1: 'v1, the oldest: this address offers neither v3 nor v2',
};

/** Which version of the list of calls answers, and whether that is an older one. */
export const apiVersionWords = (version: string | undefined): string =>
  version === undefined ? nothingGiven : (words[version] ?? version);
