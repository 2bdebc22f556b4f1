import { memo, useMemo, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import type { Mark } from '../../../../src-shared/marks/mark.ts';
import type { AppliedTag } from '../../../../src-shared/review.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { Transcript, TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { formatTime } from '../../../lib/format.ts';
import { wordsOfQuote } from '../../../lib/review-passage.ts';
import { blockOf, type Block } from './blocks.ts';
import { EntryRow } from './entry-row.tsx';
import type { Filling } from './filling.ts';

interface BodyProps {
  readonly transcript: Transcript;
  readonly filling: Filling;
  readonly times: Float64Array;
  readonly applied: readonly AppliedTag[];
  readonly tagSet: readonly Tag[];
  readonly marks: readonly Mark[];
}

/** All lines of the call, once; none of them is drawn again while the call plays. */
export const TranscriptBody = memo(function TranscriptBody(props: BodyProps) {
  const { transcript, filling, times, applied, tagSet, marks } = props;
  const drawn = useStore(filling.store, (state) => state.drawn);
  const marksByEntry = useMemo(() => marksOfEntries(marks), [marks]);
  const { entries } = transcript;
  const { blocks } = filling;
  const tagsByBlock = useMemo(
    () => inBlocks(blocks, tagsOfEntries(transcript, applied, tagSet)),
    [blocks, transcript, applied, tagSet],
  );
  return blocks.map((block, place) => (
    <BlockOfLines
      key={block.from}
      block={block}
      isFirst={filling.first.has(place)}
      entries={drawn.has(place) ? entries : nothing}
      times={times}
      tags={tagsByBlock.get(place) ?? untagged}
      marks={marksByEntry}
    />
  ));
});

const nothing: readonly never[] = [];
const untagged: EntryTags = new Map();

type EntryTags = ReadonlyMap<number, readonly Tag[]>;

interface BlockProps {
  readonly block: Block;
  /** Laid out at once: to find out first whether it is in sight would lay out the page twice. */
  readonly isFirst: boolean;
  /** Of the whole call; empty for as long as the block is not drawn. */
  readonly entries: readonly TranscriptEntry[];
  readonly times: Float64Array;
  /** Of its own lines alone: a tag draws one block anew and not the call. */
  readonly tags: EntryTags;
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
}

const BlockOfLines = memo(function BlockOfLines(props: BlockProps) {
  const { block, isFirst, entries, times, tags, marks } = props;
  const { from, to } = block;
  return (
    <ol
      className="entries entries-block"
      data-first={isFirst || undefined}
      start={from + 1}
      style={isFirst ? undefined : roomFor(block)}
    >
      {entries.slice(from, to).map((entry, place) => (
        // A transcript never changes under a reviewer: a line's place is its name.
        <EntryRow
          key={from + place}
          entry={entry}
          index={from + place}
          time={timeWords(times[from + place])}
          marks={marks.get(from + place)}
          tags={tags.get(from + place)}
        />
      ))}
    </ol>
  );
});

/** About as high as it will be, so that the scrollbar tells the truth before it is laid out. */
const roomFor = ({ from, to, textLines }: Block): CSSProperties => ({
  containIntrinsicHeight: `auto calc(${textLines} * var(--line) + ${to - from} * 2 * var(--s1))`,
});

const timeWords = (ms = -1): string => (ms < 0 ? '' : formatTime(ms));

function marksOfEntries(marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const byEntry = new Map<number, Mark[]>();
  for (const mark of marks) {
    if (mark.entry === undefined) continue;
    const there = byEntry.get(mark.entry);
    if (there === undefined) byEntry.set(mark.entry, [mark]);
    else there.push(mark);
  }
  return byEntry;
}

function tagsOfEntries(
  transcript: Transcript,
  applied: readonly AppliedTag[],
  tagSet: readonly Tag[],
): EntryTags {
  const byEntry = new Map<number, Tag[]>();
  // In order of place; of those at one place, the one that was made first comes first.
  const placed = applied
    .map((one) => ({ ...one, tagged: wordsOfQuote(transcript, one) }))
    .toSorted((one, other) => (one.tagged?.first ?? -1) - (other.tagged?.first ?? -1));
  for (const { tagId, span, tagged } of placed) {
    const tag = tagSet.find(({ id }) => id === tagId);
    const entry = tagged === undefined ? span.entry : transcript.words.entry[tagged.first];
    if (tag === undefined || entry === undefined) continue;
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), tag]);
  }
  return byEntry;
}

function inBlocks(blocks: readonly Block[], tags: EntryTags): ReadonlyMap<number, EntryTags> {
  const byBlock = new Map<number, Map<number, readonly Tag[]>>();
  for (const [entry, some] of tags) {
    const place = blockOf(blocks, entry);
    const there = byBlock.get(place) ?? new Map<number, readonly Tag[]>();
    byBlock.set(place, there.set(entry, some));
  }
  return byBlock;
}
