// Synthesizes speech. Each line is kept in cache/, so after a change of a dialogue only its changed
// lines are synthesized again.
//   node speech.mjs      fills the cache for all dialogues
import fs from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { agents } from './agents.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const cache = path.join(here, 'cache');
let engine;

/** The text without the markup of personal data. */
export const plain = (text) => text.replace(/\{\w+:([^}]*)\}/g, '$1');

/** The voice and the speed of this line. */
export function delivery(dialogue, line) {
  const speaker = {
    agent: agents[dialogue.agent],
    user: dialogue.caller,
    transfer_target: dialogue.target,
  }[line.role];
  return { voice: line.voice ?? speaker.voice, speed: (speaker.speed ?? 1) * (line.speed ?? 1) };
}

/** Text to `{ audio, sampleRate, words: [{ text, start, end }] }`. */
export async function speak(text, { voice, speed }) {
  const key = createHash('sha256')
    .update(JSON.stringify([text, voice, speed.toFixed(4)]))
    .digest('hex')
    .slice(0, 24);
  const file = path.join(cache, key);
  if (!fs.existsSync(`${file}.json`)) {
    const { loadKokoro } = await import('./kokoro.mjs');
    engine ??= await loadKokoro({
      modelFile: path.join(here, 'model/kokoro-fp32.onnx'),
      voicesDir: path.join(here, 'voices'),
    });
    const { audio, sampleRate, words } = await engine.speak(text, { voice, speed });
    fs.mkdirSync(cache, { recursive: true });
    fs.writeFileSync(`${file}.f32`, Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength));
    fs.writeFileSync(`${file}.json`, JSON.stringify({ sampleRate, words }));
  }
  const raw = fs.readFileSync(`${file}.f32`);
  const audio = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
  return { audio, ...JSON.parse(fs.readFileSync(`${file}.json`, 'utf8')) };
}

export async function loadDialogues() {
  const names = fs
    .readdirSync(path.join(here, 'dialogues'))
    .filter((name) => name.endsWith('.mjs'))
    .sort();
  return Promise.all(
    names.map(async (name) => ({
      slug: name.slice(0, -4),
      ...(await import(`./dialogues/${name}`)).default,
    })),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const dialogue of await loadDialogues()) {
    for (const line of dialogue.script ?? []) {
      if (line.kind === 'speech') await speak(plain(line.text), delivery(dialogue, line));
    }
    console.log(dialogue.slug);
  }
}
