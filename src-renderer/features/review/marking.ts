import type { CallDetail } from '../../../src-shared/call-detail.ts';
import { findMarks } from '../../../src-shared/marks/find-marks.ts';
import type { Mark, MarkKind, Marks } from '../../../src-shared/marks/mark.ts';
import type { Peaks } from '../../../src-shared/recording.ts';
import { markFrom, shownMarks } from './mark-walk.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { silencesByEar, type Gap } from './silence.ts';
import { openDetail, type ReviewStore } from './store.ts';

interface MarkingDeps {
  readonly player: Player;
  /** The kinds put away stay away, in every call and after a restart. */
  readonly keepHidden: (hidden: readonly MarkKind[]) => void;
}

/** Marks of so many words are found in a millisecond or two. */
const quicklyCounted = 3000;

/** Finding marks in the open call, and going from one to the next. */
export function marking(store: ReviewStore, { player, keepHidden }: MarkingDeps) {
  const goTo = (mark: Mark): void => {
    store.setState({
      markAtHand: mark,
      following: true,
      ...(mark.entry === undefined ? {} : { entryAtHand: mark.entry }),
    });
    if (mark.startMs >= 0) player.seek(mark.startMs);
  };

  return {
    goTo,

    /** Marks and pauses by what is known now: the words, and the recording once it is whole. */
    takeStock: (): void => {
      const detail = openDetail(store.getState());
      if (detail === undefined) return;
      const { marks, gaps } = stockOf(detail, wholePeaks(store));
      const { markAtHand } = store.getState();
      store.setState({ marks, markAtHand: markAtHand && sameMark(marks, markAtHand) });
      player.setGaps(gaps);
    },

    /** Whether that takes no time to speak of: a short call, or one that was counted before. */
    isQuick: (): boolean => {
      const detail = openDetail(store.getState());
      if (detail === undefined || detail.transcript.words.count <= quicklyCounted) return true;
      return stockBefore(detail, wholePeaks(store)) !== undefined;
    },

    /** The mark gone to; undefined when there is none in that direction. */
    markBy: (direction: 1 | -1): Mark | undefined => {
      const { marks, hiddenKinds, entryAtHand } = store.getState();
      if (marks === undefined) return undefined;
      const here = { ms: player.nowMs(), entry: entryAtHand };
      const mark = markFrom(shownMarks(marks.marks, hiddenKinds), here, direction);
      if (mark !== undefined) goTo(mark);
      return mark;
    },

    toggleKind: (kind: MarkKind): void => {
      const { hiddenKinds } = store.getState();
      const hidden = hiddenKinds.includes(kind)
        ? hiddenKinds.filter((other) => other !== kind)
        : [...hiddenKinds, kind];
      store.setState({ hiddenKinds: hidden });
      keepHidden(hidden);
    },
  };
}

export type Marking = ReturnType<typeof marking>;

/** By the sound a mark begins at about where it began by the words. */
const sameWithinMs = 1500;

/** The mark as it was found anew, where it was; the sound may tell its ends more exactly. */
const sameMark = ({ marks }: Marks, { kind, entry, startMs }: Mark): Mark | undefined =>
  marks.find(
    (mark) =>
      mark.kind === kind &&
      mark.entry === entry &&
      Math.abs(mark.startMs - startMs) <= sameWithinMs,
  );

const wholePeaks = (store: ReviewStore): Peaks | undefined => {
  const { recording } = store.getState();
  const peaks = recording.phase === 'ready' ? recording.peaks : undefined;
  return peaks !== undefined && peaks.doneBins >= peaks.totalBins ? peaks : undefined;
};

function marksOf({ call, transcript }: CallDetail, peaks: Peaks | undefined): Marks {
  const { durationMs, latency, media } = call;
  return findMarks({
    transcript,
    media,
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(latency === undefined ? {} : { latency }),
    ...(peaks === undefined ? {} : { peaks }),
  });
}

/** What is found in a call, and of what it was found. */
interface Stock {
  readonly facts: string;
  readonly peaks: Peaks | undefined;
  readonly marks: Marks;
  /** Worked out when the call plays, and then once. */
  readonly gaps: () => readonly Gap[];
}

const taken = new WeakMap<CallDetail['transcript'], readonly Stock[]>();

const factsOf = ({ call: { durationMs, latency, media } }: CallDetail): string =>
  JSON.stringify([durationMs, latency, media]);

const stockBefore = (detail: CallDetail, peaks: Peaks | undefined): Stock | undefined => {
  const facts = factsOf(detail);
  return taken
    .get(detail.transcript)
    ?.find((stock) => stock.peaks === peaks && stock.facts === facts);
};

/** Of a call that is opened again everything was found before. */
function stockOf(detail: CallDetail, peaks: Peaks | undefined): Stock {
  const before = stockBefore(detail, peaks);
  if (before !== undefined) return before;
  const stock: Stock = {
    facts: factsOf(detail),
    peaks,
    marks: marksOf(detail, peaks),
    gaps: once(() => gapsOf(detail, peaks)),
  };
  // By the words alone, and with the recording: more is never asked for of one text.
  const others = taken.get(detail.transcript) ?? [];
  taken.set(detail.transcript, [stock, ...others].slice(0, 2));
  return stock;
}

function gapsOf({ call, transcript }: CallDetail, peaks: Peaks | undefined): readonly Gap[] {
  const heard = peaks && silencesByEar(transcript.words, peaks, call.durationMs ?? 0);
  return heard ?? readingOf(transcript).gaps;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
