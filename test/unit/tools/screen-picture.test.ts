import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readScreen, showsSomething, toPng } from '../../../tools/lib/screen-picture.mjs';
import { sourceTree } from './source-tree.ts';

/** The file that Xvfb keeps for a screen of two by two pixels. */
const screenFile = (pixels: readonly (readonly [number, number, number])[]): string => {
  const header = Buffer.alloc(100);
  header.writeUInt32BE(100, 0);
  header.writeUInt32BE(2, 16);
  header.writeUInt32BE(2, 20);
  header.writeUInt32BE(8, 48);
  const body = Buffer.from(pixels.flatMap(([red, green, blue]) => [blue, green, red, 0]));
  const file = path.join(sourceTree({}), 'screen');
  writeFileSync(file, Buffer.concat([header, body]));
  return file;
};

const black = [0, 0, 0] as const;

describe('a screenshot of the virtual display', () => {
  it('is empty while every pixel has the same colour', () => {
    expect(showsSomething(readScreen(screenFile([black, black, black, black])))).toBe(false);
  });

  it('is not empty when one pixel differs', () => {
    expect(showsSomething(readScreen(screenFile([black, black, black, [1, 0, 0]])))).toBe(true);
  });

  it('becomes a PNG with the same pixels, red first', () => {
    const png = toPng(readScreen(screenFile([[255, 1, 2], black, black, [3, 4, 5]])));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const at = png.indexOf('IDAT');
    const pixels = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    expect([...pixels]).toEqual([0, 255, 1, 2, 0, 0, 0, 0, 0, 0, 0, 3, 4, 5]);
  });
});
