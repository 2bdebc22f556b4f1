import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { audioType } from '../../../../../src-main/recordings/playback/audio-format.ts';
import { startScripted, text } from '../../../../fakes/scripted-server.ts';
import { serveFile } from '../../../../fakes/serve-file.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';
import { callId, useTemporaryFolder, play, createTestRecordings } from '../test-recordings.ts';

const id = callId('call_1');
const folder = useTemporaryFolder();

/** A few bytes of each kind of file, and as much behind them as a recording has. */
const begun = (...bytes: readonly (number | string)[]): Buffer =>
  Buffer.concat([
    ...bytes.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.of(part),
    ),
    Buffer.alloc(5000, 3),
  ]);

test.for([
  ['a web page in place of sound', text('<html>Please sign in</html>')],
  ['a coding that cannot be read', serveFile(wavFile({ format: 2, bits: 4, frameBytes: 1 }))],
  ['a coding that cannot be played', serveFile(wavFile({ format: 3, bits: 64 }))],
  ['more channels than can be played', serveFile(wavFile({ channels: 9 }))],
  ['fewer samples than can be played', serveFile(wavFile({ sampleRate: 2999 }))],
  ['a header that breaks off', serveFile(wavFile().subarray(0, 30))],
  ['a layer that nobody plays', serveFile(begun(0xff, 0xfd, 0x90, 0x64))],
  ['frames that make no sense', serveFile(begun(0xff, 0xff, 0xff, 0xff))],
  ['an empty file', serveFile(Buffer.alloc(0))],
] as const)('%s is refused with a reason, and kept nowhere', async ([, act]) => {
  await using server = await startScripted(act);
  const { recordings } = await createTestRecordings(folder(), server);
  const opened = await recordings.open(id);
  const detail: unknown = expect.stringMatching(/\.$/u);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'bad-recording', detail } });
  expect(readdirSync(folder())).toEqual([]);
});

test.for([
  [6, 'A-law'],
  [7, 'µ-law'],
] as const)('a recording in format %i, %s, is played', async ([format]) => {
  const bytes = wavFile({ format, bits: 8, frames: 16_000 });
  await using server = await startScripted(serveFile(bytes));
  const { recordings } = await createTestRecordings(folder(), server);
  const opened = await recordings.open(id);
  expect(opened).toMatchObject({ ok: true, value: { wav: { channels: 2, durationMs: 1000 } } });
  expect(opened.ok && (await play(recordings, opened.value.url)).equals(bytes)).toBe(true);
});

test.for([
  ['audio/mpeg', begun('ID3', 4, 0)],
  ['audio/mpeg', begun(0xff, 0xfb, 0x90, 0x64)],
  ['audio/mpeg', begun(0xff, 0xf3, 0x58, 0xc0)],
  ['audio/aac', begun(0xff, 0xf1, 0x60, 0x40)],
  ['audio/ogg', begun('OggS', 0, 2)],
  ['audio/flac', begun('fLaC', 0, 0, 0, 0x22)],
  ['audio/mp4', begun(0, 0, 0, 0x1c, 'ftypM4A ')],
  ['audio/webm', begun(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84, 'webm')],
  ['audio/matroska', begun(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x88, 'matroska')],
  ['audio/wav', wavFile({ format: 0x55, bits: 0, frameBytes: 1 })],
  ['audio/wav', begun('RF64', 0xff, 0xff, 0xff, 0xff, 'WAVEds64')],
] as const)('%s is recognized by its first bytes and played unchanged', async ([type, bytes]) => {
  await using server = await startScripted(serveFile(bytes));
  const { recordings } = await createTestRecordings(folder(), server);
  const opened = await recordings.open(id);
  expect(opened).toMatchObject({ ok: true, value: { bytes: bytes.length } });
  if (!opened.ok) return;
  expect(opened.value.wav).toBeUndefined();
  const response = await recordings.handleMedia(new Request(opened.value.url));
  expect(response.headers.get('content-type')).toBe(type);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  await recordings.close();
});

test('a wrong content type of the server is corrected', async () => {
  const ogg = begun('OggS', 0, 2);
  await using server = await startScripted((_request, response) => {
    response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': ogg.length });
    response.end(ogg);
  });
  const { recordings } = await createTestRecordings(folder(), server);
  const opened = await recordings.open(id);
  const response = await recordings.handleMedia(new Request(opened.ok ? opened.value.url : 'x:'));
  expect(response.headers.get('content-type')).toBe('audio/ogg');
  await recordings.close();
});

test('any first bytes are recognized or rejected', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.boolean(), (bytes, isFrame) => {
      if (isFrame) bytes[0] = 0xff;
      const type = audioType(bytes);
      expect(type === undefined || type.startsWith('audio/')).toBe(true);
    }),
    { numRuns: 5000, seed: 5 },
  );
});
