import type { Marker, MarkerKind, CallMarkers } from '../../../../src-shared/marker.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { findMarkers } from '../../../../src-shared/markers/find-markers.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';
import type { Player } from '../player/player.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { silencesInAudio, type TimeRange } from '../player/silence.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';

/** Where the reviewer is: in the recording, or where nothing has a time at a line. */
export interface CallPosition {
  readonly ms: number;
  readonly entry: number;
}

/** A press of the key while playing must leave the mark just reached. */
const graceMs = 700;

/** The next mark after (or the last before) where the reviewer is, of the kinds that are shown. */
export function nextMarker(
  markers: readonly Marker[],
  { ms, entry }: CallPosition,
  direction: 1 | -1,
): Marker | undefined {
  const timed = markers.filter(({ startMs }) => startMs >= 0);
  if (timed.length === 0) return nextMarkerByEntry(markers, entry, direction);
  return direction > 0
    ? timed.find(({ startMs }) => startMs > ms + 1)
    : timed.findLast(({ startMs }) => startMs < ms - graceMs);
}

function nextMarkerByEntry(
  markers: readonly Marker[],
  currentEntry: number,
  direction: 1 | -1,
): Marker | undefined {
  return direction > 0
    ? markers.find(({ entry = -1 }) => entry > currentEntry)
    : markers.findLast(({ entry = -1 }) => entry >= 0 && entry < currentEntry);
}

/** Those of the kinds that the reviewer has not put away. */
export const visibleMarkers = (
  markers: readonly Marker[],
  hidden: readonly MarkerKind[],
): readonly Marker[] => markers.filter(({ kind }) => !hidden.includes(kind));

interface MarkerDeps {
  readonly player: Player;
  /** The kinds put away stay away, in every call and after a restart. */
  readonly saveHiddenKinds: (hidden: readonly MarkerKind[]) => void;
}

/** Marks of so many words are found in a millisecond or two. */
const fastUpdateWords = 3000;

/** Finding marks in the open call, and going from one to the next. */
export function markerActions(store: CallDeskStore, { player, saveHiddenKinds }: MarkerDeps) {
  const goTo = (marker: Marker): void => {
    store.setState({
      currentMarker: marker,
      following: true,
      ...(marker.entry === undefined ? {} : { entryAtHand: marker.entry }),
    });
    if (marker.startMs >= 0) player.seek(marker.startMs);
  };

  return {
    goTo,

    /** Marks and pauses by what is known now: the words, and the recording once it is whole. */
    takeStock: (): void => {
      const detail = currentDetail(store.getState());
      if (detail === undefined) return;
      const { markers: marks, gaps } = analyse(detail, completePeaks(store));
      const { currentMarker: markAtHand } = store.getState();
      store.setState({
        markers: marks,
        currentMarker: markAtHand && findSameMarker(marks, markAtHand),
      });
      player.setGaps(gaps);
    },

    /** Whether that takes no time to speak of: a short call, or one that was counted before. */
    isQuick: (): boolean => {
      const detail = currentDetail(store.getState());
      if (detail === undefined || detail.transcript.words.count <= fastUpdateWords) return true;
      return knownAnalysis(detail, completePeaks(store)) !== undefined;
    },

    /** The mark gone to; undefined when there is none in that direction. */
    moveByMarker: (direction: 1 | -1): Marker | undefined => {
      const { markers: marks, hiddenKinds, entryAtHand } = store.getState();
      if (marks === undefined) return undefined;
      const here = { ms: player.nowMs(), entry: entryAtHand };
      const marker = nextMarker(visibleMarkers(marks.markers, hiddenKinds), here, direction);
      if (marker !== undefined) goTo(marker);
      return marker;
    },

    toggleKind: (kind: MarkerKind): void => {
      const { hiddenKinds } = store.getState();
      const hidden = hiddenKinds.includes(kind)
        ? hiddenKinds.filter((other) => other !== kind)
        : [...hiddenKinds, kind];
      store.setState({ hiddenKinds: hidden });
      saveHiddenKinds(hidden);
    },
  };
}

export type MarkerActions = ReturnType<typeof markerActions>;

/** By the sound a mark begins at about where it began by the words. */
const sameMarkerToleranceMs = 1500;

/** The mark as it was found anew, where it was; the sound may tell its ends more exactly. */
const findSameMarker = (
  { markers: marks }: CallMarkers,
  { kind, entry, startMs }: Marker,
): Marker | undefined =>
  marks.find(
    (marker) =>
      marker.kind === kind &&
      marker.entry === entry &&
      Math.abs(marker.startMs - startMs) <= sameMarkerToleranceMs,
  );

const completePeaks = (store: CallDeskStore): Peaks | undefined => {
  const { recording } = store.getState();
  const peaks = recording.phase === 'ready' ? recording.peaks : undefined;
  return peaks !== undefined && peaks.doneBins >= peaks.totalBins ? peaks : undefined;
};

function computeMarkers({ call, transcript }: CallDetail, peaks: Peaks | undefined): CallMarkers {
  const { durationMs, latency, media } = call;
  return findMarkers({
    transcript,
    media,
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(latency === undefined ? {} : { latency }),
    ...(peaks === undefined ? {} : { peaks }),
  });
}

/** What is found in a call, and of what it was found. */
interface CallAnalysis {
  readonly inputKey: string;
  readonly peaks: Peaks | undefined;
  readonly markers: CallMarkers;
  /** Worked out when the call plays, and then once. */
  readonly gaps: () => readonly TimeRange[];
}

const analyses = new WeakMap<CallDetail['transcript'], readonly CallAnalysis[]>();

const analysisKey = ({ call: { durationMs, latency, media } }: CallDetail): string =>
  JSON.stringify([durationMs, latency, media]);

const knownAnalysis = (detail: CallDetail, peaks: Peaks | undefined): CallAnalysis | undefined => {
  const inputKey = analysisKey(detail);
  return analyses
    .get(detail.transcript)
    ?.find((analysis) => analysis.peaks === peaks && analysis.inputKey === inputKey);
};

/** Of a call that is opened again everything was found before. */
function analyse(detail: CallDetail, peaks: Peaks | undefined): CallAnalysis {
  const known = knownAnalysis(detail, peaks);
  if (known !== undefined) return known;
  const analysis: CallAnalysis = {
    inputKey: analysisKey(detail),
    peaks,
    markers: computeMarkers(detail, peaks),
    gaps: once(() => computeGaps(detail, peaks)),
  };
  // By the words alone, and with the recording: more is never asked for of one text.
  const others = analyses.get(detail.transcript) ?? [];
  analyses.set(detail.transcript, [analysis, ...others].slice(0, 2));
  return analysis;
}

function computeGaps(
  { call, transcript }: CallDetail,
  peaks: Peaks | undefined,
): readonly TimeRange[] {
  const silences = peaks && silencesInAudio(transcript.words, peaks, call.durationMs ?? 0);
  return silences ?? timingOf(transcript).gaps;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
