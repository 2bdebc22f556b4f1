import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeOggOpus, readOggOpus } from '../../../src-sample/media/ogg-opus.ts';

const folder = path.join(import.meta.dirname, '../../../resources/sample/calls');
const file = readFileSync(path.join(folder, 'wrong-number.opus'));

const pageOf = (lacing: readonly number[], body: Uint8Array, granule = 0n): Uint8Array => {
  const header = new Uint8Array(27 + lacing.length);
  header.set(new TextEncoder().encode('OggS'));
  new DataView(header.buffer).setBigInt64(6, granule, true);
  header[26] = lacing.length;
  header.set(lacing, 27);
  return Buffer.concat([header, body]);
};

const head = new Uint8Array(19);
head.set(new TextEncoder().encode('OpusHead'));
head.set([1, 1], 8);

test('every recording of the sample has as much sound as its last page says', async () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.opus'));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const opus = readOggOpus(readFileSync(path.join(folder, name)));
    const frames = Array<number>(opus.channels).fill(0);
    for await (const part of decodeOggOpus(opus, 16_000)) {
      expect(part).toHaveLength(opus.channels);
      part.forEach((samples, channel) => {
        frames[channel] = (frames[channel] ?? 0) + samples.length;
      });
    }
    expect(new Set(frames), name).toEqual(new Set([Math.round(opus.samples / 3)]));
  }
});

test('packets are the same however they are spread over pages', () => {
  const packet = fc.uint8Array({ maxLength: 700 });
  fc.assert(
    fc.property(
      fc.array(packet, { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      (all, size) => {
        const packets = [head, new Uint8Array(8), ...all];
        const lacing = packets.flatMap(({ length }) => [
          ...Array<number>(Math.floor(length / 255)).fill(255),
          length % 255,
        ]);
        const body = Buffer.concat(packets);
        const pages: Uint8Array[] = [];
        for (let from = 0, at = 0; from < lacing.length; from += size) {
          const ofPage = lacing.slice(from, from + size);
          const bytes = ofPage.reduce((sum, length) => sum + length, 0);
          pages.push(pageOf(ofPage, body.subarray(at, at + bytes)));
          at += bytes;
        }
        const read = readOggOpus(Buffer.concat(pages)).packets;
        expect(read.map((bytes) => [...bytes])).toEqual(all.map((bytes) => [...bytes]));
      },
    ),
  );
});

/** The number of packets, or why there are none. */
function outcomeOf(bytes: Uint8Array): number | string {
  try {
    return readOggOpus(bytes).packets.length;
  } catch (error) {
    return String(error);
  }
}

test('a file that is cut off or not Ogg Opus is refused', () => {
  const complete = readOggOpus(file).packets.length;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: file.length - 1 }), (bytes) => {
      const outcome = outcomeOf(file.subarray(0, bytes));
      // A cut between two pages leaves a shorter file; any other one is noticed.
      const isExpected =
        typeof outcome === 'number'
          ? outcome < complete
          : /cut off|No Ogg page|without a packet/u.test(outcome);
      expect(isExpected, String(outcome)).toBe(true);
    }),
  );
  expect(() => readOggOpus(Buffer.from('RIFF'.padEnd(40)))).toThrow('No Ogg page at byte 0');
  expect(() => readOggOpus(pageOf([4], Buffer.from('abcd')))).toThrow('No Opus stream');
  expect(() => readOggOpus(new Uint8Array())).toThrow('without a packet');
  const surround = Uint8Array.from(head);
  surround[18] = 1;
  expect(() => readOggOpus(pageOf([19], surround))).toThrow('Only one or two channels');
});
