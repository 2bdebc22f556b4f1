import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wavDurationMs, readWavHeader } from '../../../../src-main/lib/wav-header.ts';
import { wavFile } from '../../../fakes/wav-file.ts';

const read = (bytes: Buffer, total: number | undefined = bytes.length) =>
  readWavHeader(bytes, total);
const header = (bytes: Buffer, total?: number) => {
  const reading = read(bytes, total);
  if (reading.state !== 'ready') throw new Error(JSON.stringify(reading));
  return reading.header;
};

test.for([
  [1, 8],
  [1, 16],
  [1, 24],
  [1, 32],
  [3, 32],
  [3, 64],
] as const)('format %i with %i bits is read, plain or extensible', ([format, bits]) => {
  for (const extensible of [false, true]) {
    const found = header(wavFile({ format, bits, extensible, frames: 16_000 }));
    expect(found).toMatchObject({ channels: 2, sampleRate: 16_000, bitsPerSample: bits });
    expect(wavDurationMs(found)).toBe(1000);
    expect(found.corrections).toEqual([]);
  }
});

test('text chunks before the sound, odd ones too, are passed over', () => {
  const before = [
    ['LIST', 27],
    ['bext', 602],
  ] as const;
  expect(wavDurationMs(header(wavFile({ before, frames: 16_000, after: 40 })))).toBe(1000);
});

test.for([0, 0xff_ff_ff_ff, 1_000_000_000])(
  'a size of %i that cannot be true is put right by the length of the file',
  (dataSize) => {
    const bytes = wavFile({ dataSize, riffSize: dataSize, frames: 16_000 });
    const found = header(bytes);
    expect(wavDurationMs(found)).toBe(1000);
    expect(found.corrections).toEqual([
      { offset: 4, value: bytes.length - 8 },
      { offset: 40, value: 64_000 },
    ]);
  },
);

test.for([8, 0, 16])(
  'a telephone line’s laws are bytes, though the header speaks of %i bits',
  (bits) => {
    for (const [format, encoding] of [
      [6, 'a-law'],
      [7, 'mu-law'],
    ] as const) {
      const found = header(wavFile({ format, bits, frameBytes: 2, frames: 16_000 }));
      expect(found).toMatchObject({ encoding, bitsPerSample: 8, frameBytes: 2 });
      expect(wavDurationMs(found)).toBe(1000);
    }
  },
);

test('samples of 12 bits are read as the 16 whose room they take', () => {
  const found = header(wavFile({ bits: 12, frameBytes: 4, frames: 16_000 }));
  expect(found).toMatchObject({ bitsPerSample: 16, dataBytes: 64_000 });
});

test('a WAV whose sound is packed like an MP3’s is told from one that cannot be read', () => {
  expect(read(wavFile({ format: 0x55, bits: 0, frameBytes: 1 }))).toEqual({ state: 'packed' });
});

test('a wrong word about the size of a frame, and a short extensible form, do no harm', () => {
  const bytes = wavFile({ frames: 16_000 });
  bytes.writeUInt16LE(3, 32);
  expect(header(bytes)).toMatchObject({ frameBytes: 4, dataBytes: 64_000, corrections: [] });
  const short = wavFile({ extensible: true, frames: 16_000 });
  const cut = Buffer.concat([short.subarray(0, 46), short.subarray(60)]);
  cut.writeUInt32LE(26, 16);
  expect(header(cut)).toMatchObject({ encoding: 'pcm', bitsPerSample: 16, dataBytes: 64_000 });
});

test('a file that broke off counts as long as it is, in whole frames', () => {
  const bytes = wavFile({ frames: 16_000 }).subarray(0, 44 + 4003);
  expect(header(bytes).dataBytes).toBe(4000);
});

test('the header is read as soon as it is there, by the length that the file will have', () => {
  const bytes = wavFile({ frames: 16_000 });
  expect(wavDurationMs(header(bytes.subarray(0, 44), bytes.length))).toBe(1000);
  expect(read(bytes.subarray(0, 43), bytes.length)).toEqual({ state: 'more' });
});

test.for([
  ['a web page', Buffer.from('<!doctype html><title>Expired</title>')],
  ['nothing', Buffer.alloc(0)],
  ['an MP3', Buffer.from('ID3\u0004 and so on and on', 'latin1')],
  ['ADPCM', wavFile({ format: 2, bits: 4, frameBytes: 1 })],
  ['no bits at all', wavFile({ bits: 0, frameBytes: 4 })],
  ['40 bits', wavFile({ bits: 40 })],
  ['no channels', wavFile({ channels: 0, frameBytes: 4 })],
  ['too many channels', wavFile({ channels: 99 })],
  ['no sample rate', wavFile({ sampleRate: 0 })],
  ['no sound', wavFile({ frames: 0 })],
  ['a header and nothing else', wavFile().subarray(0, 36)],
] as const)('%s is refused with a reason', ([, bytes]) => {
  expect(read(bytes)).toMatchObject({
    state: 'refused',
    reason: expect.stringMatching(/^It.*\.$/u),
  });
});

test('whatever the bytes say, the answer is a header, a wish for more, or a reason', () => {
  const damaged = fc
    .record({
      frames: fc.nat(200),
      before: fc.array(fc.tuple(fc.constantFrom('LIST', 'fact', 'junk'), fc.nat(50)), {
        maxLength: 3,
      }),
      flips: fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 12 }),
      cut: fc.nat(1000),
    })
    .map(({ frames, before, flips, cut }) => {
      const bytes = wavFile({ frames, before });
      for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
      return bytes.subarray(0, Math.max(0, bytes.length - cut));
    });
  fc.assert(
    fc.property(damaged, fc.boolean(), (bytes, known) => {
      const reading = readWavHeader(bytes, known ? bytes.length : undefined);
      expect(reading.state === 'refused' ? reading.reason : 'None.').toMatch(/\.$/u);
      if (reading.state !== 'ready') return;
      const { dataOffset, dataBytes = 0, frameBytes } = reading.header;
      expect(dataBytes % frameBytes).toBe(0);
      expect(dataOffset + dataBytes <= bytes.length || !known).toBe(true);
      expect(Number.isFinite(wavDurationMs(reading.header))).toBe(true);
    }),
    { numRuns: 5000, seed: 7 },
  );
});
