import { memo, useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { Marker } from '../../../../src-shared/marker.ts';
import { passageOfWords } from '../../../../src-shared/passage.ts';
import { MarkerGlyph } from '../markers/marker-glyph.tsx';
import { visibleMarkers } from '../markers/marker-actions.ts';
import { timingOf } from '../words/transcript-timing.ts';
import type { CallParts } from '../call-parts.ts';
import { selectedTime, selectedWords } from '../selection/selection.ts';
import { markerGroups, type MarkerGroup } from './marker-groups.ts';
import { rulerTicks, rulerLabel } from './ruler.ts';
import { WavePlayhead } from './wave-playhead.tsx';
import { hitRegions, markerRegions, tagRegions, type Region } from './wave-regions.ts';
import { rangeAround, type WaveViewStore } from './zoom.ts';

interface OverlayProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
  readonly view: WaveViewStore;
}

const noItems: readonly never[] = [];

/**
 * What is drawn over the lanes and scrolls with them: marker icons, regions and the ruler. It is only
 * for the mouse; everything in it can be reached with shortcuts.
 */
export function WaveOverlay({ parts, detail, view }: OverlayProps) {
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
    <div className="wave-overlay" aria-hidden="true">
      <div ref={strip} className="wave-strip">
        <Regions parts={parts} detail={detail} />
        <Glyphs parts={parts} view={view} />
        <Ruler parts={parts} view={view} />
      </div>
      <WavePlayhead parts={parts} view={view} />
    </div>
  );
}

const useDuration = (parts: CallParts): number =>
  useStore(parts.playerStore, ({ durationMs }) => durationMs);

const percent = (ms: number, durationMs: number): string =>
  `${durationMs > 0 ? (100 * ms) / durationMs : 0}%`;

function Regions({ parts, detail }: Pick<OverlayProps, 'parts' | 'detail'>) {
  const durationMs = useDuration(parts);
  const { transcript } = detail;
  const applied = useStore(parts.work, (state) => state.data?.tags ?? noItems);
  const tagSet = useStore(parts.tagSet, (state) => state.tags);
  const markers = useVisibleMarkers(parts);
  const { selection, timeSelection, find } = useStore(
    parts.store,
    useShallow((state) => ({
      selection: state.selection,
      timeSelection: state.timeSelection,
      find: state.find,
    })),
  );
  const loop = useStore(parts.playerStore, (state) => state.loop);
  const markerRegionList = useMemo(() => markerRegions(markers), [markers]);
  const tags = useMemo(
    () => tagRegions(transcript, applied, tagSet),
    [transcript, applied, tagSet],
  );
  const hits = useMemo(
    () =>
      find === undefined
        ? noItems
        : hitRegions(transcript, timingOf(transcript).entryTimes, find, durationMs),
    [transcript, find, durationMs],
  );
  const selected = useMemo((): readonly Region[] => {
    if (timeSelection !== undefined) {
      return [{ id: 'selection', ...selectedTime(timeSelection), look: 'selection' }];
    }
    if (selection === undefined) return noItems;
    const { first, last } = selectedWords(selection);
    const { startMs, endMs = startMs } = passageOfWords(transcript, first, last).span;
    return startMs === undefined || endMs === undefined
      ? noItems
      : [{ id: 'selection', startMs, endMs, look: 'selection' }];
  }, [transcript, selection, timeSelection]);
  const looped = useMemo(
    (): readonly Region[] =>
      loop === undefined ? noItems : [{ id: 'loop', ...loop, look: 'loop' }],
    [loop],
  );
  return [markerRegionList, tags, selected, looped, hits].map((regions, layer) => (
    // The layers never change their number or order.
    <Layer key={layer} regions={regions} durationMs={durationMs} />
  ));
}

interface LayerProps {
  readonly regions: readonly Region[];
  readonly durationMs: number;
}

/** A component of its own, so that a selected word does not render hundreds of markers again. */
const Layer = memo(function Layer({ regions, durationMs }: LayerProps) {
  return regions.map((region) => (
    <span
      key={region.id}
      className="wave-region"
      data-look={region.look}
      data-kind={region.kind}
      style={regionStyle(region, durationMs)}
    />
  ));
});

const regionStyle = ({ startMs, endMs, colour }: Region, durationMs: number): CSSProperties => ({
  left: percent(startMs, durationMs),
  width: percent(Math.max(0, endMs - startMs), durationMs),
  ...(colour === undefined ? {} : { '--region': `var(${colour})` }),
});

function useVisibleMarkers(parts: CallParts): readonly Marker[] {
  const markers = useStore(parts.store, (state) => state.markers?.markers ?? noItems);
  const hidden = useStore(parts.store, (state) => state.hiddenKinds);
  return useMemo(() => visibleMarkers(markers, hidden), [markers, hidden]);
}

function Glyphs({ parts, view }: Pick<OverlayProps, 'parts' | 'view'>) {
  const durationMs = useDuration(parts);
  const totalPx = useStore(view, (state) => state.totalPx);
  const markers = useVisibleMarkers(parts);
  const currentMarker = useStore(parts.store, (state) => state.currentMarker);
  const groups = useMemo(
    () => markerGroups(markers, totalPx / Math.max(1, durationMs)),
    [markers, totalPx, durationMs],
  );
  return groups.map((group) => (
    <Glyph
      key={group.ms}
      group={group}
      index={markers.indexOf(group.marker)}
      left={percent(group.ms, durationMs)}
      isCurrent={currentMarker !== undefined && group.markers.includes(currentMarker)}
      goTo={parts.markerActions.goTo}
    />
  ));
}

interface GlyphProps {
  readonly group: MarkerGroup;
  /** The index of its marker among the visible ones. */
  readonly index: number;
  readonly left: string;
  readonly isCurrent: boolean;
  readonly goTo: (marker: Marker) => void;
}

/** Going from marker to marker renders only two of them again. */
const Glyph = memo(function Glyph({ group, index, left, isCurrent, goTo }: GlyphProps) {
  const { marker, markers } = group;
  return (
    <span
      className="wave-glyph"
      data-marker={index}
      data-current={isCurrent ? '' : undefined}
      data-many={markers.length > 1 ? '' : undefined}
      title={markers.map(({ label }) => label).join('\n')}
      style={{ left }}
      onPointerDown={(event) => {
        event.stopPropagation();
        goTo(marker);
      }}
    >
      <MarkerGlyph kind={marker.kind} />
    </span>
  );
});

function Ruler({ parts, view }: Pick<OverlayProps, 'parts' | 'view'>) {
  const durationMs = useDuration(parts);
  const { totalPx, fromPx, toPx } = useStore(
    view,
    useShallow((state) => ({ totalPx: state.totalPx, ...rangeAround(state) })),
  );
  const pxPerMs = totalPx / Math.max(1, durationMs);
  if (pxPerMs === 0) return undefined;
  return rulerTicks(pxPerMs, fromPx / pxPerMs, Math.min(durationMs, toPx / pxPerMs)).map((ms) => (
    <span key={ms} className="wave-tick figure" style={{ left: percent(ms, durationMs) }}>
      {rulerLabel(ms, (durationMs - ms) * pxPerMs)}
    </span>
  ));
}
