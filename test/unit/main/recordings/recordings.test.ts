import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  json,
  startScripted,
  text,
  type Responder,
  type ScriptedServer,
} from '../../../fakes/scripted-server.ts';
import { serveFile } from '../../../fakes/serve-file.ts';
import { wavFile } from '../../../fakes/wav-file.ts';
import { callId, useTemporaryFolder, play, createTestRecordings } from './test-recordings.ts';

const id = callId('call_1');
const wav = wavFile({ frames: 100_000 });
const folder = useTemporaryFolder();
const setting = (server: ScriptedServer, options?: Parameters<typeof createTestRecordings>[2]) =>
  createTestRecordings(folder(), server, options);

const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');
const nameOf = (variant: string): string => sha256(`${id}\n${variant}`);

test('a recording opens before it is complete, and plays to its end', async () => {
  await using server = await startScripted(serveFile(wav));
  const { recordings, progress } = await setting(server);
  const opened = await recordings.open(id);
  expect(opened).toMatchObject({
    ok: true,
    value: {
      variant: 'multi-channel',
      wav: { channels: 2, sampleRate: 16_000, durationMs: 6250 },
    },
  });
  expect(server.requests[0]).toMatchObject({ path: '/multi.wav', key: undefined });
  if (!opened.ok) return;
  expect(opened.value.url).not.toContain('127.0.0.1');
  expect((await play(recordings, opened.value.url)).equals(wav)).toBe(true);
  await recordings.close();
  expect(readdirSync(folder()).toSorted()).toEqual(
    [`${sha256(wav)}.sound`, `${nameOf('multi-channel')}.json`].toSorted(),
  );
  expect(progress.at(-1)).toMatchObject({ state: 'complete', receivedBytes: wav.length });
});

test('a recording that was played before needs no network', async () => {
  await using server = await startScripted(serveFile(wav));
  const first = await setting(server);
  const opened = await first.recordings.open(id);
  if (opened.ok) await play(first.recordings, opened.value.url);
  await first.recordings.close();
  const again = await (await setting(server)).recordings.open(id);
  expect(again).toMatchObject({ ok: true, value: { complete: true } });
  expect(server.requests.length).toBe(1);
});

test('after an interruption the download resumes where it stopped', async () => {
  await using server = await startScripted(serveFile(wav, { breakAt: 150_000 }), serveFile(wav));
  const { recordings } = await setting(server);
  const opened = await recordings.open(id);
  expect(opened.ok && (await play(recordings, opened.value.url)).equals(wav)).toBe(true);
  expect(server.requests[1]?.range).toBe('bytes=150000-');
});

test('after the app was closed the download resumes where it stopped', async () => {
  await using server = await startScripted(serveFile(wav, { breakAt: 150_000 }), (_q, r) =>
    r.destroy(),
  );
  const first = await setting(server);
  expect(await first.recordings.open(id)).toMatchObject({ ok: true });
  await first.recordings.close();
  await using later = await startScripted(serveFile(wav));
  const { recordings } = await setting(later);
  const opened = await recordings.open(id);
  expect(opened.ok && (await play(recordings, opened.value.url)).equals(wav)).toBe(true);
  expect(later.requests[0]?.range).toMatch(/^bytes=[1-9]\d*-$/u);
});

test('a recording that has changed is downloaded from its beginning', async () => {
  const other = wavFile({ frames: 90_000, channels: 2, sampleRate: 8000 });
  await using server = await startScripted(
    serveFile(wav, { breakAt: 150_000 }),
    serveFile(other, { etag: '"v2"' }),
  );
  const { recordings } = await setting(server);
  const first = await recordings.open(id);
  if (first.ok) await play(recordings, first.value.url).catch(() => undefined);
  await recordings.close();
  expect(readFileSync(path.join(folder(), `${sha256(other)}.sound`)).equals(other)).toBe(true);
});

test('a recording that has become shorter keeps no bytes of the longer one', async () => {
  const shorter = wavFile({ frames: 20_000 });
  await using server = await startScripted(
    serveFile(wav, { breakAt: 150_000 }),
    text('no such bytes', 416),
    serveFile(shorter, { etag: '"v2"' }),
  );
  const first = await setting(server);
  const opened = await first.recordings.open(id);
  expect(opened.ok).toBe(true);
  const whole = `${sha256(shorter)}.sound`;
  await expect.poll(() => readdirSync(folder()), { timeout: 4000 }).toContain(whole);
  expect(readFileSync(path.join(folder(), whole)).length).toBe(shorter.length);
  await first.recordings.close();
});

test.for([401, 403, 404, 410])(
  'a signed address that responds with %i is renewed',
  async (status) => {
    const fresh: Responder = (request, response) =>
      json({
        call_id: id,
        recording_multi_channel_url: `http://${request.headers.host}/fresh.wav`,
      })(request, response);
    await using server = await startScripted(text('expired', status), fresh, serveFile(wav));
    const { recordings } = await setting(server);
    const opened = await recordings.open(id);
    expect(opened.ok && (await play(recordings, opened.value.url)).equals(wav)).toBe(true);
    expect(server.requests.map((heard) => heard.path)).toEqual([
      '/multi.wav',
      '/v2/get-call/call_1',
      '/fresh.wav',
    ]);
  },
);

test('an address that fails after its renewal is not renewed again and again', async () => {
  const fresh: Responder = (request, response) =>
    json({ call_id: id, recording_multi_channel_url: `http://${request.headers.host}/x.wav` })(
      request,
      response,
    );
  await using server = await startScripted(text('', 403), fresh, text('', 403));
  const { recordings } = await setting(server);
  expect(await recordings.open(id)).toMatchObject({ error: { kind: 'refused' } });
  expect(server.requests.length).toBe(3);
});

test('the redacted recording comes first when the reviewer chose that', async () => {
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await setting(server, { redacted: true });
  expect(await recordings.open(id)).toMatchObject({ value: { variant: 'scrubbed-multi-channel' } });
});

test('a call without a recording reports that', async () => {
  await using server = await startScripted(json({ call_id: id }));
  const { recordings } = await setting(server, { links: {} });
  expect(await recordings.open(id)).toEqual({ ok: false, error: { kind: 'no-recording' } });
});

test('a recording of unknown length plays when it is complete', async () => {
  const chunked: Responder = (_request, response) => {
    response.write(wav.subarray(0, 1000));
    setTimeout(() => response.end(wav.subarray(1000)), 50);
  };
  await using server = await startScripted(chunked);
  const { recordings } = await setting(server);
  expect(await recordings.open(id)).toMatchObject({
    value: { wav: { durationMs: 6250 }, complete: true },
  });
});

test('without a network the error is shown within seconds', async () => {
  await using server = await startScripted((_request, response) => response.destroy());
  const { recordings } = await setting(server);
  expect(await recordings.open(id)).toMatchObject({ error: { kind: 'offline' } });
});

test('opening a call twice at the same time downloads it once', async () => {
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await setting(server);
  const [a, b] = await Promise.all([recordings.open(id), recordings.open(id)]);
  expect(a).toMatchObject({ ok: true });
  expect(a.ok && b.ok && a.value.url === b.value.url).toBe(true);
  expect(server.requests.length).toBe(1);
});
