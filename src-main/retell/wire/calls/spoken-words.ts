import type { Word } from '../../../../src-shared/call.ts';
import { isRow } from '../fields/read-row.ts';

/** Twenty hours of uninterrupted speech; more words would only fill memory. */
export const maxWords = 200_000;

/** No word of any language is as long. The text of the turn still contains what is left out here. */
const maxWordLength = 1000;

/** How many more words of a call are kept, and what was wrong with those read so far. */
export interface WordTally {
  left: number;
  cut: number;
  withoutText: number;
  badTimes: number;
}

export const newTally = (): WordTally => ({ left: maxWords, cut: 0, withoutText: 0, badTimes: 0 });

/**
 * The words of one turn, with times in milliseconds instead of seconds. There is no schema per word, because
 * a call has tens of thousands of them and parsing would block the process for longer than a frame.
 */
export function wordsOf(items: readonly unknown[], tally: WordTally): readonly Word[] {
  const words: Word[] = [];
  for (const item of items) {
    if (tally.left <= 0) {
      tally.cut += items.length - words.length;
      break;
    }
    const word = isRow(item) ? wordOf(item['word'], item['start'], item['end'], tally) : undefined;
    if (word === undefined) {
      tally.withoutText += 1;
      continue;
    }
    tally.left -= 1;
    words.push(word);
  }
  return words;
}

function wordOf(text: unknown, start: unknown, end: unknown, tally: WordTally): Word | undefined {
  if (typeof text !== 'string' || text === '' || text.length > maxWordLength) return undefined;
  const startMs = millis(start, tally);
  const endMs = millis(end, tally);
  if (startMs === undefined) return endMs === undefined ? { text } : { text, endMs };
  return endMs === undefined ? { text, startMs } : { text, startMs, endMs };
}

function millis(seconds: unknown, tally: WordTally): number | undefined {
  if (seconds === undefined || seconds === null) return undefined;
  // No call lasts a week, so such a time is wrong.
  if (typeof seconds === 'number' && seconds >= 0 && seconds < 604_800) return toMs(seconds);
  tally.badTimes += 1;
  return undefined;
}

/** To the microsecond, so that 1.1 s is 1100 ms and not 1100.0000000000002. */
const toMs = (seconds: number): number => Math.round(seconds * 1e6) / 1e3;

/** What was wrong with the words, one sentence each. */
export function tallyProblems(path: string, tally: WordTally): readonly string[] {
  const { cut, withoutText, badTimes } = tally;
  return [
    ...(cut > 0 ? [`${path}: more than ${maxWords} words; the last ${cut} were left out`] : []),
    ...(withoutText > 0
      ? [`${path}: ${withoutText} words without text, or with too much of it, were left out`]
      : []),
    ...(badTimes > 0 ? [`${path}: ${badTimes} invalid word times were left out`] : []),
  ];
}
