// Audio helpers: levels, fades, line noise, tones, and the telephone band.

/** A repeatable stream of numbers in [0, 1), one per seed (mulberry32). */
export function numbers(seed) {
  let state =
    [...seed].reduce((hash, c) => Math.imul(hash ^ c.charCodeAt(0), 16777619), 2166136261) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The factor that scales the loud half of a turn to `rms` without clipping. */
export function gainFor(audio, rms) {
  const frame = 480;
  const powers = [];
  for (let i = 0; i + frame <= audio.length; i += frame) {
    let sum = 0;
    for (let j = 0; j < frame; j++) sum += audio[i + j] ** 2;
    powers.push(sum / frame);
  }
  powers.sort((a, b) => b - a);
  const loud = powers.slice(0, Math.ceil(powers.length / 2));
  const level = Math.sqrt(loud.reduce((a, b) => a + b, 0) / loud.length);
  const peak = audio.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  return Math.min(rms / level, 0.85 / peak);
}

/** Cuts at `end` seconds with a 25 ms fade. */
export function cut(audio, rate, end) {
  const length = Math.min(audio.length, Math.round(end * rate));
  const out = audio.slice(0, length);
  const fade = Math.min(length, Math.round(0.025 * rate));
  for (let i = 0; i < fade; i++) out[length - 1 - i] *= i / fade;
  return out;
}

export function add(channel, rate, at, audio, gain = 1) {
  const offset = Math.round(at * rate);
  for (let i = Math.max(0, -offset); i < audio.length && offset + i < channel.length; i++)
    channel[offset + i] += audio[i] * gain;
}

/** Sine waves with soft edges. */
export function tone(rate, seconds, frequencies, amplitude) {
  const out = new Float32Array(Math.round(seconds * rate));
  const edge = Math.min(0.012 * rate, out.length / 2);
  for (let i = 0; i < out.length; i++) {
    const soft = Math.min(1, i / edge, (out.length - 1 - i) / edge);
    for (const f of frequencies)
      out[i] += amplitude * soft * Math.sin((2 * Math.PI * f * i) / rate);
  }
  return out;
}

const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477];
export function keyTone(rate, digit) {
  const at = '123456789*0#'.indexOf(digit);
  return tone(rate, 0.13, [rows[Math.floor(at / 3)], columns[at % 3]], 0.09);
}

/** Room tone: low-passed noise at `dbfs`, so that silence is never exactly zero. */
export function addRoomTone(channel, seed, dbfs) {
  const next = numbers(seed);
  const noise = new Float32Array(channel.length);
  let low = 0;
  let power = 0;
  for (let i = 0; i < noise.length; i++) {
    low += 0.25 * (next() + next() - 1 - low);
    noise[i] = low;
    power += low * low;
  }
  const gain = 10 ** (dbfs / 20) / Math.sqrt(power / noise.length);
  for (let i = 0; i < noise.length; i++) channel[i] += noise[i] * gain;
}

/** The telephone band, with gentle slopes (second-order high-pass and low-pass). */
export function telephone(audio, rate) {
  return biquad(biquad(audio, rate, 190, 'high'), rate, 3700, 'low');
}

function biquad(audio, rate, frequency, kind) {
  const w = (2 * Math.PI * frequency) / rate;
  const c = Math.cos(w);
  const alpha = Math.sin(w) / Math.SQRT2;
  const side = kind === 'low' ? 1 - c : 1 + c;
  const [b0, b1, b2] = [side / 2, kind === 'low' ? side : -side, side / 2].map(
    (v) => v / (1 + alpha),
  );
  const [a1, a2] = [(-2 * c) / (1 + alpha), (1 - alpha) / (1 + alpha)];
  const out = new Float32Array(audio.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < audio.length; i++) {
    const x = audio[i];
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    out[i] = y;
  }
  return out;
}
