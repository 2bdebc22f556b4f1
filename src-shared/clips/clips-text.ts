import type { ClipCounts, NoClipReason } from './clip-counts.ts';

/** Why there is no clip, as the rest of a sentence. */
export const noClipText: Readonly<Record<NoClipReason, string>> = {
  chat: 'a chat has no recording',
  'no-time': 'the passage has no time',
  outside: 'the passage is after the end of the recording',
  'too-long': 'the clip would be larger than a WAV file can be',
  'no-recording': 'Retell has no recording of the call',
  'not-redacted': 'there is no redacted recording of the call',
  'not-here': 'the recording is not on this computer',
  'not-downloaded': 'the recording could not be downloaded',
  compressed: 'the recording is compressed, and clips are cut from WAV files only',
  unreadable: 'the recording can’t be read',
  'unknown-words': 'the words to silence can’t be found in the recording',
  'page-full': 'the page would be too large for a browser',
};

/** The reasons with their counts, such as `2: the recording is not on this computer`. Empty if there are none. */
export const leftOutText = ({ leftOut }: ClipCounts): string =>
  Object.entries(leftOut)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the type of the keys
    .map(([reason, count]) => `${count}: ${noClipText[reason as NoClipReason]}`)
    .join('; ');
