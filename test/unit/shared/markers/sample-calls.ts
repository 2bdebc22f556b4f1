import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Call } from '../../../../src-shared/call.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';
import { callOfV3 } from '../../../../src-main/retell/wire/calls/call-versions.ts';
import { isRow } from '../../../../src-main/retell/wire/fields/read-row.ts';
import { decodeOggOpus, readOggOpus } from '../../../../src-sample/media/ogg-opus.ts';

const folder = path.join(import.meta.dirname, '../../../../resources/sample/calls');

type Speakers = Peaks['speakers'];

export interface SampleCall {
  readonly call: Call;
  readonly speakers: Speakers;
}

/** A sample call as Earmark reads it from the wire, and whose voice is on which channel. */
export async function sampleCall(slug: string): Promise<SampleCall> {
  const json: unknown = JSON.parse(await readFile(path.join(folder, `${slug}.json`), 'utf8'));
  if (!isRow(json) || !isRow(json['call']) || !isRow(json['media'])) throw new Error(slug);
  const record = callOfV3(json['call'], { source: 'get', raw: '' });
  if (record === undefined) throw new Error(`${slug} has no id`);
  const { file, multiChannel, channels } = json['media'];
  const media = { ...record.call.media, recording: file !== undefined };
  return {
    call: { ...record.call, media: { ...media, multiChannel: multiChannel === true } },
    // The sample's own files name nothing but these.
    speakers: channels as Speakers,
  };
}

const samplesPerBin = 256;
const sampleRate = 16_000;

/** The peaks of a sample call's recording, made of its real sound. */
export async function samplePeaks(slug: string, speakers: Speakers): Promise<Peaks> {
  const bytes = await readFile(path.join(folder, `${slug}.opus`));
  const parts: Float32Array[][] = [];
  for await (const channelData of decodeOggOpus(readOggOpus(bytes), sampleRate)) {
    channelData.forEach((samples, channel) => (parts[channel] ??= []).push(samples));
  }
  const channels = parts.map((channel) => joined(channel));
  const bins = Math.floor((channels[0]?.length ?? 0) / samplesPerBin);
  return {
    samplesPerBin,
    sampleRate,
    doneBins: bins,
    totalBins: bins,
    speakers,
    channels: channels.map((samples) => peaksOfSamples(samples, bins)),
  };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function peaksOfSamples(samples: Float32Array, bins: number): Int8Array {
  const peaks = new Int8Array(bins * 2);
  for (let bin = 0; bin < bins; bin += 1) {
    const heard = samples.subarray(bin * samplesPerBin, (bin + 1) * samplesPerBin);
    let low = 0;
    let high = 0;
    for (const sample of heard) {
      low = Math.min(low, sample);
      high = Math.max(high, sample);
    }
    peaks[bin * 2] = Math.max(-128, Math.round(low * 127));
    peaks[bin * 2 + 1] = Math.min(127, Math.round(high * 127));
  }
  return peaks;
}
