import { memo, useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { Mark } from '../../../../src-shared/marks/mark.ts';
import { passageOfWords } from '../../../lib/review-passage.ts';
import { MarkGlyph } from '../mark-glyph.tsx';
import { shownMarks } from '../mark-walk.ts';
import { readingOf } from '../reading.ts';
import type { ReviewParts } from '../review-parts.ts';
import { selectedTime } from '../time-selection.ts';
import { selectedWords } from '../word-selection.ts';
import { glyphGroups, type GlyphGroup } from './glyph-groups.ts';
import { rulerMarks, rulerTime } from './ruler-marks.ts';
import { WavePlayhead } from './wave-playhead.tsx';
import { hitStretches, markStretches, tagStretches, type Stretch } from './wave-stretches.ts';
import { stretchAround, type ViewStore } from './wave-view.ts';

interface OverProps {
  readonly parts: ReviewParts;
  readonly detail: CallDetail;
  readonly view: ViewStore;
}

const nothing: readonly never[] = [];

/**
 * What lies over the lanes and goes along with them: signs above, stretches across, the ruler below.
 * Made for hands and eyes on the mouse; keys reach all of it from the desk.
 */
export function WaveOver({ parts, detail, view }: OverProps) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = (): void => {
      const { totalPx, scrollPx } = view.getState();
      if (strip.current === null) return;
      strip.current.style.width = `${totalPx}px`;
      strip.current.style.transform = `translateX(${-scrollPx}px)`;
    };
    follow();
    return view.subscribe(follow);
  }, [view]);
  return (
    <div className="wave-over" aria-hidden="true">
      <div ref={strip} className="wave-strip">
        <Stretches parts={parts} detail={detail} />
        <Glyphs parts={parts} view={view} />
        <Ruler parts={parts} view={view} />
      </div>
      <WavePlayhead parts={parts} view={view} />
    </div>
  );
}

const useDuration = (parts: ReviewParts): number =>
  useStore(parts.playerStore, ({ durationMs }) => durationMs);

const percent = (ms: number, durationMs: number): string =>
  `${durationMs > 0 ? (100 * ms) / durationMs : 0}%`;

function Stretches({ parts, detail }: Pick<OverProps, 'parts' | 'detail'>) {
  const durationMs = useDuration(parts);
  const { transcript } = detail;
  const applied = useStore(parts.work, (state) => state.work?.tags ?? nothing);
  const tagSet = useStore(parts.tagSet, (state) => state.tags);
  const marks = useMarks(parts);
  const { selection, chosenTime, finding } = useStore(
    parts.store,
    useShallow((state) => ({
      selection: state.selection,
      chosenTime: state.chosenTime,
      finding: state.finding,
    })),
  );
  const loop = useStore(parts.playerStore, (state) => state.loop);
  const lasting = useMemo(() => markStretches(marks), [marks]);
  const tags = useMemo(
    () => tagStretches(transcript, applied, tagSet),
    [transcript, applied, tagSet],
  );
  const hits = useMemo(
    () =>
      finding === undefined
        ? nothing
        : hitStretches(transcript, readingOf(transcript).times, finding, durationMs),
    [transcript, finding, durationMs],
  );
  const chosen = useMemo((): readonly Stretch[] => {
    if (chosenTime !== undefined) {
      return [{ id: 'selection', ...selectedTime(chosenTime), look: 'selection' }];
    }
    if (selection === undefined) return nothing;
    const { first, last } = selectedWords(selection);
    const { startMs, endMs = startMs } = passageOfWords(transcript, first, last).span;
    return startMs === undefined || endMs === undefined
      ? nothing
      : [{ id: 'selection', startMs, endMs, look: 'selection' }];
  }, [transcript, selection, chosenTime]);
  const looped = useMemo(
    (): readonly Stretch[] =>
      loop === undefined ? nothing : [{ id: 'loop', ...loop, look: 'loop' }],
    [loop],
  );
  return [lasting, tags, chosen, looped, hits].map((stretches, layer) => (
    // The layers are always these, and in this order.
    <Layer key={layer} stretches={stretches} durationMs={durationMs} />
  ));
}

interface LayerProps {
  readonly stretches: readonly Stretch[];
  readonly durationMs: number;
}

/** By itself, since a chosen word is no reason to draw hundreds of marks anew. */
const Layer = memo(function Layer({ stretches, durationMs }: LayerProps) {
  return stretches.map((stretch) => (
    <span
      key={stretch.id}
      className="wave-stretch"
      data-look={stretch.look}
      data-kind={stretch.kind}
      style={placeOf(stretch, durationMs)}
    />
  ));
});

const placeOf = ({ startMs, endMs, colour }: Stretch, durationMs: number): CSSProperties => ({
  left: percent(startMs, durationMs),
  width: percent(Math.max(0, endMs - startMs), durationMs),
  ...(colour === undefined ? {} : { '--stretch': `var(${colour})` }),
});

function useMarks(parts: ReviewParts): readonly Mark[] {
  const marks = useStore(parts.store, (state) => state.marks?.marks ?? nothing);
  const hidden = useStore(parts.store, (state) => state.hiddenKinds);
  return useMemo(() => shownMarks(marks, hidden), [marks, hidden]);
}

function Glyphs({ parts, view }: Pick<OverProps, 'parts' | 'view'>) {
  const durationMs = useDuration(parts);
  const totalPx = useStore(view, (state) => state.totalPx);
  const marks = useMarks(parts);
  const atHand = useStore(parts.store, (state) => state.markAtHand);
  const groups = useMemo(
    () => glyphGroups(marks, totalPx / Math.max(1, durationMs)),
    [marks, totalPx, durationMs],
  );
  return groups.map((group) => (
    <Glyph
      key={group.ms}
      group={group}
      place={marks.indexOf(group.mark)}
      left={percent(group.ms, durationMs)}
      isAtHand={atHand !== undefined && group.marks.includes(atHand)}
      goTo={parts.marking.goTo}
    />
  ));
}

interface GlyphProps {
  readonly group: GlyphGroup;
  /** Of its mark among those that are shown. */
  readonly place: number;
  readonly left: string;
  readonly isAtHand: boolean;
  readonly goTo: (mark: Mark) => void;
}

/** Of hundreds, walking from mark to mark draws two again. */
const Glyph = memo(function Glyph({ group, place, left, isAtHand, goTo }: GlyphProps) {
  const { mark, marks } = group;
  return (
    <span
      className="wave-glyph"
      data-mark={place}
      data-at-hand={isAtHand ? '' : undefined}
      data-many={marks.length > 1 ? '' : undefined}
      title={marks.map(({ label }) => label).join('\n')}
      style={{ left }}
      onPointerDown={(event) => {
        event.stopPropagation();
        goTo(mark);
      }}
    >
      <MarkGlyph kind={mark.kind} />
    </span>
  );
});

function Ruler({ parts, view }: Pick<OverProps, 'parts' | 'view'>) {
  const durationMs = useDuration(parts);
  const { totalPx, fromPx, toPx } = useStore(
    view,
    useShallow((state) => ({ totalPx: state.totalPx, ...stretchAround(state) })),
  );
  const pxPerMs = totalPx / Math.max(1, durationMs);
  if (pxPerMs === 0) return undefined;
  return rulerMarks(pxPerMs, fromPx / pxPerMs, Math.min(durationMs, toPx / pxPerMs)).map((ms) => (
    <span key={ms} className="wave-tick figure" style={{ left: percent(ms, durationMs) }}>
      {rulerTime(ms, (durationMs - ms) * pxPerMs)}
    </span>
  ));
}
