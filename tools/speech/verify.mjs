// Decodes every encoded call and compares it with its source audio (in wav/, from render.mjs).
//   node verify.mjs [--out ../../resources/sample]
// Per file: difference in length, offset by cross-correlation, and crosstalk between the channels.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { resample } from './kokoro.mjs';

const RATE = 16000;
const here = path.dirname(fileURLToPath(import.meta.url));
const calls = path.join(
  process.argv.includes('--out')
    ? process.argv[process.argv.indexOf('--out') + 1]
    : path.join(here, '../../resources/sample'),
  'calls',
);

function readWav(file) {
  const bytes = fs.readFileSync(file);
  const count = bytes.readUInt16LE(22);
  const length = (bytes.length - 44) / 2 / count;
  return Array.from({ length: count }, (_, c) =>
    Float32Array.from({ length }, (__, i) => bytes.readInt16LE(44 + 2 * (i * count + c)) / 32768),
  );
}

/** The shift in samples, up to 20 ms, at which `b` is most similar to `a`. */
function offset(a, b) {
  let best = { shift: 0, sum: -Infinity };
  for (let shift = -320; shift <= 320; shift++) {
    let sum = 0;
    for (let i = 400; i < Math.min(a.length, b.length) - 400; i++) sum += a[i] * b[i + shift];
    if (sum > best.sum) best = { shift, sum };
  }
  return best.shift;
}

/** The level of channel `c` in dB relative to the other one, while only the other one speaks. */
function crosstalk(original, decoded, c) {
  let leak = 0;
  let loud = 0;
  const frame = 320;
  const power = (x, at) => {
    let sum = 0;
    for (let i = at; i < at + frame; i++) sum += x[i] ** 2;
    return sum / frame;
  };
  for (
    let at = 0;
    at + 2 * frame < decoded[0].length && at + frame < original[0].length;
    at += frame
  ) {
    if (power(original[c], at) > 1e-5 || power(original[1 - c], at) < 1e-3) continue;
    leak += power(decoded[c], at);
    loud += power(decoded[1 - c], at);
  }
  return 10 * Math.log10(leak / loud);
}

let failed = false;
for (const name of fs
  .readdirSync(calls)
  .filter((file) => file.endsWith('.opus'))
  .sort()) {
  const decoder = new OggOpusDecoder();
  await decoder.ready;
  const { channelData, sampleRate } = await decoder.decodeFile(
    fs.readFileSync(path.join(calls, name)),
  );
  decoder.free();
  const original = readWav(path.join(here, 'wav', name.replace('.opus', '.wav')));
  const decoded = Array.from({ length: original.length }, (_, c) =>
    resample(channelData[c], sampleRate, RATE),
  );
  const longer = ((decoded[0].length - original[0].length) / RATE) * 1000;
  const window = (x) => x.subarray(0, 20 * RATE);
  const shifts = original.map((x, c) => (offset(window(x), window(decoded[c])) / RATE) * 1000);
  const leaks =
    original.length === 2 ? [0, 1].map((c) => crosstalk(original, decoded, c).toFixed(1)) : [];
  const good = Math.abs(longer) < 5 && shifts.every((ms) => Math.abs(ms) < 5);
  failed ||= !good;
  console.log(
    `${good ? 'ok  ' : 'FAIL'} ${name.padEnd(36)} length ${longer.toFixed(2)} ms  offset ${shifts.map((ms) => ms.toFixed(2)).join(' / ')} ms  crosstalk ${leaks.join(' / ')} dB`,
  );
}
process.exitCode = failed ? 1 : 0;
