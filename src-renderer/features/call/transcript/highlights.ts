import { tagColours } from '../../../../src-shared/tag-colours.ts';
import type { AppliedTag, Review } from '../../../../src-shared/review.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { wordsOfQuote } from '../../../../src-shared/words-of-quote.ts';
import { tagColourOf, type TagColours } from '../../../work/tag-set.ts';
import type { FindState, Hit, WordSelection } from '../store.ts';
import { selectedWords } from '../selection/selection.ts';
import type { ScrollFollower } from './scroll-follower.ts';
import { toStaticRange, type DomPositions } from './dom-positions.ts';

/**
 * Highlights on text that do not change the document. The registry belongs to the document, so every
 * name is listed here; the styles are in transcript.css.
 */
const priorities = {
  'doubtful-word': 0,
  'tag-red': 1,
  'tag-orange': 1,
  'tag-amber': 1,
  'tag-lime': 1,
  'tag-green': 1,
  'tag-teal': 1,
  'tag-blue': 1,
  'tag-violet': 1,
  'tag-pink': 1,
  evidence: 2,
  'find-hit': 2,
  'selected-words': 3,
  'find-current': 4,
  'spoken-word': 5,
} as const;

type HighlightName = keyof typeof priorities;

/** A highlight for each colour that a tag can have. */
export const tagHighlights = tagColours.map((colour) => [colour, `tag-${colour}`] as const);

const isSupported = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

/** Replaces the ranges of a highlight. */
export function setHighlight(name: HighlightName, ranges: readonly AbstractRange[]): void {
  if (!isSupported()) return;
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priorities[name];
  CSS.highlights.set(name, highlight);
}

/** Removes all our highlights from the document. */
export function clearHighlights(): void {
  if (!isSupported()) return;
  for (const name of Object.keys(priorities)) CSS.highlights.delete(name);
}

/** Highlighting more doubtful words than this is slow and of no use. */
const maxUncertainWords = 20_000;

/** Highlights that change when the reviewer does something: selection, tags and hits. */
export function highlightActions(
  follower: ScrollFollower,
  positions: DomPositions,
  transcript: Transcript,
) {
  const { words, entries } = transcript;

  const rangesOfTag = (tag: AppliedTag): readonly Range[] => {
    const tagged = wordsOfQuote(transcript, tag);
    return tagged === undefined ? [] : positions.rangesOfWords(tagged.first, tagged.last);
  };

  return {
    showSelection: (selection: WordSelection | undefined): void => {
      if (selection === undefined) {
        setHighlight('selected-words', []);
        return;
      }
      const { first, last } = selectedWords(selection);
      positions.ensureEntry(words.entry[selection.focus] ?? -1);
      setHighlight('selected-words', positions.rangesOfWords(first, last));
      follower.follow(positions.rangesOfWords(selection.focus, selection.focus)[0]);
    },

    showTags: (tags: readonly AppliedTag[], colours: TagColours): void => {
      const byColour = Map.groupBy(tags, ({ tagId }) => tagColourOf(colours, tagId));
      for (const [colour, name] of tagHighlights) {
        setHighlight(name, (byColour.get(colour) ?? []).flatMap(rangesOfTag));
      }
    },

    showHits: ({ text, hits, current }: Pick<FindState, 'text' | 'hits' | 'current'>): void => {
      positions.ensureEntry(hits[current]?.entry ?? -1);
      const nthInEntry = countInEntry(hits);
      const currentHit = hits[current];
      if (currentHit !== undefined) positions.unfold(currentHit.entry);
      const ranges = hits.map(({ entry, start, end }, index) =>
        entries[entry]?.kind === 'turn'
          ? positions.rangeIn(entry, start, end)
          : positions.rangeOfText(entry, text, nthInEntry[index] ?? 0),
      );
      const currentRange = ranges[current];
      setHighlight('find-hit', ranges.filter((range) => range !== undefined).map(toStaticRange));
      setHighlight('find-current', currentRange === undefined ? [] : [currentRange]);
      follower.follow(currentRange ?? positions.rowOf(hits[current]?.entry ?? -1));
    },

    /** The passages that are attached to answers. */
    showEvidence: (answers: Review['answers']): void => {
      const passages = Object.values(answers).flatMap(({ evidence = [] }) => evidence);
      const ranges = passages.flatMap(({ quote, ...span }) => {
        const quoted = wordsOfQuote(transcript, { span, quote });
        return quoted === undefined ? [] : positions.rangesOfWords(quoted.first, quoted.last);
      });
      setHighlight('evidence', ranges);
    },

    /** Once per call: words whose times are doubtful. */
    showDoubtful: (): void => {
      const ranges: StaticRange[] = [];
      for (let word = 0; word < words.count && ranges.length < maxUncertainWords; word += 1) {
        if (words.trust[word] !== 0)
          ranges.push(...positions.rangesOfWords(word, word).map(toStaticRange));
      }
      setHighlight('doubtful-word', ranges);
    },
  };
}

/** For each hit, how many hits precede it in the same entry. */
function countInEntry(hits: readonly Hit[]): readonly number[] {
  let count = 0;
  return hits.map(({ entry }, index) => {
    count = hits[index - 1]?.entry === entry ? count + 1 : 0;
    return count;
  });
}
