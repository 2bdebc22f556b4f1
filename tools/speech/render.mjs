// Renders the sample workspace's calls: dialogues/*.mjs -> <out>/calls/<slug>.json and <slug>.opus.
//   node render.mjs [--out ../../resources/sample] [--only <slug>]
// The uncompressed audio is kept in wav/ for verify.mjs. ffmpeg (with libopus) must be on the path.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { agents } from './agents.mjs';
import { callRecord } from './record.mjs';
import { resample, wav } from './kokoro.mjs';
import { add, addRoomTone, cut, gainFor, keyTone, telephone, tone } from './sound.mjs';
import { loadDialogues } from './speech.mjs';
import { timeline } from './timeline.mjs';

const RATE = 16000;
const ROOM_TONE_DBFS = -62;
const VOICE_RMS = 0.1;

const here = path.dirname(fileURLToPath(import.meta.url));
const argument = (name) => process.argv[process.argv.indexOf(name) + 1];
const out = process.argv.includes('--out')
  ? argument('--out')
  : path.join(here, '../../resources/sample');
const only = process.argv.includes('--only') ? argument('--only') : undefined;

/** The audio of both speakers, agent first. `hide` replaces personal data with a soft tone. */
function mix(dialogue, { moments, seconds }, { hide = false } = {}) {
  const channels = [
    new Float32Array(Math.round(seconds * RATE)),
    new Float32Array(Math.round(seconds * RATE)),
  ];
  for (const { sound, entry, at, key, beep } of moments) {
    if (sound) {
      const whole = sound.cutAt ? cut(sound.audio, sound.sampleRate, sound.cutAt) : sound.audio;
      const gain = gainFor(sound.audio, VOICE_RMS * sound.level);
      add(
        channels[entry.role === 'agent' ? 0 : 1],
        RATE,
        sound.at,
        resample(whole, sound.sampleRate, RATE),
        gain,
      );
    }
    if (beep) add(channels[1], RATE, at, tone(RATE, beep, [1000], 0.12));
    if (key && !hide) add(channels[key.by === 'agent' ? 0 : 1], RATE, at, keyTone(RATE, key.digit));
  }
  if (dialogue.type !== 'web_call') channels[1] = telephone(channels[1], RATE);
  if (hide) for (const moment of moments) hideFrom(channels, moment);
  channels.forEach((channel, i) => addRoomTone(channel, `${dialogue.slug}:${i}`, ROOM_TONE_DBFS));
  return channels;
}

function hideFrom(channels, { entry, pii, key, at, end }) {
  const places = key ? [{ start: at, end }] : (pii ?? []);
  const channel = channels[(key ? key.by : entry.role) === 'agent' ? 0 : 1];
  for (const { start, end: stop } of places) {
    channel.fill(0, Math.round((start - 0.02) * RATE), Math.round((stop + 0.06) * RATE));
    add(channel, RATE, start, tone(RATE, stop - start, [440], 0.02));
  }
}

function encode(channels, name) {
  const source = path.join(here, 'wav', `${name}.wav`);
  fs.mkdirSync(path.dirname(source), { recursive: true });
  fs.writeFileSync(source, wav(channels, RATE));
  const rate = channels.length === 2 ? '34k' : '22k';
  execFileSync('ffmpeg', [
    '-y',
    '-v',
    'error',
    '-i',
    source,
    '-c:a',
    'libopus',
    '-b:a',
    rate,
    '-vbr',
    'on',
    '-application',
    'audio',
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:a',
    '+bitexact',
    path.join(out, 'calls', `${name}.opus`),
  ]);
}

fs.mkdirSync(path.join(out, 'calls'), { recursive: true });
for (const dialogue of await loadDialogues()) {
  if (only && dialogue.slug !== only) continue;
  const line = dialogue.script ? await timeline(dialogue) : undefined;
  if (line && !dialogue.withoutRecording) {
    const parties = mix(dialogue, line);
    const arrange = (channels) =>
      dialogue.mono
        ? [channels[0].map((v, i) => v + channels[1][i])]
        : dialogue.swapped
          ? [channels[1], channels[0]]
          : channels;
    encode(arrange(parties), dialogue.slug);
    if (dialogue.scrubbed)
      encode(arrange(mix(dialogue, line, { hide: true })), `${dialogue.slug}.scrubbed`);
  }
  const record = callRecord(dialogue, agents[dialogue.agent], line);
  fs.writeFileSync(path.join(out, 'calls', `${dialogue.slug}.json`), `${compact(record)}\n`);
  console.log(dialogue.slug.padEnd(26), (line?.seconds ?? 0).toFixed(2).padStart(7));
}

/** Indented JSON with one line per word of a transcript. */
function compact(value) {
  return JSON.stringify(value, null, 1)
    .replace(
      /\{\s+"word": ([^\n]*?)(,?)\s*\n((?:\s+"(?:start|end)": [^\n]+\n)*)\s*\}/g,
      (_, word, comma, rest) =>
        `{ "word": ${word}${comma}${rest ? ` ${rest.trim().replace(/\n\s+/g, ' ')}` : ''} }`,
    )
    .replace(
      /\[\n\s+(-?[\d.]+(?:,\n\s+-?[\d.]+)*)\n\s+\]/g,
      (_, list) => `[${list.replace(/\n\s+/g, ' ')}]`,
    );
}
