import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/**
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {Buffer} rows for each row, a zero byte and three bytes per pixel, as PNG requires
 */

const bytesPerColour = 12;
const header = { size: 0, width: 16, height: 20, bytesPerLine: 48, colours: 76 };

/**
 * Reads the file in which Xvfb keeps its screen: a header of big-endian numbers, a colour table, then
 * 32 bits per pixel, blue first.
 * @param {string} file
 * @returns {Picture}
 */
export const readScreen = (file) => {
  const xwd = readFileSync(file);
  const width = xwd.readUInt32BE(header.width);
  const height = xwd.readUInt32BE(header.height);
  const bytesPerLine = xwd.readUInt32BE(header.bytesPerLine);
  const start = xwd.readUInt32BE(header.size) + xwd.readUInt32BE(header.colours) * bytesPerColour;
  const rows = Buffer.alloc(height * (1 + width * 3));
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1) {
      const from = start + y * bytesPerLine + x * 4;
      rows[to] = xwd[from + 2] ?? 0;
      rows[to + 1] = xwd[from + 1] ?? 0;
      rows[to + 2] = xwd[from] ?? 0;
      to += 3;
    }
  }
  return { width, height, rows };
};

/**
 * Whether anything is drawn: a screen without a window has one colour.
 * @param {Picture} picture
 */
export const showsSomething = ({ width, rows }) => {
  const perRow = 1 + width * 3;
  const first = rows.subarray(1, 4).toString('hex').repeat(width);
  const plain = Buffer.from(`00${first}`, 'hex');
  for (let at = 0; at < rows.length; at += perRow) {
    if (!rows.subarray(at, at + perRow).equals(plain)) return true;
  }
  return false;
};

/**
 * @param {string} type
 * @param {Buffer} data
 */
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

/**
 * @param {Picture} picture
 * @returns {Buffer} a PNG file
 */
export const toPng = ({ width, height, rows }) => {
  const shape = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  shape.writeUInt32BE(width, 0);
  shape.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', shape),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
