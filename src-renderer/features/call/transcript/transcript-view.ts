import type { Transcript } from '../../../../src-shared/transcript.ts';
import { selectedWords } from '../selection/selection.ts';
import type { WordSelection } from '../store.ts';
import { turnOf } from '../words/word-steps.ts';
import type { ToolbarPlace } from './selection-toolbar.tsx';
import { clearHighlights, highlightActions, setHighlight } from './highlights.ts';
import { createScrollFollower } from './scroll-follower.ts';
import { createDomPositions, type ShownCall } from './dom-positions.ts';

/** The height of the selection toolbar and the distance to the words. */
const toolbarHeightPx = 38;

/**
 * Shows what changes while the call plays, without React. The region's `data-word` and
 * `data-word-text` hold the spoken word for assistive tools and tests.
 */
export function createTranscriptView(region: HTMLElement, scroller: HTMLElement, shown: ShownCall) {
  const { transcript } = shown;
  const positions = createDomPositions(scroller, shown);
  const follower = createScrollFollower(scroller);
  let currentRow: HTMLElement | undefined;
  let markerRow: HTMLElement | undefined;

  const setCurrentRow = (row: HTMLElement | undefined): void => {
    if (row === currentRow) return;
    delete currentRow?.dataset['current'];
    row?.setAttribute('data-current', '');
    currentRow = row;
  };

  const showWord = (word: number): Range | undefined => {
    const row = word >= 0 ? positions.rowOf(transcript.words.entry[word] ?? -1) : undefined;
    const range = word >= 0 ? positions.rangesOfWords(word, word)[0] : undefined;
    region.setAttribute('data-word', String(word));
    region.setAttribute('data-word-text', wordText(transcript, word));
    setHighlight('spoken-word', range === undefined ? [] : [range]);
    setCurrentRow(row);
    return range;
  };

  return {
    positions,
    ...highlightActions(follower, positions, transcript),

    /** Where to offer actions for selected words, in px of the scrolled content: above their beginning. */
    placeOf: (selection: WordSelection): ToolbarPlace | undefined => {
      const { first } = selectedWords(selection);
      positions.ensureEntry(transcript.words.entry[first] ?? -1);
      return placeAt(scroller, positions.rangesOfWords(first, first)[0]);
    },

    /** The same for a whole turn, in transcripts without words. */
    placeOfTurn: (entry: number): ToolbarPlace | undefined =>
      placeAt(scroller, positions.rowOf(entry)?.querySelector('[data-turn-text]')),

    /** Shows another call, at its current word. */
    open: (word: number): void => {
      follower.jumpTo(showWord(word));
    },

    /** Called in the frame in which the spoken word changes. */
    showWord: (word: number, follow: boolean): void => {
      const range = showWord(word);
      if (follow) follower.follow(range);
    },

    /** Shows the entry of the current marker; the spoken word may be elsewhere. */
    showMarker: (entry: number | undefined): void => {
      delete markerRow?.dataset['currentMarker'];
      markerRow = entry === undefined ? undefined : positions.rowOf(entry);
      markerRow?.setAttribute('data-current-marker', '');
      follower.follow(markerRow);
    },

    /** For transcripts without words: shows the current entry instead of the spoken word. */
    showEntry: (entry: number, follow: boolean): void => {
      const row = positions.rowOf(entry);
      setCurrentRow(row);
      if (follow) follower.follow(row);
    },

    dispose: (): void => {
      follower.stop();
      clearHighlights();
    },
  };
}

function placeAt(
  scroller: HTMLElement,
  shown: Pick<Element, 'getBoundingClientRect'> | null | undefined,
): ToolbarPlace | undefined {
  const box = shown?.getBoundingClientRect();
  if (box === undefined) return undefined;
  const edge = scroller.getBoundingClientRect();
  return {
    topPx: Math.max(0, box.top - edge.top + scroller.scrollTop - toolbarHeightPx),
    belowPx: Math.max(0, box.bottom - edge.top + scroller.scrollTop + 4),
    leftPx: Math.max(0, box.left - edge.left),
  };
}

export type TranscriptView = ReturnType<typeof createTranscriptView>;

/** The text of a word; empty before the first. */
function wordText(transcript: Transcript, word: number): string {
  if (turnOf(transcript, word) === undefined) return '';
  const { words, entries } = transcript;
  const entry = entries[words.entry[word] ?? -1];
  return entry?.kind === 'turn'
    ? entry.text.slice(words.textStart[word] ?? 0, words.textEnd[word] ?? 0).trim()
    : '';
}
