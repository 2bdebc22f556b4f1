import type { Entry } from './call.ts';

/** How far a word's times can be trusted, as a byte in {@link WordColumns.trust}. */
export const wordTrust = {
  /** Start and end are there, in order, inside the recording. */
  good: 0,
  /** No start: the word is shown and can't be played to exactly. */
  absent: 1,
  /** Starts before the word ahead of it in the same speaker's speech has begun. */
  outOfOrder: 2,
  /** Overlaps the word ahead of it in the same speaker's speech by more than 50 ms. */
  overlapping: 3,
  /** Ends before it starts, or lies outside the recording. */
  impossible: 4,
} as const;

/**
 * All words of a call as columns, in transcript order; a word's index is its place here and is what
 * the reviewer's tags and `data-word` refer to. Times are milliseconds from the recording's start,
 * -1 where Retell gave none.
 */
export interface WordColumns {
  readonly count: number;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Index into the entries of the turn that holds the word. */
  readonly entry: Uint32Array;
  /** Where the word stands in its turn's text, in UTF-16 units. */
  readonly textStart: Uint32Array;
  readonly textEnd: Uint32Array;
  readonly trust: Uint8Array;
}

type Turn = Extract<Entry, { kind: 'turn' }>;

/** An entry without its words, which travel as columns. A turn's words are `firstWord … lastWord`. */
export type TranscriptEntry =
  | (Omit<Turn, 'words'> & {
      /** -1 when the turn has no words. */
      readonly firstWord: number;
      readonly lastWord: number;
    })
  | Exclude<Entry, Turn>;

/** Where a transcript came from, and why there may be none. */
export type TranscriptState =
  | 'ready'
  /** Retell sent turns without word times. */
  | 'no-words'
  /** Stored with basic attributes only. */
  | 'not-kept'
  /** The call never connected, is still going on, or nobody spoke. */
  | 'nothing-said'
  /** Not fetched yet and Retell cannot be reached. */
  | 'not-fetched';

export interface Transcript {
  readonly state: TranscriptState;
  readonly scrubbed: boolean;
  readonly entries: readonly TranscriptEntry[];
  readonly words: WordColumns;
}
