import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSpaceCheck } from '../../../../../src-main/recordings/download/space.ts';
import { startScripted, type Responder } from '../../../../fakes/scripted-server.ts';
import { serveFile } from '../../../../fakes/serve-file.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';
import { callId, createTestRecordings, useTemporaryFolder } from '../test-recordings.ts';

const id = callId('call_1');
const folder = useTemporaryFolder();
const wav = wavFile({ frames: 100_000 });
const megabyte = Buffer.alloc(1_000_000, 0);
const beginning = wav.subarray(0, 44);

/** Sends audio until the client leaves; without a total length unless one is given. */
const endless =
  (contentLength?: number): Responder =>
  (_request, response) => {
    response.writeHead(200, contentLength === undefined ? {} : { 'content-length': contentLength });
    response.write(beginning);
    const send = (): void => {
      if (response.destroyed) return;
      if (response.write(megabyte)) setImmediate(send);
      else response.once('drain', send);
    };
    send();
  };

test.for([
  ['states a length of a terabyte', endless(1_000_000_000_000)],
  ['states no length and never ends', endless()],
] as const)('a recording that %s is held to the cache limit', async ([, responder]) => {
  await using server = await startScripted(responder);
  const { recordings } = await createTestRecordings(folder(), server, {
    limitMb: 60,
    links: { recording: `${server.url}/one.wav` },
  });
  const opened = await recordings.open(id);
  expect(opened).toMatchObject({ error: { kind: 'bad-recording' } });
  expect(JSON.stringify(opened)).toContain('60 MB');
  await expect.poll(() => readdirSync(folder())).toEqual([]);
  expect(await recordings.trimCache()).toBe(0);
  await recordings.close();
});

test('a recording that does not fit on the disk is not downloaded', async () => {
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), server, {
    links: { recording: `${server.url}/one.wav` },
    freeBytes: async () => 100_000_000,
  });
  expect(await recordings.open(id)).toMatchObject({ error: { kind: 'disk-full' } });
  await recordings.close();
});

test('the free space is read again while a long download grows', async () => {
  let free = 1e9;
  let reads = 0;
  const space = createSpaceCheck({
    folder: '/cache',
    limitBytes: () => 1e12,
    freeBytes: async () => {
      reads += 1;
      return free;
    },
  });
  for (let bytes = 0; bytes < 50_000_000; bytes += 65_536) {
    expect(await space.problem(bytes, bytes)).toBeUndefined();
  }
  expect(reads).toBeLessThan(10);
  free = 1000;
  expect(await space.problem(60_000_000, 60_000_000)).toEqual({
    kind: 'disk-full',
    path: '/cache',
  });
});
