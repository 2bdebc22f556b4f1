import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import type { Call } from '../../../../src-shared/call.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';
import { callOfV3 } from '../../../../src-main/retell/wire/calls/call-versions.ts';
import { isRow } from '../../../../src-main/retell/wire/fields/read-row.ts';

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

/** The peaks of a sample call's recording, made of its real sound. */
export async function samplePeaks(slug: string, speakers: Speakers): Promise<Peaks> {
  // The decoder takes the rate and resamples by itself; its typings don't tell.
  const options = { forceStereo: false, sampleRate: 16_000 };
  const decoder = new OggOpusDecoder(options);
  await decoder.ready;
  const bytes = await readFile(path.join(folder, `${slug}.opus`));
  const { channelData, samplesDecoded, sampleRate } = await decoder.decodeFile(bytes);
  decoder.free();
  const bins = Math.floor(samplesDecoded / samplesPerBin);
  return {
    samplesPerBin,
    sampleRate,
    doneBins: bins,
    totalBins: bins,
    speakers,
    channels: channelData.map((samples) => peaksOfSamples(samples, bins)),
  };
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
