import type { Speaker } from '../../call.ts';
import type { Peaks } from '../../recording.ts';
import { joinSpeech, type Piece, type Speech } from './speech.ts';
import { thresholds } from './thresholds.ts';

/** A stretch of time, in ms. */
export interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** When something is to be heard on a recording. */
export interface Loudness {
  readonly channels: readonly {
    readonly speaker: Peaks['speakers'][number];
    /** In order, disjoint. */
    readonly sounds: readonly TimeSpan[];
  }[];
  /** What is known so far; the recording may still be on its way. */
  readonly untilMs: number;
}

/** A channel whose loudest is below this (of 128) has nobody on it. */
const silentLevel = 6;

/** Speech stands out of the noise by at least this factor, or the two can't be told apart. */
const minSpeechToNoise = 3;

/** Undefined where a channel's noise is too loud to tell speech from it. */
export function loudnessOf(peaks: Peaks): Loudness | undefined {
  const binMs = (peaks.samplesPerBin / peaks.sampleRate) * 1000;
  if (!(binMs > 0) || !Number.isFinite(binMs) || peaks.channels.length === 0) return undefined;
  const channels: Loudness['channels'][number][] = [];
  for (const [index, channel] of peaks.channels.entries()) {
    const bins = Math.min(peaks.doneBins, channel.length >> 1);
    const threshold = thresholdOf(channel, bins);
    if (threshold === undefined) return undefined;
    const speaker = peaks.speakers[index] ?? 'unknown';
    channels.push({ speaker, sounds: soundsOf(channel, { bins, threshold, binMs }) });
  }
  return { channels, untilMs: peaks.doneBins * binMs };
}

const levelAt = (channel: Int8Array, bin: number): number =>
  Math.max(-(channel[bin * 2] ?? 0), channel[bin * 2 + 1] ?? 0);

/** Halfway between what is always there and what speech reaches, nearer to the noise. */
function thresholdOf(channel: Int8Array, bins: number): number | undefined {
  const counts = new Uint32Array(129);
  for (let bin = 0; bin < bins; bin += 1) {
    const level = Math.max(0, levelAt(channel, bin));
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const noise = percentileLevel(counts, bins * 0.1);
  const speech = percentileLevel(counts, bins * 0.98);
  if (speech < silentLevel) return Infinity;
  if (speech < noise * minSpeechToNoise) return undefined;
  return Math.max(4, noise * 2.5, speech * 0.1);
}

function percentileLevel(counts: Uint32Array, rank: number): number {
  let seen = 0;
  for (const [level, count] of counts.entries()) {
    seen += count;
    if (seen >= rank && seen > 0) return level;
  }
  return 0;
}

/** Runs of loud bins, over the dips between syllables, without clicks. */
function soundsOf(
  channel: Int8Array,
  options: { readonly bins: number; readonly threshold: number; readonly binMs: number },
): TimeSpan[] {
  const sounds: TimeSpan[] = [];
  let startMs = -1;
  let endMs = -1;
  const addSound = (): void => {
    if (startMs >= 0 && endMs - startMs >= thresholds.minSound) sounds.push({ startMs, endMs });
  };
  for (let bin = 0; bin < options.bins; bin += 1) {
    if (levelAt(channel, bin) < options.threshold) continue;
    const at = bin * options.binMs;
    if (startMs < 0 || at - endMs > thresholds.minSound) {
      addSound();
      startMs = at;
    }
    endMs = at + options.binMs;
  }
  addSound();
  return sounds;
}

/** Who speaks when, by the sound of each channel alone. */
export function speechOfChannels(loudness: Loudness, lengthMs = Infinity): Speech {
  const bySpeaker = new Map<Speaker, Piece[]>();
  loudness.channels.forEach(({ speaker, sounds }, index) => {
    const name = speaker === 'unknown' ? `channel-${index + 1}` : speaker;
    const pieces = sounds
      .filter(({ startMs }) => startMs < lengthMs)
      .map(({ startMs, endMs }) => ({ startMs, endMs: Math.min(endMs, lengthMs), word: -1 }));
    bySpeaker.set(name, [...(bySpeaker.get(name) ?? []), ...pieces]);
  });
  for (const [speaker, pieces] of bySpeaker) {
    bySpeaker.set(
      speaker,
      pieces.toSorted((a, b) => a.startMs - b.startMs),
    );
  }
  return joinSpeech(bySpeaker);
}

/** How long something is to be heard on a channel within a span. */
export function soundIn(sounds: readonly TimeSpan[], span: TimeSpan): number {
  let heard = 0;
  for (const sound of soundsFrom(sounds, span)) {
    heard += Math.min(sound.endMs, span.endMs) - Math.max(sound.startMs, span.startMs);
  }
  return heard;
}

/** The stretches of a span in which nothing is to be heard on any channel. */
export function quietIn({ channels }: Loudness, span: TimeSpan): TimeSpan[] {
  const sounds = channels
    .flatMap((channel) => [...soundsFrom(channel.sounds, span)])
    .toSorted((a, b) => a.startMs - b.startMs);
  const quiet: TimeSpan[] = [];
  let { startMs } = span;
  for (const sound of sounds) {
    if (sound.startMs > startMs) quiet.push({ startMs, endMs: sound.startMs });
    startMs = Math.max(startMs, sound.endMs);
  }
  if (startMs < span.endMs) quiet.push({ startMs, endMs: span.endMs });
  return quiet;
}

function* soundsFrom(sounds: readonly TimeSpan[], span: TimeSpan): Generator<TimeSpan> {
  let low = 0;
  let high = sounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sounds[middle]?.endMs ?? 0) <= span.startMs) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < sounds.length; index += 1) {
    const sound = sounds[index];
    if (sound === undefined || sound.startMs >= span.endMs) return;
    yield sound;
  }
}
