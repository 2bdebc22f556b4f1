import type { CallDetail } from './call-detail.ts';
import type { Transcript, TranscriptEntry } from './transcript.ts';

/**
 * A transcript in the form in which it is sent. Two hours have thousands of entries, and sending them as
 * objects takes ten times as long as parsing them from one text.
 */
export interface SerializedTranscript extends Omit<Transcript, 'entries'> {
  /** Identifies the content: two transcripts with the same name have the same entries and words. */
  readonly name: string;
  /** The entries as JSON. */
  readonly entriesText: string;
}

/** Replaces a transcript that the page already has. */
export type CachedTranscript = Pick<SerializedTranscript, 'name'>;

/** A call in the form in which it is sent. */
export interface SerializedCall extends Omit<CallDetail, 'transcript'> {
  readonly transcript: SerializedTranscript | CachedTranscript;
}

export const serializeTranscript = ({
  entries,
  ...transcript
}: Transcript): Omit<SerializedTranscript, 'name'> => ({
  ...transcript,
  entriesText: JSON.stringify(entries),
});

/** Restores the transcript that was sent. */
export function parseTranscript(sent: SerializedTranscript): Transcript {
  const { state, scrubbed, words, entriesText } = sent;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by serializeTranscript in our own library process
  const entries = JSON.parse(entriesText) as readonly TranscriptEntry[];
  return { state, scrubbed, words, entries };
}
