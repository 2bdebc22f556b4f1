import type { Transcript } from '../../transcript.ts';
import { thresholds } from '../analysis/thresholds.ts';
import type { Utterance } from '../analysis/speech.ts';

/** Says “I am listening” rather than anything else. English only; other languages' own are not known. */
const listening = new Set(
  `ah aha alright exactly good gotcha great hm hmm huh mhm mm mmhm mmhmm mmm oh ok okay right sure
   thanks uh uhhuh uhuh um yeah yep yes yup`.split(/\s+/u),
);

const phrases = ['i see', 'got it', 'of course', 'all right', 'thank you', 'go on', 'i know'];

const maxWords = 3;

/** Words said to show that one listens, while the other goes on: no interruption, no turn of one's own. */
export function isBackchannel(transcript: Transcript, utterance: Utterance): boolean {
  // Of a sound alone it can't be known; what is shorter than a word or two is taken for one.
  if (utterance.firstWord < 0)
    return utterance.endMs - utterance.startMs <= thresholds.utterancePause;
  if (utterance.lastWord - utterance.firstWord >= maxWords) return false;
  const spoken: string[] = [];
  for (let word = utterance.firstWord; word <= utterance.lastWord; word += 1) {
    spoken.push(
      wordText(transcript, word)
        .toLowerCase()
        .replace(/[^\p{L}\s]/gu, ''),
    );
  }
  const text = spoken.join(' ').trim();
  if (text === '') return false;
  return phrases.includes(text) || text.split(/\s+/u).every((word) => listening.has(word));
}

/** A word with what follows it up to the next one, so that its full stop is there. */
export function wordText({ entries, words }: Transcript, word: number): string {
  const place = words.entry[word] ?? -1;
  const entry = entries[place];
  if (entry?.kind !== 'turn') return '';
  const next = words.entry[word + 1] === place ? words.textStart[word + 1] : undefined;
  return entry.text.slice(words.textStart[word] ?? 0, next ?? entry.text.length).trim();
}
