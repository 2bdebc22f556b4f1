import type { Transcript } from '../../transcript.ts';
import { thresholds } from '../analysis/thresholds.ts';
import type { Utterance } from '../analysis/speech.ts';

/** Words that only signal “I am listening”. The list is English. */
const listening = new Set(
  `ah aha alright exactly good gotcha great hm hmm huh mhm mm mmhm mmhmm mmm oh ok okay right sure
   thanks uh uhhuh uhuh um yeah yep yes yup`.split(/\s+/u),
);

const phrases = ['i see', 'got it', 'of course', 'all right', 'thank you', 'go on', 'i know'];

const maxWords = 3;

/** Whether an utterance only signals that its speaker is listening. It is then neither an interruption nor a turn. */
export function isBackchannel(transcript: Transcript, utterance: Utterance): boolean {
  // Without words nobody knows what was said, so anything shorter than a word or two counts.
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

/** A word with the punctuation that follows it. */
export function wordText({ entries, words }: Transcript, word: number): string {
  const place = words.entry[word] ?? -1;
  const entry = entries[place];
  if (entry?.kind !== 'turn') return '';
  const next = words.entry[word + 1] === place ? words.textStart[word + 1] : undefined;
  return entry.text.slice(words.textStart[word] ?? 0, next ?? entry.text.length).trim();
}
