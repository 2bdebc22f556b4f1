import type { WavHeader } from '../../src-shared/wav-header.ts';

/** What Chromium's own player takes, found by playing files to it. */
const fewestSamples = 3000;
const mostSamples = 768_000;
const mostChannels = 8;

/** Why a WAV that can be read cannot be played, as a whole sentence; undefined when it can. */
export function whyUnplayable(header: WavHeader): string | undefined {
  const { encoding, bitsPerSample, channels, sampleRate } = header;
  if (bitsPerSample === 64) return `Its samples are ${encoding} of 64 bits.`;
  if (channels > mostChannels) return `It says that it has ${channels} channels.`;
  if (sampleRate < fewestSamples || sampleRate > mostSamples) {
    return `It says that it has ${sampleRate} samples in a second.`;
  }
  return undefined;
}
