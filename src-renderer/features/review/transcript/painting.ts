import type { AppliedTag } from '../../../../src-shared/review.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { wordsOfQuote } from '../../../lib/review-passage.ts';
import { tagColourOf, type TagColours } from '../../../lib/review-tag-set.ts';
import type { Finding } from '../store.ts';
import { selectedWords, type WordSelection } from '../word-selection.ts';
import { paint, tagHighlights } from './highlights.ts';
import type { Follower } from './keep-in-sight.ts';
import { fixed, type TurnTexts } from './turn-texts.ts';

/** Marking more doubtful words than this costs more than it tells. */
const mostDoubtful = 20_000;

/** What is painted when the reviewer does something: the selection, tags and hits. */
export function paintingOf(follower: Follower, texts: TurnTexts, transcript: Transcript) {
  const { words, entries } = transcript;

  const rangesOfTag = (tag: AppliedTag): readonly Range[] => {
    const tagged = wordsOfQuote(transcript, tag);
    return tagged === undefined ? [] : texts.rangesOfWords(tagged.first, tagged.last);
  };

  return {
    showSelection: (selection: WordSelection | undefined): void => {
      if (selection === undefined) {
        paint('selected-words', []);
        return;
      }
      const { first, last } = selectedWords(selection);
      texts.need(words.entry[selection.focus] ?? -1);
      paint('selected-words', texts.rangesOfWords(first, last));
      follower.follow(texts.rangesOfWords(selection.focus, selection.focus)[0]);
    },

    showTags: (tags: readonly AppliedTag[], colours: TagColours): void => {
      const byColour = Map.groupBy(tags, ({ tagId }) => tagColourOf(colours, tagId));
      for (const [colour, name] of tagHighlights) {
        paint(name, (byColour.get(colour) ?? []).flatMap(rangesOfTag));
      }
    },

    showFinding: ({ hits, at }: Pick<Finding, 'hits' | 'at'>): void => {
      texts.need(hits[at]?.entry ?? -1);
      const ranges = hits.map(({ entry, start, end }) =>
        entries[entry]?.kind === 'turn' ? texts.rangeIn(entry, start, end) : undefined,
      );
      const current = ranges[at];
      paint('find-hit', ranges.filter((range) => range !== undefined).map(fixed));
      paint('find-current', current === undefined ? [] : [current]);
      follower.follow(current ?? texts.rowOf(hits[at]?.entry ?? -1));
    },

    /** Once for a call: words whose times can't be trusted. */
    showDoubtful: (): void => {
      const ranges: StaticRange[] = [];
      for (let word = 0; word < words.count && ranges.length < mostDoubtful; word += 1) {
        if (words.trust[word] !== 0) ranges.push(...texts.rangesOfWords(word, word).map(fixed));
      }
      paint('doubtful-word', ranges);
    },
  };
}
