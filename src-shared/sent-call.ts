import type { CallDetail } from './call-detail.ts';
import type { Transcript, TranscriptEntry } from './transcript.ts';

/**
 * A transcript as a message carries it. Two hours are thousands of lines, and handing over so many
 * small objects takes the page ten times as long as reading them out of one text.
 */
export interface SentTranscript extends Omit<Transcript, 'entries'> {
  /** The entries as JSON. */
  readonly entriesText: string;
}

/** A call as a message carries it. */
export interface SentCall extends Omit<CallDetail, 'transcript'> {
  readonly transcript: SentTranscript;
}

export const asSent = ({ entries, ...transcript }: Transcript): SentTranscript => ({
  ...transcript,
  entriesText: JSON.stringify(entries),
});

/** The call as it was before it was sent. */
export function received({ transcript, ...detail }: SentCall): CallDetail {
  const { entriesText, ...rest } = transcript;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by asSent in our own main process
  const entries = JSON.parse(entriesText) as readonly TranscriptEntry[];
  return { ...detail, transcript: { ...rest, entries } };
}
