import {
  appendFileSync,
  existsSync,
  readdirSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPeaks } from '../../../../../src-main/library/peaks/peaks.ts';
import type { Entry } from '../../../../../src-shared/call.ts';
import type { Peaks } from '../../../../../src-shared/recording.ts';
import { aLawByFfmpeg, muLawByFfmpeg } from '../../../../fakes/g711.ts';
import { referencePeaks, encodeWav, type Wav } from '../../../../fakes/reference-wav.ts';
import { temporaryFolder } from '../test-library.ts';

async function built(input: Parameters<ReturnType<typeof createPeaks>>[0]): Promise<Peaks> {
  const result = await createPeaks()(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const wavs: fc.Arbitrary<Wav> = fc
  .record({
    kind: fc.constantFrom<[Wav['bits'], Required<Wav>['coding']]>(
      [8, 'pcm'],
      [16, 'pcm'],
      [24, 'pcm'],
      [32, 'pcm'],
      [32, 'float'],
      [64, 'float'],
      [8, 'mu-law'],
      [8, 'a-law'],
    ),
    channels: fc.integer({ min: 1, max: 3 }),
    frames: fc.integer({ min: 1, max: 700 }),
    samples: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 40,
      maxLength: 40,
    }),
  })
  .map(({ kind: [bits, coding], channels, frames, samples }) => ({
    bits,
    coding,
    channels,
    samples: Array.from(
      { length: frames * channels },
      (_, index) => samples[(index * 7) % 40] ?? 0,
    ),
  }));

describe('Peaks of a recording', () => {
  it('equal those of a simple loop over the samples, for every WAV format and zoom', async () => {
    using place = temporaryFolder();
    let written = 0;
    await fc.assert(
      fc.asyncProperty(
        wavs,
        fc.constantFrom(16, 50, 64, 128, 192, 4096),
        async (wav, samplesPerBin) => {
          // A name of its own: two files of one size, written in one millisecond, are told apart by nothing else.
          written += 1;
          const file = path.join(place.folder, `${written}.wav`);
          writeFileSync(file, encodeWav(wav));
          const peaks = await built({ file, samplesPerBin });
          expect(peaks.channels).toEqual(referencePeaks(wav, samplesPerBin));
          expect(peaks.doneBins).toBe(peaks.totalBins);
          // Again from the peaks that lie beside the recording.
          expect(await built({ file, samplesPerBin })).toEqual(peaks);
        },
      ),
      { numRuns: 150, seed: 9 },
    );
  }, 30_000);

  it('grow while a recording is downloading and end up complete', async () => {
    using place = temporaryFolder();
    const file = path.join(place.folder, 'growing.wav');
    const samples = Array.from({ length: 2 * 5000 }, (_, index) => Math.sin(index * index));
    const wav: Wav = { bits: 16, channels: 2, samples };
    const content = encodeWav(wav);
    const peaksOf = createPeaks();
    const request = { file, samplesPerBin: 128, totalBytes: content.length };
    writeFileSync(file, content.subarray(0, 1001));
    let last = 0;
    for (let at = 1001; at < content.length; at += 3333) {
      const early = await peaksOf(request);
      if (!early.ok) throw new Error(early.error.kind);
      expect(early.value.totalBins).toBe(Math.ceil(5000 / 128));
      expect(early.value.doneBins).toBeGreaterThanOrEqual(last);
      expect(early.value.channels[0]).toEqual(
        referencePeaks(wav, 128)[0]?.subarray(0, early.value.doneBins * 2),
      );
      last = early.value.doneBins;
      appendFileSync(file, content.subarray(at, at + 3333));
    }
    const whole = await peaksOf(request);
    expect(whole).toMatchObject({ ok: true, value: { doneBins: 40, totalBins: 40 } });
    expect(whole.ok && whole.value.channels).toEqual(referencePeaks(wav, 128));
    expect(existsSync(`${file}.peaks`)).toBe(true);
  });

  it('miss no sample at block boundaries, however the file grew', async () => {
    using place = temporaryFolder();
    const file = path.join(place.folder, 'long.wav');
    for (const channels of [1, 2, 3]) {
      const length = channels * 1_234_567;
      const samples = Array.from({ length }, (_, index) => Math.sin(index * index) * 0.9);
      const wav: Wav = { bits: 16, channels, samples };
      const content = encodeWav(wav);
      const wanted = referencePeaks(wav, 64);
      writeFileSync(file, content);
      expect((await built({ file, samplesPerBin: 64 })).channels).toEqual(wanted);
      const growing = path.join(place.folder, `growing-${channels}.wav`);
      const peaksOf = createPeaks();
      const request = { file: growing, samplesPerBin: 64, totalBytes: content.length };
      for (const share of [0.31, 0.7123, 1]) {
        writeFileSync(growing, content.subarray(0, Math.floor(content.length * share)));
        await peaksOf(request);
      }
      const grown = await peaksOf(request);
      expect(grown.ok && grown.value.channels).toEqual(wanted);
    }
  }, 30_000);

  it('are stored next to a recording once it has its final name', async () => {
    using place = temporaryFolder();
    const part = path.join(place.folder, 'a.part');
    writeFileSync(part, encodeWav({ bits: 16, channels: 1, samples: [0.5, -0.5] }));
    await built({ file: part, samplesPerBin: 64 });
    expect(readdirSync(place.folder)).toEqual(['a.part']);
    const recording = path.join(place.folder, 'a.sound');
    renameSync(part, recording);
    await built({ file: recording, samplesPerBin: 64 });
    expect(existsSync(`${recording}.peaks`)).toBe(true);
  });

  it('of a range equal those of the whole recording there', async () => {
    using place = temporaryFolder();
    const file = path.join(place.folder, 'a.wav');
    const samples = Array.from({ length: 2 * 3000 }, (_, index) => Math.sin(index * index));
    writeFileSync(file, encodeWav({ bits: 16, channels: 2, samples }));
    const all = await built({ file, samplesPerBin: 128 });
    const some = await built({ file, samplesPerBin: 128, range: { from: 5, bins: 7 } });
    expect(some.channels).toEqual(all.channels.map((channel) => channel.slice(10, 24)));
    expect([some.firstBin, some.doneBins, some.totalBins]).toEqual([5, 24, 24]);
    const beyond = await built({ file, samplesPerBin: 128, range: { from: 500, bins: 7 } });
    expect(beyond.channels.map(({ length }) => length)).toEqual([0, 0]);
  });

  it('of a replaced recording, or damaged ones, are not reused', async () => {
    using place = temporaryFolder();
    const file = path.join(place.folder, 'a.wav');
    const loud: Wav = { bits: 16, channels: 1, samples: Array.from({ length: 640 }, () => 1) };
    const quiet: Wav = { ...loud, samples: Array.from({ length: 1280 }, () => 0.1) };
    writeFileSync(file, encodeWav(loud));
    await built({ file, samplesPerBin: 64 });
    writeFileSync(file, encodeWav(quiet));
    expect((await built({ file, samplesPerBin: 64 })).channels).toEqual(referencePeaks(quiet, 64));
    truncateSync(`${file}.peaks`, statSync(`${file}.peaks`).size - 1);
    expect((await built({ file, samplesPerBin: 64 })).channels).toEqual(referencePeaks(quiet, 64));
  });

  it('tell which channel is whose by comparing loudness with the transcript', async () => {
    using place = temporaryFolder();
    const file = path.join(place.folder, 'a.wav');
    // One second of the user on the first channel, then one of the agent on the second.
    const samples = Array.from({ length: 2 * 16_000 }, (_, index) => {
      const isFirst = index % 2 === 0;
      return index < 16_000 === isFirst ? Math.sin(index) : 0.01;
    });
    writeFileSync(file, encodeWav({ bits: 16, channels: 2, samples }));
    const said = (speaker: string, startMs: number): Entry => ({
      kind: 'turn',
      speaker,
      text: 'word',
      words: [{ text: 'word', startMs, endMs: startMs + 900 }],
    });
    const entries = [said('user', 0), said('agent', 1000)];
    expect((await built({ file, samplesPerBin: 64, entries: () => entries })).speakers).toEqual([
      'user',
      'agent',
    ]);
    expect((await built({ file, samplesPerBin: 64 })).speakers).toEqual(['unknown', 'unknown']);
    writeFileSync(file, encodeWav({ bits: 16, channels: 1, samples }));
    expect((await built({ file, samplesPerBin: 64, entries: () => entries })).speakers).toEqual([
      'mixed',
    ]);
  });

  it('of G.711 recordings match those of another decoder', async () => {
    using place = temporaryFolder();
    const samples = Array.from({ length: 256 }, (_, byte) => byte / 127.5 - 1);
    for (const [coding, heights] of [
      ['mu-law', muLawByFfmpeg],
      ['a-law', aLawByFfmpeg],
    ] as const) {
      const file = path.join(place.folder, `${coding}.wav`);
      writeFileSync(file, encodeWav({ bits: 8, coding, channels: 1, samples }));
      const { channels } = await built({ file, samplesPerBin: 1 });
      const wanted = [Int8Array.from([...heights].flatMap((height) => [height, height]))];
      expect(channels).toEqual(wanted);
    }
  });

  it('are found after headers longer than most', async () => {
    using place = temporaryFolder();
    const file = path.join(place.folder, 'a.wav');
    const wav: Wav = { bits: 16, channels: 1, samples: [0.5, -0.5] };
    const content = encodeWav(wav);
    const text = Buffer.alloc(8 + 300_001 + 1);
    text.write('LIST', 0, 'latin1');
    text.writeUInt32LE(300_001, 4);
    writeFileSync(file, Buffer.concat([content.subarray(0, 36), text, content.subarray(36)]));
    expect((await built({ file, samplesPerBin: 64 })).channels).toEqual(referencePeaks(wav, 64));
  });

  it('of a damaged recording are refused with a reason', async () => {
    using place = temporaryFolder();
    const file = path.join(place.folder, 'a.wav');
    const good = encodeWav({ bits: 16, channels: 1, samples: [0.5] });
    const noRate = Buffer.from(good);
    noRate.writeUInt32LE(0, 24);
    const noChannels = Buffer.from(good);
    noChannels.writeUInt16LE(0, 22);
    for (const content of [
      Buffer.alloc(0),
      Buffer.from('<html>'),
      good.subarray(0, 30),
      good.subarray(0, 44),
      noRate,
      noChannels,
    ]) {
      writeFileSync(file, content);
      const result = await createPeaks()({ file, samplesPerBin: 64 });
      expect(result).toMatchObject({ ok: false, error: { kind: 'bad-recording' } });
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        writeFileSync(file, Buffer.concat([good.subarray(0, 12), bytes]));
        expect(typeof (await createPeaks()({ file, samplesPerBin: 64 })).ok).toBe('boolean');
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
