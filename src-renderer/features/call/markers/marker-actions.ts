import { callLengthMs } from '../../../../src-shared/call-length.ts';
import type { Marker, MarkerKind, CallMarkers } from '../../../../src-shared/marker.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { findMarkers } from '../../../../src-shared/markers/find-markers.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';
import type { Player } from '../player/player.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { silencesInAudio, type TimeRange } from '../player/silence.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';

/** The current position: in the recording or, without times, at an entry. */
export interface CallPosition {
  readonly ms: number;
  readonly entry: number;
}

/** While playing, "previous" must leave the marker that was just reached. */
const graceMs = 700;

/** The next marker after the position, or the last one before it. */
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

/** The markers of the kinds that the reviewer has not hidden. */
export const visibleMarkers = (
  markers: readonly Marker[],
  hidden: readonly MarkerKind[],
): readonly Marker[] => markers.filter(({ kind }) => !hidden.includes(kind));

interface MarkerDeps {
  readonly player: Player;
  /** Hidden kinds stay hidden in every call and after a restart. */
  readonly saveHiddenKinds: (hidden: readonly MarkerKind[]) => void;
}

/** The markers of a transcript of this size are computed in a millisecond or two. */
const fastUpdateWords = 3000;

/** Computes the markers of the open call, and moves from one to the next. */
export function markerActions(store: CallDeskStore, { player, saveHiddenKinds }: MarkerDeps) {
  const goTo = (marker: Marker): void => {
    store.setState({
      currentMarker: marker,
      following: true,
      ...(marker.entry === undefined ? {} : { currentEntry: marker.entry }),
    });
    if (marker.startMs >= 0) player.seek(marker.startMs);
  };

  return {
    goTo,

    /** Computes markers and silences from the words and, once complete, the peaks. */
    updateMarkers: (): void => {
      const detail = currentDetail(store.getState());
      if (detail === undefined) return;
      const { markers, gaps } = analyse(detail, completePeaks(store));
      const { currentMarker } = store.getState();
      store.setState({
        markers,
        currentMarker: currentMarker && findSameMarker(markers, currentMarker),
      });
      player.setGaps(gaps);
    },

    /** Whether `updateMarkers` is cheap: the call is short, or its markers are cached. */
    isUpdateFast: (): boolean => {
      const detail = currentDetail(store.getState());
      if (detail === undefined || detail.transcript.words.count <= fastUpdateWords) return true;
      return knownAnalysis(detail, completePeaks(store)) !== undefined;
    },

    /** Returns the marker moved to; undefined when there is none in that direction. */
    moveByMarker: (direction: 1 | -1): Marker | undefined => {
      const { markers, hiddenKinds, currentEntry } = store.getState();
      if (markers === undefined) return undefined;
      const here = { ms: player.nowMs(), entry: currentEntry };
      const marker = nextMarker(visibleMarkers(markers.markers, hiddenKinds), here, direction);
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

/** Computed from the audio, a marker may begin this much earlier or later than from the words. */
const sameMarkerToleranceMs = 1500;

/** The same marker after it was computed again; its range may be more exact now. */
const findSameMarker = (
  { markers }: CallMarkers,
  { kind, entry, startMs }: Marker,
): Marker | undefined =>
  markers.find(
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

/** The result of an analysis and the input it was computed from. */
interface CallAnalysis {
  readonly inputKey: string;
  readonly peaks: Peaks | undefined;
  readonly markers: CallMarkers;
  /** Computed once, when silence is first skipped. */
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

/** Cached per transcript, so reopening a call does not compute its markers again. */
function analyse(detail: CallDetail, peaks: Peaks | undefined): CallAnalysis {
  const known = knownAnalysis(detail, peaks);
  if (known !== undefined) return known;
  const analysis: CallAnalysis = {
    inputKey: analysisKey(detail),
    peaks,
    markers: computeMarkers(detail, peaks),
    gaps: once(() => computeGaps(detail, peaks)),
  };
  // One analysis of the words alone and one with the peaks; more is never needed per transcript.
  const others = analyses.get(detail.transcript) ?? [];
  analyses.set(detail.transcript, [analysis, ...others].slice(0, 2));
  return analysis;
}

function computeGaps(
  { call, transcript }: CallDetail,
  peaks: Peaks | undefined,
): readonly TimeRange[] {
  const silences = peaks && silencesInAudio(transcript.words, peaks, callLengthMs(call) ?? 0);
  return silences ?? timingOf(transcript).gaps;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
