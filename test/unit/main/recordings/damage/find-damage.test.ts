import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDamage } from '../../../../../src-main/recordings/damage/find-damage.ts';
import type { RecordingDamage } from '../../../../../src-shared/recording.ts';
import { startScripted } from '../../../../fakes/scripted-server.ts';
import { serveFile } from '../../../../fakes/serve-file.ts';
import { callId, createTestRecordings, useTemporaryFolder } from '../test-recordings.ts';

const root = path.resolve(import.meta.dirname, '../../../../..');
const file = (name: string): Buffer => readFileSync(path.join(root, name));
const folder = useTemporaryFolder();

const recordingsByType = [
  ['audio/mpeg', file('test/fixtures/recordings/spoken.mp3')],
  ['audio/mp4', file('test/fixtures/recordings/spoken.m4a')],
  ['audio/ogg', file('resources/sample/calls/double-charged.opus')],
] as const;

async function damageOf(type: string, bytes: Uint8Array): Promise<RecordingDamage | undefined> {
  const name = path.join(folder(), 'recording');
  writeFileSync(name, bytes);
  return findDamage(name, type);
}

/** A row of MP3 frames, as an encoder of a variable bit rate writes it, or of a constant one. */
function mp3Frames(count: number, stated?: number, bitRate?: 'constant'): Buffer {
  const rates = bitRate === 'constant' ? [0x90, 0x90, 0x90] : [0x50, 0x90, 0xb0];
  const sizes = bitRate === 'constant' ? [417, 417, 417] : [208, 417, 626];
  const frames = Array.from({ length: count }, (_, index) => {
    const frame = Buffer.alloc(sizes[index % 3] ?? 0, 7);
    frame.set([0xff, 0xfb, rates[index % 3] ?? 0, 0x64]);
    return frame;
  });
  if (stated !== undefined) {
    frames[0]?.write('Xing', 36, 'latin1');
    frames[0]?.writeUInt32BE(1, 40);
    frames[0]?.writeUInt32BE(stated, 44);
  }
  return Buffer.concat(frames);
}

describe('A compressed recording', () => {
  it.each(recordingsByType)('of %s is sound as its encoder wrote it', async (type, bytes) => {
    expect(await damageOf(type, bytes)).toBeUndefined();
  });

  it.each(recordingsByType.slice(1))(
    'of %s that is cut off anywhere is told',
    async (type, bytes) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 64, max: bytes.length - 1 }), async (end) => {
          expect(await damageOf(type, bytes.subarray(0, end))).toBe('cut-off');
        }),
        { numRuns: 60 },
      );
    },
  );

  it('of MP3 with a stated number of frames is told when some are missing', async () => {
    const whole = mp3Frames(301, 300);
    expect(await damageOf('audio/mpeg', whole)).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.05, max: 0.95, noNaN: true }), async (share) => {
        const end = Math.floor(whole.length * share);
        expect(await damageOf('audio/mpeg', whole.subarray(0, end))).toBe('cut-off');
      }),
      { numRuns: 60 },
    );
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'of MP3 is cut off, not broken, when %i bytes of a frame are left',
    async (rest) => {
      const end = mp3Frames(150).length + rest;
      expect(await damageOf('audio/mpeg', mp3Frames(301, 300).subarray(0, end))).toBe('cut-off');
    },
  );

  it('of MP3 tells that seeking is inexact when its bit rate varies and it has no index', async () => {
    const frames = (at: number): Buffer => mp3Frames(at, undefined, 'constant');
    expect(await damageOf('audio/mpeg', mp3Frames(300))).toBe('no-index');
    expect(await damageOf('audio/mpeg', mp3Frames(301, 300))).toBeUndefined();
    expect(await damageOf('audio/mpeg', frames(300))).toBeUndefined();
    // One other frame is enough, wherever it is.
    const other = mp3Frames(1);
    for (const before of [1, 50, 298]) {
      const mixed = Buffer.concat([frames(before), other, frames(300 - before)]);
      expect(await damageOf('audio/mpeg', mixed)).toBe('no-index');
    }
  });

  it.each(recordingsByType)('of %s with a hole of other bytes is told', async (type, bytes) => {
    // The audio of an MP4 has no structure of its own, so only its boxes are checked.
    const from = type === 'audio/mp4' ? 0 : Math.floor(bytes.length / 3);
    const broken = Buffer.from(bytes);
    broken.fill(0, from + (type === 'audio/mp4' ? 32 : 0), from + 6000);
    expect(await damageOf(type, broken)).toBe('corrupt');
  });

  it('of MP3 with a small hole is called broken, not cut off, when frames are missing', async () => {
    const broken = mp3Frames(301, 300);
    broken.fill(0, 40_000, 43_500);
    expect(await damageOf('audio/mpeg', broken)).toBe('corrupt');
  });

  it('of random bytes behind a true beginning is told, and never takes long', async () => {
    for (const [type, bytes] of recordingsByType) {
      const random = Buffer.alloc(3_000_000);
      for (let at = 0; at < random.length; at += 4)
        random.writeInt32LE((at * 2_654_435_761) | 0, at);
      bytes.copy(random, 0, 0, 40);
      expect(await damageOf(type, random)).toBeDefined();
    }
  });

  it('of MP3 may have tags before and after its frames, and rubbish that players skip', async () => {
    const id3 = Buffer.alloc(2010, 0xff);
    id3.set([...Buffer.from('ID3'), 4, 0, 0, 0, 0, 15, 80]);
    const tag = Buffer.alloc(128, 32);
    tag.write('TAG');
    const frames = mp3Frames(200, undefined, 'constant');
    const rubbish = Buffer.alloc(700, 0x55);
    for (const whole of [
      [id3, frames],
      [id3, id3, frames, tag],
      [rubbish, frames],
      [frames, rubbish],
      [frames, rubbish, frames],
    ]) {
      expect(await damageOf('audio/mpeg', Buffer.concat(whole))).toBeUndefined();
    }
  });

  it.each(['audio/wav', 'audio/flac', 'audio/webm'])('of %s is not checked', async (type) => {
    expect(await damageOf(type, Buffer.alloc(100, 1))).toBeUndefined();
  });

  it('is told after its download, and with the recording when it is opened again', async () => {
    const [, bytes] = recordingsByType[2];
    await using server = await startScripted(serveFile(bytes.subarray(0, 100_000)));
    const id = callId('call_1');
    const { recordings, progress } = await createTestRecordings(folder(), server);
    expect(await recordings.open(id)).toMatchObject({ ok: true });
    await expect
      .poll(() => progress.at(-1))
      .toMatchObject({ state: 'complete', damage: 'cut-off' });
    expect(await recordings.open(id)).toMatchObject({ value: { damage: 'cut-off' } });
    await recordings.close();

    const again = await createTestRecordings(folder(), server);
    expect(await again.recordings.open(id)).toMatchObject({ value: { damage: 'cut-off' } });
  });
});
