import { firstIndex } from '../../kit/first-index.ts';
import type { Speaker } from '../../call.ts';
import type { Peaks } from '../../recording.ts';
import { joinSpeech, type Piece, type Speech } from './speech.ts';
import { thresholds } from './thresholds.ts';

/** A span of time, in ms. */
export interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** When a recording is not silent. */
export interface Loudness {
  readonly channels: readonly {
    readonly speaker: Peaks['speakers'][number];
    /** In order, disjoint. */
    readonly loudSpans: readonly TimeSpan[];
  }[];
  /** How far the peaks are known; the recording may still be downloading. */
  readonly untilMs: number;
}

/** A channel that never gets louder than this (of 128) has no speaker on it. */
const silentLevel = 6;

/** Speech must be louder than the noise by this factor to be detected. */
const minSpeechToNoise = 3;

/** Undefined where a channel is too noisy to detect speech. */
export function loudnessOf(peaks: Peaks): Loudness | undefined {
  const binMs = (peaks.samplesPerBin / peaks.sampleRate) * 1000;
  if (!(binMs > 0) || !Number.isFinite(binMs) || peaks.channels.length === 0) return undefined;
  const channels: Loudness['channels'][number][] = [];
  for (const [index, channel] of peaks.channels.entries()) {
    const bins = Math.min(peaks.doneBins, channel.length >> 1);
    const threshold = thresholdOf(channel, bins);
    if (threshold === undefined) return undefined;
    const speaker = peaks.speakers[index] ?? 'unknown';
    channels.push({ speaker, loudSpans: findLoudSpans(channel, { bins, threshold, binMs }) });
  }
  return { channels, untilMs: peaks.doneBins * binMs };
}

const levelAt = (channel: Int8Array, bin: number): number =>
  Math.max(-(channel[bin * 2] ?? 0), channel[bin * 2 + 1] ?? 0);

/** A level between the background noise and speech, closer to the noise. */
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

/** Runs of loud bins. Short dips between syllables are bridged and clicks are left out. */
function findLoudSpans(
  channel: Int8Array,
  options: { readonly bins: number; readonly threshold: number; readonly binMs: number },
): TimeSpan[] {
  const spans: TimeSpan[] = [];
  let startMs = -1;
  let endMs = -1;
  const addSpan = (): void => {
    if (startMs >= 0 && endMs - startMs >= thresholds.shortestSpeech)
      spans.push({ startMs, endMs });
  };
  for (let bin = 0; bin < options.bins; bin += 1) {
    if (levelAt(channel, bin) < options.threshold) continue;
    const at = bin * options.binMs;
    if (startMs < 0 || at - endMs > thresholds.shortestSpeech) {
      addSpan();
      startMs = at;
    }
    endMs = at + options.binMs;
  }
  addSpan();
  return spans;
}

/** Who speaks when, by the loudness of each channel alone. */
export function speechOfChannels(loudness: Loudness, lengthMs = Infinity): Speech {
  const bySpeaker = new Map<Speaker, Piece[]>();
  loudness.channels.forEach(({ speaker, loudSpans }, index) => {
    const name = speaker === 'unknown' ? `channel-${index + 1}` : speaker;
    const pieces = loudSpans
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

/** For how long a channel is not silent within a span. */
export function loudMsIn(loudSpans: readonly TimeSpan[], span: TimeSpan): number {
  let totalMs = 0;
  for (const loud of overlappingSpans(loudSpans, span)) {
    totalMs += Math.min(loud.endMs, span.endMs) - Math.max(loud.startMs, span.startMs);
  }
  return totalMs;
}

/** The parts of a span in which all channels are silent. */
export function quietSpansIn({ channels }: Loudness, span: TimeSpan): TimeSpan[] {
  const loudSpans = channels
    .flatMap((channel) => [...overlappingSpans(channel.loudSpans, span)])
    .toSorted((a, b) => a.startMs - b.startMs);
  const quiet: TimeSpan[] = [];
  let { startMs } = span;
  for (const loud of loudSpans) {
    if (loud.startMs > startMs) quiet.push({ startMs, endMs: loud.startMs });
    startMs = Math.max(startMs, loud.endMs);
  }
  if (startMs < span.endMs) quiet.push({ startMs, endMs: span.endMs });
  return quiet;
}

function* overlappingSpans(spans: readonly TimeSpan[], span: TimeSpan): Generator<TimeSpan> {
  const first = firstIndex(0, spans.length, (at) => (spans[at]?.endMs ?? 0) > span.startMs);
  for (let index = first; index < spans.length; index += 1) {
    const one = spans[index];
    if (one === undefined || one.startMs >= span.endMs) return;
    yield one;
  }
}
