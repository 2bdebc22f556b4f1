import type { Call, MediaOffer, Speaker } from './call.ts';
import type { Peaks } from './recording.ts';
import type { Transcript } from './transcript.ts';

/**
 * The kinds of markers that Earmark detects; docs/markers.md describes the rules. Markers at the same
 * time are sorted in this order.
 */
export const markerKinds = [
  'dead-air',
  'overlap',
  'interruption',
  'slow-answer',
  'tool-turn',
  'failed-tool',
  'monologue',
] as const;

export type MarkerKind = (typeof markerKinds)[number];

/** Where in the conversation nobody speaks. */
export type GapPlace = 'start' | 'after-user' | 'after-agent' | 'after-other' | 'end';

/** Something that was detected in a call. */
export interface Marker {
  readonly kind: MarkerKind;
  /** From the start of the recording; -1 where the time is unknown, then `entry` says where to go. */
  readonly startMs: number;
  readonly endMs: number;
  /** The entry to show, as an index into the transcript's entries. */
  readonly entry?: number;
  /** The words to highlight, as indices into the word columns. */
  readonly firstWord?: number;
  readonly lastWord?: number;
  /** Who is talked over, interrupted, slow to respond or talks for long. */
  readonly speaker?: Speaker;
  /** With overlap and interruption: who started while `speaker` was speaking. */
  readonly by?: Speaker;
  /** With dead air. */
  readonly gap?: GapPlace;
  /** With slow responses: the component that took longest, by Retell's name; absent where unknown. */
  readonly component?: { readonly name: string; readonly ms: number };
  readonly label: string;
  readonly detail?: string;
}

export interface TalkShare {
  readonly speaker: Speaker;
  readonly ms: number;
  /** Share of all speech in the call, 0–1. Overlapping speech counts for both, so all shares sum to 1. */
  readonly share: number;
}

export interface Monologue {
  readonly speaker: Speaker;
  readonly startMs: number;
  readonly endMs: number;
  readonly firstWord?: number;
  readonly lastWord?: number;
}

/** How long the caller waited while the agent used tools. */
export interface ToolWait {
  readonly entry: number;
  /** The tools called for one question of the caller, in order. */
  readonly names: readonly string[];
  /** From the end of the caller's turn to the agent's first words, which only bridge the wait. */
  readonly toFillerMs?: number;
  /** From the end of the caller's turn to the agent's first words after the tool's result. */
  readonly toResponseMs?: number;
}

export interface MarkerSummary {
  readonly talk: readonly TalkShare[];
  /** Time in which nobody speaks, including pauses between turns. */
  readonly silenceMs?: number;
  readonly longestMonologue?: Monologue;
  readonly counts: Readonly<Record<MarkerKind, number>>;
  /** From the end of the caller's speech to the agent's first word, over all responses. */
  readonly responseTimes: {
    readonly count: number;
    readonly p50Ms?: number;
    readonly p90Ms?: number;
    readonly maxMs?: number;
  };
  readonly toolWaits: readonly ToolWait[];
}

/** Why something could not be detected in a call. */
export type LimitationKind =
  | 'nothing-to-go-by'
  | 'no-word-times'
  | 'untrusted-times'
  | 'unjudged-pauses'
  | 'unjudged-answers'
  | 'chat'
  | 'mono'
  | 'unknown-channels'
  | 'noisy-recording'
  | 'sound-without-words'
  | 'overlap-not-heard'
  | 'no-length'
  | 'no-latency'
  | 'latency-unmatched';

export interface Limitation {
  readonly kind: LimitationKind;
  readonly text: string;
}

export interface CallMarkers {
  /** In order of time; those without a time come last, in the transcript's order. */
  readonly markers: readonly Marker[];
  readonly summary: MarkerSummary;
  /** Shown beside the markers, so that an absent marker is not mistaken for a good call. */
  readonly limitations: readonly Limitation[];
  /** Where the times of speech come from. */
  readonly source: 'words' | 'channels' | 'none';
}

export interface MarkersInput {
  readonly transcript: Transcript;
  readonly durationMs?: number;
  readonly latency?: Call['latency'];
  /** Confirms dead air and overlap, and replaces word timing where there is none. */
  readonly peaks?: Peaks;
  readonly media?: Pick<MediaOffer, 'recording' | 'multiChannel'>;
}
