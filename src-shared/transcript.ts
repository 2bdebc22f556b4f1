import type { Entry } from './call.ts';

/** How reliable a word’s time is, as a byte in {@link WordColumns.trust}. */
export const wordTrust = {
  /** Start and end are known, in order and inside the recording. */
  good: 0,
  /** No start. The word is shown but can’t be played exactly. */
  absent: 1,
  /** Starts before the previous word of the same speaker. */
  outOfOrder: 2,
  /** Overlaps the previous word of the same speaker by more than 50 ms. */
  overlapping: 3,
  /** Ends before it starts, or is outside the recording. */
  impossible: 4,
} as const;

/**
 * All words of a call as columns, in transcript order. Tags and `data-word` refer to a word by its index.
 * Times are ms from the start of the recording, -1 where a word has none. Words that Retell’s word list
 * does not have are included, without a time.
 */
export interface WordColumns {
  readonly count: number;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** The index of the entry that contains the word. */
  readonly entry: Uint32Array;
  /** The range of the word in its turn’s text, in UTF-16 units. */
  readonly textStart: Uint32Array;
  readonly textEnd: Uint32Array;
  readonly trust: Uint8Array;
}

type Turn = Extract<Entry, { kind: 'turn' }>;

/** An entry without its words, which are in the columns. A turn has the words `firstWord` to `lastWord`. */
export type TranscriptEntry =
  | (Omit<Turn, 'words'> & {
      /** -1 if the turn has no words. */
      readonly firstWord: number;
      readonly lastWord: number;
    })
  | Exclude<Entry, Turn>;

/** Whether there is a transcript, and if not, why. */
export type TranscriptState =
  | 'ready'
  /** Retell sent turns without word timing. */
  | 'no-words'
  /** The call is stored with basic attributes only. */
  | 'not-kept'
  /** Nobody spoke, or the call never connected or is not over. */
  | 'nothing-said'
  /** Not fetched yet. */
  | 'not-fetched';

export interface Transcript {
  readonly state: TranscriptState;
  readonly scrubbed: boolean;
  readonly entries: readonly TranscriptEntry[];
  readonly words: WordColumns;
}
