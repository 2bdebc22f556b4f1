import { memo, useMemo } from 'react';
import type { Mark } from '../../../../src-shared/marks/mark.ts';
import type { AppliedTag } from '../../../../src-shared/review.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { Transcript, TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { formatTime } from '../../../lib/format.ts';
import { wordsOfQuote } from '../../../lib/review-passage.ts';
import { EntryRow } from './entry-row.tsx';

interface BodyProps {
  readonly transcript: Transcript;
  readonly times: Float64Array;
  readonly applied: readonly AppliedTag[];
  readonly tagSet: readonly Tag[];
  readonly marks: readonly Mark[];
}

/** Beyond this many lines they are laid out in blocks, and only the blocks in sight. */
const linesAtOnce = 200;
const linesInBlock = 50;

/** All lines of the call, once; none of them is drawn again while the call plays. */
export const TranscriptBody = memo(function TranscriptBody({
  transcript,
  times,
  applied,
  tagSet,
  marks,
}: BodyProps) {
  const tagsByEntry = useMemo(
    () => tagsOfEntries(transcript, applied, tagSet),
    [transcript, applied, tagSet],
  );
  const marksByEntry = useMemo(() => marksOfEntries(marks), [marks]);
  const row = (entry: TranscriptEntry, index: number) => (
    // A transcript never changes under a reviewer: a line's place is its name.
    <EntryRow
      key={index}
      entry={entry}
      index={index}
      time={timeWords(times[index])}
      marks={marksByEntry.get(index)}
      tags={tagsByEntry.get(index)}
    />
  );
  const { entries } = transcript;
  if (entries.length <= linesAtOnce) return <ol className="entries">{entries.map(row)}</ol>;
  const blocks = Math.ceil(entries.length / linesInBlock);
  return Array.from({ length: blocks }, (_, block) => {
    const from = block * linesInBlock;
    return (
      <ol key={from} className="entries entries-block" start={from + 1}>
        {entries.slice(from, from + linesInBlock).map((entry, place) => row(entry, from + place))}
      </ol>
    );
  });
});

const timeWords = (ms = -1): string => (ms < 0 ? '' : formatTime(ms));

function marksOfEntries(marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const byEntry = new Map<number, Mark[]>();
  for (const mark of marks) {
    if (mark.entry !== undefined) {
      byEntry.set(mark.entry, [...(byEntry.get(mark.entry) ?? []), mark]);
    }
  }
  return byEntry;
}

function tagsOfEntries(
  transcript: Transcript,
  applied: readonly AppliedTag[],
  tagSet: readonly Tag[],
): ReadonlyMap<number, readonly Tag[]> {
  const byEntry = new Map<number, Tag[]>();
  for (const one of applied) {
    const tag = tagSet.find(({ id }) => id === one.tagId);
    const tagged = wordsOfQuote(transcript, one);
    const entry = tagged === undefined ? one.span.entry : transcript.words.entry[tagged.first];
    if (tag === undefined || entry === undefined) continue;
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), tag]);
  }
  return byEntry;
}
