import { firstIndex } from '../../src-shared/kit/first-index.ts';
import type { PcmAudio } from '../media/pcm-audio.ts';
import type { EntryWire } from '../records/call-wire.ts';
import { randomAt } from './seeded-random.ts';

const sampleRate = 16_000;

/** When the words of each channel are spoken, in samples, ordered by their start. */
interface WordSamples {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/**
 * Audio that resembles speech, the agent on the first channel and the user on the second: a burst of hum
 * and noise for each word, and silence between words. Any range can be generated on its own, so two hours
 * need no more memory than two seconds.
 */
export function synthesizeSpeech(
  entries: readonly EntryWire[],
  durationMs: number,
  fingerprint: string,
): PcmAudio {
  const lanes = [wordsOf(entries, 'agent'), wordsOf(entries, 'user')] as const;
  return {
    sampleRate,
    channels: lanes.length,
    frames: Math.round((durationMs / 1000) * sampleRate),
    fingerprint,
    fill(channel, from, target) {
      const words = lanes[channel];
      const tone = voices[channel];
      if (words !== undefined && tone !== undefined) fillSpeech(words, tone, { from, target });
    },
  };
}

function wordsOf(entries: readonly EntryWire[], role: string): WordSamples {
  const words = entries
    .filter((entry) => entry.role === role)
    .flatMap((entry) => entry.words ?? [])
    .map(({ start = 0, end = 0 }) => [toSample(start), toSample(end)] as const)
    .toSorted(([a], [b]) => a - b);
  return {
    start: Int32Array.from(words, ([start]) => start),
    end: Int32Array.from(words, ([, end]) => end),
  };
}

const toSample = (seconds: number): number => Math.round(seconds * sampleRate);

/** One second of each voice, which is repeated. */
const voices = [voiceWave(115, 1), voiceWave(205, 2)] as const;

function voiceWave(hertz: number, seed: number): Float32Array {
  return Float32Array.from({ length: sampleRate }, (_, at) => {
    const turn = (2 * Math.PI * hertz * at) / sampleRate;
    const hum = 0.5 * Math.sin(turn) + 0.3 * Math.sin(2 * turn) + 0.15 * Math.sin(5 * turn);
    return 9000 * (hum + 0.3 * (randomAt(seed, at, 0) - 0.5));
  });
}

interface SampleRange {
  readonly from: number;
  readonly target: Int16Array;
}

/** Samples over which a word fades in and out. */
const fade = 320;

function fillSpeech(words: WordSamples, audio: Float32Array, { from, target }: SampleRange): void {
  const until = from + target.length;
  for (let word = firstWordEndingAfter(words, from); word < words.start.length; word += 1) {
    const start = words.start[word] ?? 0;
    const end = words.end[word] ?? 0;
    if (start >= until) return;
    for (let at = Math.max(start, from); at < Math.min(end, until); at += 1) {
      const loudness = Math.min(1, (at - start) / fade, (end - at) / fade);
      target[at - from] = loudness * (audio[at % sampleRate] ?? 0);
    }
  }
}

/** Words of one speaker follow each other, so their ends are sorted as well. */
function firstWordEndingAfter({ end }: WordSamples, sample: number): number {
  return firstIndex(0, end.length, (word) => (end[word] ?? 0) > sample);
}
