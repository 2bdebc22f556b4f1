import type { Transcript } from '../../../../src-shared/transcript.ts';
import { turnOf } from '../word-steps.ts';
import { clearPaint, paint } from './highlights.ts';
import { createFollower } from './keep-in-sight.ts';
import { paintingOf } from './painting.ts';
import { createTurnTexts, type ShownCall } from './turn-texts.ts';

/**
 * Paints what changes while the call plays, without React. The region carries the spoken word for
 * everyone who asks the document for it.
 */
export function createTranscriptView(region: HTMLElement, scroller: HTMLElement, shown: ShownCall) {
  const { transcript } = shown;
  const texts = createTurnTexts(scroller, shown);
  const follower = createFollower(scroller);
  let rowAtHand: HTMLElement | undefined;
  let markedRow: HTMLElement | undefined;

  const markRow = (row: HTMLElement | undefined): void => {
    if (row === rowAtHand) return;
    delete rowAtHand?.dataset['atHand'];
    row?.setAttribute('data-at-hand', '');
    rowAtHand = row;
  };

  const showWord = (word: number): Range | undefined => {
    const row = word >= 0 ? texts.rowOf(transcript.words.entry[word] ?? -1) : undefined;
    const range = word >= 0 ? texts.rangesOfWords(word, word)[0] : undefined;
    region.setAttribute('data-word', String(word));
    region.setAttribute('data-word-text', wordText(transcript, word));
    paint('spoken-word', range === undefined ? [] : [range]);
    markRow(row);
    return range;
  };

  return {
    texts,
    ...paintingOf(follower, texts, transcript),

    /** Another call is there, with its word at hand. */
    begin: (word: number): void => {
      follower.begin(showWord(word));
    },

    /** Called in the frame in which the word changes. */
    showWord: (word: number, follow: boolean): void => {
      const range = showWord(word);
      if (follow) follower.follow(range);
    },

    /** The line of the mark that was walked to; the spoken word may stand elsewhere. */
    showMark: (entry: number | undefined): void => {
      delete markedRow?.dataset['markHere'];
      markedRow = entry === undefined ? undefined : texts.rowOf(entry);
      markedRow?.setAttribute('data-mark-here', '');
      follower.follow(markedRow);
    },

    /** For transcripts without words: the line at hand takes the place of the spoken word. */
    showEntry: (entry: number, follow: boolean): void => {
      const row = texts.rowOf(entry);
      markRow(row);
      if (follow) follower.follow(row);
    },

    dispose: (): void => {
      follower.stop();
      clearPaint();
    },
  };
}

export type TranscriptView = ReturnType<typeof createTranscriptView>;

/** The word as it stands in its turn; empty before the first. */
export function wordText(transcript: Transcript, word: number): string {
  if (turnOf(transcript, word) === undefined) return '';
  const { words, entries } = transcript;
  const entry = entries[words.entry[word] ?? -1];
  return entry?.kind === 'turn'
    ? entry.text.slice(words.textStart[word] ?? 0, words.textEnd[word] ?? 0).trim()
    : '';
}
