import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startScripted, text } from '../../../fakes/scripted-server.ts';
import { serving } from '../../../fakes/serve-file.ts';
import { wavBytes } from '../../../fakes/wav-bytes.ts';
import { callId, folderForEach, play, recordingsOf } from './recordings-at-hand.ts';

const id = callId('call_1');
const folder = folderForEach();

test.for([
  ['a web page in place of sound', text('<html>Please sign in</html>')],
  ['a coding that cannot be read', serving(wavBytes({ format: 2, bits: 4, frameBytes: 1 }))],
  ['a coding that cannot be played', serving(wavBytes({ format: 3, bits: 64 }))],
  ['more channels than can be played', serving(wavBytes({ channels: 9 }))],
  ['fewer samples than can be played', serving(wavBytes({ sampleRate: 2999 }))],
  ['a header that breaks off', serving(wavBytes().subarray(0, 30))],
  ['an empty file', serving(Buffer.alloc(0))],
] as const)('%s is refused with a reason, and kept nowhere', async ([, act]) => {
  await using server = await startScripted(act);
  const { recordings } = await recordingsOf(folder(), server);
  const opened = await recordings.open(id);
  const detail: unknown = expect.stringMatching(/\.$/u);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'bad-recording', detail } });
  expect(readdirSync(folder())).toEqual([]);
});

test.for([
  [6, 'A-law'],
  [7, 'µ-law'],
] as const)('a recording in format %i, %s, is played', async ([format]) => {
  const bytes = wavBytes({ format, bits: 8, frames: 16_000 });
  await using server = await startScripted(serving(bytes));
  const { recordings } = await recordingsOf(folder(), server);
  const opened = await recordings.open(id);
  expect(opened).toMatchObject({ ok: true, value: { channels: 2, durationMs: 1000 } });
  expect(opened.ok && (await play(recordings, opened.value.url)).equals(bytes)).toBe(true);
});
