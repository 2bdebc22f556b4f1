import type { Annotations } from '../../../../src-shared/annotations.ts';
import { placeCorrections } from '../../../../src-shared/corrections/placed-corrections.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import type { EntryNotes } from './entry-row.tsx';

export type NotesByEntry = ReadonlyMap<number, EntryNotes>;

interface Noted extends Pick<Annotations, 'corrections' | 'checkedTurns' | 'betterReplies'> {
  /** The entry whose better reply is being written. */
  readonly replyingTo: number | undefined;
  /** Entries with a reply that is typed and not saved. */
  readonly unsavedReplies: readonly number[];
}

const noNotes: EntryNotes = { corrections: [], isChecked: false, hasReply: false };

/** What the reviewer noted, by transcript entry. */
export function groupNotesByEntry(transcript: Transcript, noted: Noted): NotesByEntry {
  const byEntry = new Map<number, EntryNotes>();
  const add = (entry: number, part: Partial<EntryNotes>): void => {
    byEntry.set(entry, { ...noNotes, ...byEntry.get(entry), ...part });
  };
  for (const [entry, corrections] of placeCorrections(transcript, noted.corrections)) {
    add(entry, { corrections });
  }
  for (const entry of noted.checkedTurns) add(entry, { isChecked: true });
  const withReply = [
    ...noted.betterReplies.map(({ entry }) => entry),
    ...noted.unsavedReplies,
    ...(noted.replyingTo === undefined ? [] : [noted.replyingTo]),
  ];
  for (const entry of withReply) add(entry, { hasReply: true });
  return byEntry;
}
