import type { Entry } from '../../../src-shared/call.ts';
import type { Peaks } from '../../../src-shared/recording.ts';

interface Heard {
  readonly channels: readonly Int8Array[];
  readonly doneBins: number;
  readonly msPerBin: number;
}

type ChannelSpeaker = Peaks['speakers'][number];

/** How much more of a channel's loudness has to fall on one speaker's words than of the other's. */
const clearlyMore = 0.1;

/**
 * Whose channel is whose: Retell doesn't say, so each channel's loudness during the agent's words is
 * held against that during the user's. What stays unclear is called unknown, never guessed.
 */
export function channelSpeakers(
  heard: Heard,
  entries: readonly Entry[],
): readonly ChannelSpeaker[] {
  if (heard.channels.length === 1) return ['mixed'];
  const shares = heard.channels.map((channel) => agentShare(heard, channel, entries));
  const known = shares.filter((share) => share !== undefined);
  if (known.length < 2) return heard.channels.map(() => 'unknown');
  const most = Math.max(...known);
  const least = Math.min(...known);
  if (most - least < clearlyMore) return heard.channels.map(() => 'unknown');
  return shares.map((share) => {
    if (share === most) return 'agent';
    return share === least ? 'user' : 'unknown';
  });
}

/** 0 when a channel is only heard during the user's words, 1 when only during the agent's. */
function agentShare(
  heard: Heard,
  channel: Int8Array,
  entries: readonly Entry[],
): number | undefined {
  const agent = loudness(heard, channel, spansOf(entries, 'agent'));
  const user = loudness(heard, channel, spansOf(entries, 'user'));
  if (agent === undefined || user === undefined || agent + user === 0) return undefined;
  return agent / (agent + user);
}

interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

const spansOf = (entries: readonly Entry[], speaker: string): readonly TimeSpan[] =>
  entries.flatMap((entry) =>
    entry.kind === 'turn' && entry.speaker === speaker
      ? entry.words.flatMap(({ startMs, endMs }) =>
          startMs !== undefined && endMs !== undefined && endMs > startMs
            ? [{ startMs, endMs }]
            : [],
        )
      : [],
  );

/** Mean height of the waveform over spans; undefined when none of it is built yet. */
function loudness(
  { doneBins, msPerBin }: Heard,
  channel: Int8Array,
  spans: readonly TimeSpan[],
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
