import type { AppliedTag } from '../../../../src-shared/review.ts';
import { tagColourOf, type TagColours } from '../../../lib/review-tag-set.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import type { Finding } from '../store.ts';
import { selectedWords, type WordSelection } from '../word-selection.ts';
import { turnOf } from '../word-steps.ts';
import { clearPaint, paint, type HighlightName } from './highlights.ts';
import { createTurnTexts } from './turn-texts.ts';

/** Words on the screen are kept between these shares of the height while the view follows. */
const highestShare = 0.12;
const lowestShare = 0.72;
const restingShare = 0.3;

/** Marking more doubtful words than this costs more than it tells. */
const mostDoubtful = 20_000;

/**
 * Paints what changes while the call plays, without React: the spoken word, the selection, tags and
 * hits. The region carries the spoken word for everyone who asks the document for it.
 */
export function createTranscriptView(
  region: HTMLElement,
  scroller: HTMLElement,
  transcript: Transcript,
) {
  const texts = createTurnTexts(scroller, transcript);
  const { words, entries } = transcript;
  let rowAtHand: HTMLElement | undefined;

  const markRow = (row: HTMLElement | undefined): void => {
    if (row === rowAtHand) return;
    rowAtHand?.removeAttribute('data-at-hand');
    row?.setAttribute('data-at-hand', '');
    rowAtHand = row;
  };

  const keepInSight = (box: DOMRect): void => {
    const frame = scroller.getBoundingClientRect();
    const top = box.top - frame.top;
    const inSight =
      top >= frame.height * highestShare && box.bottom - frame.top <= frame.height * lowestShare;
    if (!inSight) scroller.scrollTop += top - frame.height * restingShare;
  };

  const spokenRange = (word: number): Range | undefined =>
    texts.rangesOfWords(word, word)[0];

  const rangesOfTag = ({ span }: AppliedTag): readonly Range[] =>
    span.firstWord === undefined
      ? []
      : texts.rangesOfWords(span.firstWord, span.lastWord ?? span.firstWord);

  return {
    texts,

    /** Called in the frame in which the word changes. */
    showWord(word: number, follow: boolean): void {
      const range = word >= 0 ? spokenRange(word) : undefined;
      region.dataset['word'] = String(word);
      region.dataset['wordText'] = wordText(transcript, word);
      paint('spoken-word', range === undefined ? [] : [range]);
      markRow(word >= 0 ? texts.rowOf(words.entry[word] ?? -1) : undefined);
      if (follow && range !== undefined) keepInSight(range.getBoundingClientRect());
    },

    /** For transcripts without words: the line at hand takes the place of the spoken word. */
    showEntry(entry: number, follow: boolean): void {
      const row = texts.rowOf(entry);
      markRow(row);
      if (follow && row !== undefined) keepInSight(row.getBoundingClientRect());
    },

    showSelection(selection: WordSelection | undefined, reveal: boolean): void {
      if (selection === undefined) {
        paint('selected-words', []);
        return;
      }
      const { first, last } = selectedWords(selection);
      paint('selected-words', texts.rangesOfWords(first, last));
      const focus = reveal ? spokenRange(selection.focus) : undefined;
      if (focus !== undefined) keepInSight(focus.getBoundingClientRect());
    },

    showTags(tags: readonly AppliedTag[], colours: TagColours): void {
      const byName = new Map<HighlightName, Range[]>();
      for (const name of tagNames) byName.set(name, []);
      for (const tag of tags) {
        byName.get(`tag-${tagColourOf(colours, tag.tagId)}`)?.push(...rangesOfTag(tag));
      }
      for (const [name, ranges] of byName) paint(name, ranges);
    },

    showFinding(finding: Finding | undefined): void {
      const ranges = (finding?.hits ?? []).map(({ entry, start, end }) =>
        entries[entry]?.kind === 'turn' ? texts.rangeIn(entry, start, end) : undefined,
      );
      paint('find-hit', ranges.filter((range) => range !== undefined));
      const range = ranges[finding?.at ?? -1];
      paint('find-current', range === undefined ? [] : [range]);
      const row = texts.rowOf(finding?.hits[finding.at]?.entry ?? -1);
      const box = (range ?? row)?.getBoundingClientRect();
      if (box !== undefined) keepInSight(box);
    },

    /** Once for a call: words whose times can't be trusted. */
    showDoubtful(): void {
      const ranges: Range[] = [];
      for (let word = 0; word < words.count && ranges.length < mostDoubtful; word += 1) {
        if (words.trust[word] === 0) continue;
        const range = spokenRange(word);
        if (range !== undefined) ranges.push(range);
      }
      paint('doubtful-word', ranges);
    },

    dispose: clearPaint,
  };
}

export type TranscriptView = ReturnType<typeof createTranscriptView>;

const tagNames = [
  'tag-red',
  'tag-orange',
  'tag-amber',
  'tag-lime',
  'tag-green',
  'tag-teal',
  'tag-blue',
  'tag-violet',
  'tag-pink',
] as const;

/** The word as it stands in its turn. */
export function wordText(transcript: Transcript, word: number): string {
  if (turnOf(transcript, word) === undefined) return '';
  const { words, entries } = transcript;
  const entry = entries[words.entry[word] ?? -1];
  return entry?.kind === 'turn'
    ? entry.text.slice(words.textStart[word] ?? 0, words.textEnd[word] ?? 0).trim()
    : '';
}
