import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { decodeOggOpus, readOggOpus } from './ogg-opus.ts';
import type { PcmAudio } from './pcm-audio.ts';

const sampleRate = 16_000;
/** About five calls of four minutes. */
const cacheBytes = 80 * 2 ** 20;

interface Decoded {
  readonly audio: PcmAudio;
  readonly bytes: number;
}

/** Decodes Ogg Opus files of a folder on demand and keeps the most recent ones in memory. */
export function createOpusFiles(folder: string): (name: string) => Promise<PcmAudio | undefined> {
  // A Map keeps its keys in insertion order: the first is the least recently used.
  const cache = new Map<string, Promise<Decoded | undefined>>();
  const sizes = new Map<string, number>();
  const forgetSome = (): void => {
    for (const name of cache.keys()) {
      const held = [...sizes.values()].reduce((a, b) => a + b, 0);
      if (held <= cacheBytes || cache.size <= 1) return;
      cache.delete(name);
      sizes.delete(name);
    }
  };
  return async (name) => {
    const found = cache.get(name) ?? decode(path.join(folder, path.basename(name)));
    cache.delete(name);
    cache.set(name, found);
    const decoded = await found;
    if (decoded === undefined) cache.delete(name);
    else if (cache.get(name) === found) {
      sizes.set(name, decoded.bytes);
      forgetSome();
    }
    return decoded?.audio;
  };
}

async function decode(file: string): Promise<Decoded | undefined> {
  const opus = await readFile(file).catch(() => undefined);
  if (opus === undefined) return undefined;
  const parts: Int16Array[][] = [];
  for await (const channelData of decodeOggOpus(readOggOpus(opus), sampleRate)) {
    channelData.forEach((samples, channel) => {
      (parts[channel] ??= []).push(toPcm(samples));
    });
    await breathe();
  }
  const lanes = parts.map(joined);
  const fingerprint = createHash('sha256').update(opus).digest('hex').slice(0, 24);
  return {
    audio: audioInMemory(lanes, fingerprint),
    bytes: lanes.reduce((a, l) => a + l.byteLength, 0),
  };
}

function audioInMemory(lanes: readonly Int16Array[], fingerprint: string): PcmAudio {
  return {
    sampleRate,
    channels: lanes.length,
    frames: lanes[0]?.length ?? 0,
    fingerprint,
    fill(channel, from, target) {
      target.set(lanes[channel]?.subarray(from, from + target.length) ?? []);
    },
  };
}

function toPcm(samples: Float32Array): Int16Array {
  const out = new Int16Array(samples.length);
  for (let at = 0; at < samples.length; at += 1) {
    out[at] = Math.round(Math.max(-1, Math.min(1, samples[at] ?? 0)) * 32_767);
  }
  return out;
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const out = new Int16Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
