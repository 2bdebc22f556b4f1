import type { Peaks } from '../../../../src-shared/recording.ts';
import type { Lane } from './draw-lane.ts';

type Speaker = Peaks['speakers'][number];

export interface NamedLane extends Lane {
  readonly name: string;
}

const colours: { readonly [K in Speaker]: Lane['colourName'] } = {
  agent: '--agent',
  user: '--user',
  mixed: '--other',
  unknown: '--other',
};

const order: readonly Speaker[] = ['agent', 'user', 'mixed', 'unknown'];

/** One lane a channel, the agent's above the user's, whatever their order in the file. */
export function lanesOf(peaks: Peaks): readonly NamedLane[] {
  return peaks.channels
    .map((_, channel) => ({ channel, speaker: peaks.speakers[channel] ?? 'unknown' }))
    .toSorted((a, b) => order.indexOf(a.speaker) - order.indexOf(b.speaker))
    .map(({ channel, speaker }) => ({
      channel,
      colourName: colours[speaker],
      name: nameOf(speaker, channel),
    }));
}

function nameOf(speaker: Speaker, channel: number): string {
  if (speaker === 'agent') return 'Agent';
  if (speaker === 'user') return 'User';
  return speaker === 'mixed' ? 'Both' : `Channel ${channel + 1}`;
}
