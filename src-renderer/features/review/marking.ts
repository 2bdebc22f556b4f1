import type { CallDetail } from '../../../src-shared/call-detail.ts';
import { findMarks } from '../../../src-shared/marks/find-marks.ts';
import type { Mark, MarkKind, Marks } from '../../../src-shared/marks/mark.ts';
import type { Peaks } from '../../../src-shared/recording.ts';
import { markFrom, shownMarks } from './mark-walk.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { silencesByEar } from './silence.ts';
import { openDetail, type ReviewStore } from './store.ts';

interface MarkingDeps {
  readonly player: Player;
  /** The kinds put away stay away, in every call and after a restart. */
  readonly keepHidden: (hidden: readonly MarkKind[]) => void;
}

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
      const { recording, ...state } = store.getState();
      const detail = openDetail(state);
      if (detail === undefined) return;
      const peaks = recording.phase === 'ready' ? whole(recording.peaks) : undefined;
      const marks = peaks === undefined ? marksByWords(detail) : marksOf(detail, peaks);
      store.setState({ marks, markAtHand: undefined });
      const { words } = detail.transcript;
      const heard = peaks && silencesByEar(words, peaks, detail.call.durationMs ?? 0);
      player.setGaps(heard ?? readingOf(detail.transcript).gaps);
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

const whole = (peaks: Peaks | undefined): Peaks | undefined =>
  peaks !== undefined && peaks.doneBins >= peaks.totalBins ? peaks : undefined;

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

interface KnownMarks {
  readonly facts: string;
  readonly marks: Marks;
}

const known = new WeakMap<CallDetail['transcript'], KnownMarks>();

/** Of a call that is opened again they are found already. */
function marksByWords(detail: CallDetail): Marks {
  const { durationMs, latency, media } = detail.call;
  const facts = JSON.stringify([durationMs, latency, media]);
  const before = known.get(detail.transcript);
  if (before?.facts === facts) return before.marks;
  const marks = marksOf(detail, undefined);
  known.set(detail.transcript, { facts, marks });
  return marks;
}
