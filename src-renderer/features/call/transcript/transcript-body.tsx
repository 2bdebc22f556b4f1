import { memo, useMemo, type CSSProperties, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Marker } from '../../../../src-shared/marker.ts';
import type { AppliedTag } from '../../../../src-shared/review.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { Transcript, TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { formatTime } from '../../../lib/format.ts';
import { wordsOfQuote } from '../../../../src-shared/words-of-quote.ts';
import { PartBoundary } from '../../../ui/part-boundary.tsx';
import { entryText } from '../call-text.ts';
import { EntryRow, type EntryTag, type RenderReply } from './entry-row.tsx';
import type { NotesByEntry } from './entry-notes.ts';
import { blockOf, type Block, type ProgressiveRender } from './progressive-render.ts';

interface BodyProps {
  readonly transcript: Transcript;
  readonly rendering: ProgressiveRender;
  readonly times: Float64Array;
  readonly applied: readonly AppliedTag[];
  readonly tagSet: readonly Tag[];
  readonly markers: readonly Marker[];
  readonly notes: NotesByEntry;
  readonly renderReply: RenderReply;
}

/** All entries of the call. None of them renders again while the call plays. */
export const TranscriptBody = memo(function TranscriptBody(props: BodyProps) {
  const { transcript, rendering, times, applied, tagSet, markers, notes, renderReply } = props;
  const rendered = useStore(rendering.store, (state) => state.rendered);
  const markersByEntry = useMemo(() => groupMarkersByEntry(markers), [markers]);
  const { entries } = transcript;
  const { blocks } = rendering;
  const tagsByBlock = useMemo(
    () => groupByBlock(blocks, groupTagsByEntry(transcript, applied, tagSet)),
    [blocks, transcript, applied, tagSet],
  );
  const notesByBlock = useMemo(() => groupByBlock(blocks, notes), [blocks, notes]);
  return blocks.map((block, place) => (
    <EntryBlock
      key={block.from}
      block={block}
      isInitial={rendering.initial.has(place)}
      entries={rendered.has(place) ? entries : noEntries}
      times={times}
      tags={tagsByBlock.get(place) ?? noTags}
      markers={markersByEntry}
      notes={notesByBlock.get(place) ?? noNotes}
      renderReply={renderReply}
    />
  ));
});

const noEntries: readonly never[] = [];
const noTags: EntryTags = new Map();
const noNotes: NotesByEntry = new Map();

type EntryTags = ReadonlyMap<number, readonly EntryTag[]>;

interface BlockProps {
  readonly block: Block;
  /** Laid out at once; checking first whether it is visible would lay out the page twice. */
  readonly isInitial: boolean;
  /** All entries of the call; empty as long as the block is not rendered. */
  readonly entries: readonly TranscriptEntry[];
  readonly times: Float64Array;
  /** Only of this block, so that a new tag renders one block and not the whole call. */
  readonly tags: EntryTags;
  readonly markers: ReadonlyMap<number, readonly Marker[]>;
  /** Only of this block, like the tags. */
  readonly notes: NotesByEntry;
  readonly renderReply: RenderReply;
}

const EntryBlock = memo(function EntryBlock(props: BlockProps) {
  const { block, isInitial, entries, times, tags, markers, notes, renderReply } = props;
  const { from, to } = block;
  const rows = entries.slice(from, to).map((entry, place) => (
    // Entries never change places, so the index identifies them.
    <EntryRow
      key={from + place}
      entry={entry}
      index={from + place}
      time={timeText(times[from + place])}
      markers={markers.get(from + place)}
      tags={tags.get(from + place)}
      notes={notes.get(from + place)}
      renderReply={renderReply}
      gapMs={gapBefore(entries, from + place)}
    />
  ));
  return (
    <ol
      className="entries entries-block"
      data-first={isInitial || undefined}
      start={from + 1}
      style={isInitial ? undefined : reservedHeight(block)}
    >
      {/* A boundary per block is cheap; only a block that fails gets one per entry. */}
      <PartBoundary resetKey={entries} fallback={rows.map(inBoundary)}>
        {rows}
      </PartBoundary>
    </ol>
  );
});

const inBoundary = (row: ReactElement<{ readonly index: number }>) => (
  <PartBoundary
    key={row.key}
    resetKey={row}
    fallback={
      <li className="entry" data-entry={row.props.index}>
        <p className="entry-note entry-body">{entryText.cannotShow}</p>
      </li>
    }
  >
    {row}
  </PartBoundary>
);

/** The time between a message and the previous one, in chats. */
function gapBefore(entries: readonly TranscriptEntry[], index: number): number | undefined {
  const [previous, own] = [entries[index - 1]?.sentMs, entries[index]?.sentMs];
  return previous === undefined || own === undefined ? undefined : Math.max(0, own - previous);
}

/** The estimated height, so that the scrollbar is about right before the block is laid out. */
const reservedHeight = ({ from, to, textLines }: Block): CSSProperties => ({
  containIntrinsicHeight: `auto calc(${textLines} * var(--line) + ${to - from} * 2 * var(--s1))`,
});

const timeText = (ms = -1): string => (ms < 0 ? '' : formatTime(ms));

function groupMarkersByEntry(markers: readonly Marker[]): ReadonlyMap<number, readonly Marker[]> {
  const byEntry = new Map<number, Marker[]>();
  for (const marker of markers) {
    if (marker.entry === undefined) continue;
    const existing = byEntry.get(marker.entry);
    if (existing === undefined) byEntry.set(marker.entry, [marker]);
    else existing.push(marker);
  }
  return byEntry;
}

function groupTagsByEntry(
  transcript: Transcript,
  applied: readonly AppliedTag[],
  tagSet: readonly Tag[],
): EntryTags {
  const byEntry = new Map<number, EntryTag[]>();
  // In order of position, then in the order in which they were applied.
  const placed = applied
    .map((one) => ({ ...one, tagged: wordsOfQuote(transcript, one) }))
    .toSorted((one, other) => (one.tagged?.first ?? -1) - (other.tagged?.first ?? -1));
  for (const { tagId, span, tagged, comment } of placed) {
    const tag = tagSet.find(({ id }) => id === tagId);
    const entry = tagged === undefined ? span.entry : transcript.words.entry[tagged.first];
    if (tag === undefined || entry === undefined) continue;
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), { tag, comment }]);
  }
  return byEntry;
}

function groupByBlock<T>(
  blocks: readonly Block[],
  byEntry: ReadonlyMap<number, T>,
): ReadonlyMap<number, ReadonlyMap<number, T>> {
  const byBlock = new Map<number, Map<number, T>>();
  for (const [entry, value] of byEntry) {
    const place = blockOf(blocks, entry);
    const existing = byBlock.get(place) ?? new Map<number, T>();
    byBlock.set(place, existing.set(entry, value));
  }
  return byBlock;
}
