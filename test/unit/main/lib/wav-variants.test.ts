import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  offsetAfterAudio,
  withUnstatedAudio,
  type WavHeader,
} from '../../../../src-main/lib/wav-corrections.ts';
import { readWavHeader, wavDurationMs } from '../../../../src-main/lib/wav-header.ts';

interface Chunk {
  readonly id: string;
  readonly body: Buffer;
  /** The size in the file; that of the body unless it is wrong. */
  readonly size?: number;
  readonly isPadded?: boolean;
}

const chunk = ({ id, body, size = body.length, isPadded = true }: Chunk): Buffer => {
  const head = Buffer.alloc(8);
  head.write(id, 0, 'latin1');
  head.writeUInt32LE(size >>> 0, 4);
  return Buffer.concat([head, body, Buffer.alloc(isPadded ? body.length % 2 : 0)]);
};

const sampleRate = 8000;
const format = Buffer.alloc(16);
format.writeUInt16LE(1, 0);
format.writeUInt16LE(2, 2);
format.writeUInt32LE(sampleRate, 4);
format.writeUInt16LE(16, 14);
/** Samples that look like no chunk. */
const audio = (ms: number): Buffer => Buffer.alloc((ms / 1000) * sampleRate * 4, 0xf3);

function file(chunks: readonly Chunk[], riff = 'RIFF', riffSize?: number): Buffer {
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks.map(chunk)]);
  const head = Buffer.alloc(8);
  head.write(riff, 0, 'latin1');
  head.writeUInt32LE((riffSize ?? body.length) >>> 0, 4);
  return Buffer.concat([head, body]);
}

/** As the app reads it: the header, then the bytes after the stated end of the audio. */
function read(bytes: Buffer): WavHeader {
  const reading = readWavHeader(bytes, bytes.length);
  if (reading.state !== 'ready') throw new Error(JSON.stringify(reading));
  const at = offsetAfterAudio(reading.header, bytes.length);
  if (at === undefined) return reading.header;
  return withUnstatedAudio(reading.header, bytes.length, bytes.subarray(at, at + 8));
}

/** What a player gets: the file with the corrections, from where it begins. */
function played(bytes: Buffer): Buffer {
  const { corrections, startOffset = 0 } = read(bytes);
  const copy = Buffer.from(bytes);
  for (const { offset, value } of corrections) copy.writeUInt32LE(value >>> 0, offset);
  return copy.subarray(startOffset);
}

const fmt: Chunk = { id: 'fmt ', body: format };

test('a header that states 5 s of 30 s is corrected to what the file has', () => {
  const bytes = file([fmt, { id: 'data', body: audio(30_000), size: audio(5000).length }]);
  expect(wavDurationMs(read(bytes))).toBe(30_000);
  expect(wavDurationMs(read(played(bytes)))).toBe(30_000);
});

test('a header whose sizes both state 5 s of 30 s is corrected as well', () => {
  const data = { id: 'data', body: audio(30_000), size: audio(5000).length };
  const bytes = file([fmt, data], 'RIFF', audio(5000).length + 36);
  expect(wavDurationMs(read(bytes))).toBe(30_000);
});

test('chunks after the audio are not audio', () => {
  for (const id of ['LIST', 'id3 ', 'bext', 'cue ']) {
    const bytes = file([fmt, { id: 'data', body: audio(5000) }, { id, body: Buffer.alloc(99, 1) }]);
    expect(wavDurationMs(read(bytes))).toBe(5000);
    expect(read(bytes).corrections).toEqual([]);
  }
});

test('a picture of 1.5 MB before the audio is passed over', () => {
  const bytes = file([
    fmt,
    { id: 'id3 ', body: Buffer.alloc(1_572_864, 7) },
    { id: 'data', body: audio(12_000) },
  ]);
  expect(wavDurationMs(read(bytes))).toBe(12_000);
});

test('a chunk without its padding is passed over, and the player gets a header it can read', () => {
  const list = { id: 'LIST', body: Buffer.alloc(27, 5), isPadded: false };
  const bytes = file([fmt, list, { id: 'data', body: audio(2000) }]);
  expect(wavDurationMs(read(bytes))).toBe(2000);
  const plain = readWavHeader(played(bytes), played(bytes).length);
  expect(plain).toMatchObject({
    state: 'ready',
    header: { dataOffset: 44, channels: 2, sampleRate, bitsPerSample: 16, corrections: [] },
  });
  expect(played(bytes).subarray(44).equals(audio(2000))).toBe(true);
});

test('an RF64 file has the sizes of its ds64 chunk', () => {
  const ds64 = Buffer.alloc(28);
  ds64.writeBigUInt64LE(BigInt(audio(3000).length), 8);
  const data = { id: 'data', body: audio(3000), size: 0xff_ff_ff_ff };
  const bytes = file([{ id: 'ds64', body: ds64 }, fmt, data], 'RF64', 0xff_ff_ff_ff);
  expect(wavDurationMs(read(bytes))).toBe(3000);
  expect(read(bytes).corrections).toEqual([]);
});

const extraChunk = fc.record({
  id: fc.constantFrom('LIST', 'id3 ', 'bext', 'cue ', 'JUNK', 'PEAK', 'fact'),
  body: fc.integer({ min: 0, max: 300 }).map((size) => Buffer.alloc(size, 3)),
});

test('whatever chunks are around the audio, its length is right for reader and player', () => {
  fc.assert(
    fc.property(
      fc.record({
        before: fc.array(extraChunk, { maxLength: 5 }),
        between: fc.array(extraChunk, { maxLength: 5 }),
        after: fc.array(extraChunk, { maxLength: 3 }),
      }),
      fc.constantFrom('right', 'zero', 'unknown', 'short'),
      fc.boolean(),
      ({ before, between, after }, size, isPadded) => {
        const body = audio(500);
        const sizes = { right: body.length, zero: 0, unknown: 0xff_ff_ff_ff, short: 400 };
        // Only a right size says where the audio ends and other chunks begin.
        const tail = size === 'right' ? after : [];
        const unpadded = between.map((one, index) => ({
          ...one,
          isPadded: isPadded || index < between.length - 1,
        }));
        const bytes = file([
          ...before,
          fmt,
          ...unpadded,
          { id: 'data', body, size: sizes[size] },
          ...tail,
        ]);
        expect(wavDurationMs(read(bytes))).toBe(500);
        expect(wavDurationMs(read(played(bytes)))).toBe(500);
      },
    ),
  );
});

test('no bytes make the reader fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(2000), (noise, extra) => {
      const bytes = Buffer.concat([file([fmt]), noise]);
      expect(['ready', 'more', 'packed', 'refused']).toContain(
        readWavHeader(bytes, bytes.length + extra).state,
      );
    }),
  );
});
