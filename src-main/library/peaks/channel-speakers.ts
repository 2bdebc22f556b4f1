import type { Entry } from '../../../src-shared/call.ts';
import type { Peaks } from '../../../src-shared/recording.ts';

interface ChannelLevels {
  readonly channels: readonly Int8Array[];
  readonly doneBins: number;
  readonly msPerBin: number;
}

type ChannelSpeaker = Peaks['speakers'][number];

/** The minimum difference between the channels' shares that tells the speakers apart. */
const minShareDifference = 0.1;

/**
 * Which channel belongs to which speaker. Retell doesn't say, so each channel's loudness during the
 * agent's words is compared with that during the caller's. If it is unclear, the answer is 'unknown'.
 */
export function channelSpeakers(
  heard: ChannelLevels,
  spans: SpeechSpans,
): readonly ChannelSpeaker[] {
  if (heard.channels.length === 1) return ['mixed'];
  const shares = heard.channels.map((channel) => agentShare(heard, channel, spans));
  const known = shares.filter((share) => share !== undefined);
  if (known.length < 2) return heard.channels.map(() => 'unknown');
  const most = Math.max(...known);
  const least = Math.min(...known);
  if (most - least < minShareDifference) return heard.channels.map(() => 'unknown');
  return shares.map((share) => {
    if (share === most) return 'agent';
    return share === least ? 'user' : 'unknown';
  });
}

/** From 0, if the channel is only heard during the caller's words, to 1, only during the agent's. */
function agentShare(
  heard: ChannelLevels,
  channel: Int8Array,
  spans: SpeechSpans,
): number | undefined {
  const agent = loudness(heard, channel, spans.agent);
  const user = loudness(heard, channel, spans.user);
  if (agent === undefined || user === undefined || agent + user === 0) return undefined;
  return agent / (agent + user);
}

interface TimeRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** When each of the two speakers talks. */
export interface SpeechSpans {
  readonly agent: readonly TimeRange[];
  readonly user: readonly TimeRange[];
}

/** A sample of this many words per speaker is as reliable as all of them. */
const maxSampledWords = 500;

/** The times of words with start and end; a sample if there are many. */
export const speechSpans = (entries: readonly Entry[]): SpeechSpans => ({
  agent: sampleOf(spansOf(entries, 'agent')),
  user: sampleOf(spansOf(entries, 'user')),
});

function sampleOf(spans: readonly TimeRange[]): readonly TimeRange[] {
  const step = Math.ceil(spans.length / maxSampledWords);
  return step <= 1 ? spans : spans.filter((_, at) => at % step === 0);
}

const spansOf = (entries: readonly Entry[], speaker: string): readonly TimeRange[] =>
  entries.flatMap((entry) =>
    entry.kind === 'turn' && entry.speaker === speaker
      ? entry.words.flatMap(({ startMs, endMs }) =>
          startMs !== undefined && endMs !== undefined && endMs > startMs
            ? [{ startMs, endMs }]
            : [],
        )
      : [],
  );

/** Mean height of the waveform in these spans; undefined if none of them is processed yet. */
function loudness(
  { doneBins, msPerBin }: ChannelLevels,
  channel: Int8Array,
  spans: readonly TimeRange[],
): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { startMs, endMs } of spans) {
    const last = Math.min(doneBins - 1, Math.floor(endMs / msPerBin));
    for (let bin = Math.max(0, Math.floor(startMs / msPerBin)); bin <= last; bin += 1) {
      sum += (channel[bin * 2 + 1] ?? 0) - (channel[bin * 2] ?? 0);
      count += 1;
    }
  }
  return count === 0 ? undefined : sum / count;
}
