import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clipFrames, clipSamples } from '../../../../../src-main/exports/clips/clip-samples.ts';
import { readWavHeader, type WavHeader } from '../../../../../src-main/lib/wav-header.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';

/** A file in memory. */
const handleOf = (file: Buffer) => ({
  read: (buffer: Buffer, offset: number, length: number, position: number) => {
    const bytesRead = file.copy(buffer, offset, position, position + length);
    return Promise.resolve({ bytesRead, buffer });
  },
});

function headerOf(file: Buffer): WavHeader {
  const reading = readWavHeader(file, file.length);
  if (reading.state !== 'ready') throw new Error(reading.state);
  return reading.header;
}

/** The 16-bit value of a sample by the definition of its format, without the tables of the app. */
function expectedSample(file: Buffer, at: number, format: number, bits: number): number {
  if (format === 7) {
    const bits7 = ~file.readUInt8(at) & 0xff;
    const magnitude = ((((bits7 & 0xf) << 1) + 33) << ((bits7 >> 4) & 7)) - 33;
    return (bits7 & 0x80 ? -magnitude : magnitude) * 4;
  }
  if (format === 3) {
    const value = bits === 32 ? file.readFloatLE(at) : file.readDoubleLE(at);
    const scaled = Number.isNaN(value) ? 0 : Math.round(value * 32_768);
    return Math.max(-32_768, Math.min(32_767, scaled));
  }
  if (bits === 8) return (file.readUInt8(at) - 128) * 256;
  return Math.floor(file.readIntLE(at, bits / 8) / 2 ** (bits - 16));
}

const formats = fc.constantFrom(
  { format: 1, bits: 8 },
  { format: 1, bits: 16 },
  { format: 1, bits: 24 },
  { format: 1, bits: 32 },
  { format: 3, bits: 32 },
  { format: 7, bits: 8 },
);

const ranges = fc
  .array(fc.tuple(fc.nat(3000), fc.nat(400)), { maxLength: 4 })
  .map((pairs) => pairs.map(([startMs, lengthMs]) => ({ startMs, endMs: startMs + lengthMs })));

it('has the samples of the recording, in every format, and silence where it was asked for', async () => {
  await fc.assert(
    fc.asyncProperty(
      formats,
      fc.record({
        channels: fc.integer({ min: 1, max: 3 }),
        sampleRate: fc.constantFrom(8000, 16_000, 44_100),
        frames: fc.integer({ min: 1, max: 60_000 }),
        startMs: fc.nat(3000),
        lengthMs: fc.nat(3000),
      }),
      ranges,
      async ({ format, bits }, { channels, sampleRate, frames, startMs, lengthMs }, silenced) => {
        const file = wavFile({ format, bits, channels, sampleRate, frames });
        const wav = headerOf(file);
        const found = clipFrames(wav, { startMs, endMs: startMs + lengthMs });
        fc.pre(typeof found !== 'string');
        const blocks: number[] = [];
        for await (const block of clipSamples({ handle: handleOf(file), wav, silenced }, found)) {
          blocks.push(...block);
        }
        expect(blocks).toHaveLength(found.count * channels);
        const isSilent = (frame: number): boolean =>
          silenced.some(
            (one) =>
              frame >= Math.floor((one.startMs / 1000) * sampleRate) &&
              frame < Math.ceil((one.endMs / 1000) * sampleRate),
          );
        const wrong = blocks.flatMap((sample, index) => {
          const frame = found.first + Math.floor(index / channels);
          const at = wav.dataOffset + frame * wav.frameBytes + (index % channels) * (bits / 8);
          const right = isSilent(frame) ? 0 : expectedSample(file, at, format, bits);
          return sample === right ? [] : [{ index, sample, right }];
        });
        expect(wrong.slice(0, 3)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

it('begins half a second before the passage and ends half a second after it, inside the recording', () => {
  const wav = headerOf(wavFile({ channels: 1, sampleRate: 1000, frames: 10_000 }));
  expect(clipFrames(wav, { startMs: 2000, endMs: 3000 })).toEqual({ first: 1500, count: 2000 });
  expect(clipFrames(wav, { startMs: 100, endMs: 200 })).toEqual({ first: 0, count: 700 });
  expect(clipFrames(wav, { startMs: 9900, endMs: 60_000 })).toEqual({ first: 9400, count: 600 });
  expect(clipFrames(wav, { startMs: 2000 })).toEqual({ first: 1500, count: 6000 });
  expect(clipFrames(wav, { startMs: 10_000, endMs: 11_000 })).toBe('outside');
  expect(clipFrames(wav, {})).toBe('no-time');
});

it('ends where the file ends', async () => {
  const file = wavFile({ channels: 1, sampleRate: 1000, frames: 5000 });
  const wav = headerOf(file);
  const short = file.subarray(0, wav.dataOffset + 2 * 1000);
  let count = 0;
  for await (const block of clipSamples(
    { handle: handleOf(short), wav, silenced: [] },
    { first: 0, count: 5000 },
  )) {
    count += block.length;
  }
  expect(count).toBe(1000);
});
