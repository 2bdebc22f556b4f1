import type { CallDetail } from './call-detail.ts';
import type { Transcript, TranscriptEntry } from './transcript.ts';

/**
 * A transcript as a message carries it. Two hours are thousands of lines, and handing over so many
 * small objects takes the page ten times as long as reading them out of one text.
 */
export interface SentTranscript extends Omit<Transcript, 'entries'> {
  /** Says what is in it: two of one name hold the same lines and words. */
  readonly name: string;
  /** The entries as JSON. */
  readonly entriesText: string;
}

/** In place of a transcript that the page said it holds. */
export type CachedTranscript = Pick<SentTranscript, 'name'>;

/** A call as a message carries it. */
export interface SentCall extends Omit<CallDetail, 'transcript'> {
  readonly transcript: SentTranscript | CachedTranscript;
}

export const toSentTranscript = ({
  entries,
  ...transcript
}: Transcript): Omit<SentTranscript, 'name'> => ({
  ...transcript,
  entriesText: JSON.stringify(entries),
});

/** The transcript as it was before it was sent. */
export function fromSentTranscript(sent: SentTranscript): Transcript {
  const { state, scrubbed, words, entriesText } = sent;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by asSent in our own library process
  const entries = JSON.parse(entriesText) as readonly TranscriptEntry[];
  return { state, scrubbed, words, entries };
}
