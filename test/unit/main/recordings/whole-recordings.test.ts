import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { storedRecordings } from '../../../../src-main/recordings/stored-recordings.ts';
import { startScripted, text } from '../../../fakes/scripted-server.ts';
import { serveFile } from '../../../fakes/serve-file.ts';
import { wavFile } from '../../../fakes/wav-file.ts';
import { callId, createTestRecordings, play, useTemporaryFolder } from './test-recordings.ts';

const id = callId('call_1');
const wav = wavFile({ frames: 100_000 });
const folder = useTemporaryFolder();
const { signal } = new AbortController();

test('a recording that is not on disk is downloaded whole, over an interruption', async () => {
  await using server = await startScripted(serveFile(wav, { breakAt: 150_000 }), serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), server);
  const whole = await recordings.whole(id, signal);
  expect(whole).toMatchObject({
    ok: true,
    value: { isRedacted: false, wav: { channels: 2, sampleRate: 16_000 } },
  });
  expect(whole.ok && readFileSync(whole.value.file).equals(wav)).toBe(true);
  if (whole.ok) await whole.value.release();
  await recordings.close();
});

test('it is read from the disk the next time, also without a connection', async () => {
  await using server = await startScripted(serveFile(wav));
  const first = await createTestRecordings(folder(), server, { redacted: true });
  expect(await first.recordings.whole(id, signal)).toMatchObject({
    ok: true,
    value: { isRedacted: true },
  });
  await first.recordings.close();
  const stored = storedRecordings(folder(), true);
  const again = await stored.whole(id);
  expect(again).toMatchObject({ ok: true, value: { isRedacted: true, wav: { channels: 2 } } });
  expect(again.ok && readFileSync(again.value.file).equals(wav)).toBe(true);
  expect(await stored.whole(callId('call_2'))).toEqual({
    ok: false,
    error: { kind: 'no-recording' },
  });
  expect(server.requests).toHaveLength(1);
});

test('a redacted recording that can’t be downloaded is not replaced by an unredacted one', async () => {
  await using server = await startScripted((request, response) => {
    const isUnredacted = request.url === '/multi.wav';
    (isUnredacted ? serveFile(wav) : text('gone', 404))(request, response);
  });
  const { recordings } = await createTestRecordings(folder(), server, {
    redacted: true,
    links: {
      scrubbedMultiChannel: `${server.url}/scrubbed-multi.wav`,
      multiChannel: `${server.url}/multi.wav`,
    },
  });
  expect(await recordings.whole(id, signal)).toMatchObject({ ok: false });
  expect(server.requests.map((request) => request.path)).not.toContain('/multi.wav');
  await recordings.close();
});

test('a cancelled download ends at once and keeps nothing open', async () => {
  const cancel = new AbortController();
  await using server = await startScripted((_request, response) => {
    response.writeHead(200, { 'content-length': wav.length, etag: '"v1"' });
    response.write(wav.subarray(0, 50_000), () => cancel.abort());
  });
  const { recordings } = await createTestRecordings(folder(), server);
  expect(await recordings.whole(id, cancel.signal)).toEqual({
    ok: false,
    error: { kind: 'cancelled' },
  });
  expect(recordings.fileOf(id)).toBe(undefined);
  await recordings.close();
});

test('a recording that the reviewer listens to stays open, and one that nobody opened is closed', async () => {
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), server);
  const opened = await recordings.open(id);
  const whole = await recordings.whole(id, signal);
  if (whole.ok) await whole.value.release();
  expect(opened.ok && (await play(recordings, opened.value.url)).equals(wav)).toBe(true);
  await recordings.close();
  const later = await createTestRecordings(folder(), server);
  const again = await later.recordings.whole(id, signal);
  expect(later.recordings.fileOf(id)).toMatchObject({ complete: true });
  if (again.ok) await again.value.release();
  expect(later.recordings.fileOf(id)).toBe(undefined);
  expect(again.ok && existsSync(again.value.file)).toBe(true);
  await later.recordings.close();
});
