import { expect, test } from 'vitest';
import {
  remainingVariants,
  variantOrder,
} from '../../../../../src-main/recordings/download/source.ts';
import { json, startScripted, text, type Responder } from '../../../../fakes/scripted-server.ts';
import { serveFile } from '../../../../fakes/serve-file.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';
import { callId, createTestRecordings, play, useTemporaryFolder } from '../test-recordings.ts';

const id = callId('call_1');
const folder = useTemporaryFolder();
const wav = wavFile({ frames: 10_000 });
const mixed = wavFile({ frames: 20_000 });

/** Every path has its own response; the call names the same four recordings again and again. */
const serverOf = (responses: Readonly<Record<string, Responder>>): Responder => {
  const call: Responder = (request, response) => {
    const at = (name: string): string => `http://${request.headers.host}/${name}.wav`;
    json({
      call_id: id,
      recording_url: at('mono'),
      recording_multi_channel_url: at('multi'),
      scrubbed_recording_url: at('scrubbed-mono'),
      scrubbed_recording_multi_channel_url: at('scrubbed-multi'),
    })(request, response);
  };
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    const name = /^\/(.*)\.wav$/u.exec(pathname)?.[1];
    const responder = name === undefined ? call : (responses[name] ?? text('missing', 404));
    responder(request, response);
  };
};

const linksAt = (url: string) => ({
  recording: `${url}/mono.wav`,
  multiChannel: `${url}/multi.wav`,
  scrubbedRecording: `${url}/scrubbed-mono.wav`,
  scrubbedMultiChannel: `${url}/scrubbed-multi.wav`,
});

const failures: readonly (readonly [string, Responder])[] = [
  ['404', text('gone', 404)],
  ['410', text('gone', 410)],
  ['403', text('<Error><Code>AccessDenied</Code></Error>', 403)],
  ['400', text('<Error><Code>ExpiredToken</Code></Error>', 400)],
  ['a web page', text('<html>Please sign in</html>')],
  ['an empty file', text('')],
];

test.for(failures)(
  'when the recording with separate channels is %s, the mixed one plays and says what it replaces',
  async ([, failure]) => {
    const responses = { multi: failure, mono: serveFile(mixed) };
    await using server = await startScripted(serverOf(responses));
    const { recordings } = await createTestRecordings(folder(), server, {
      links: linksAt(server.url),
    });
    const opened = await recordings.open(id);
    expect(opened).toMatchObject({ value: { variant: 'mono', replaces: 'multi-channel' } });
    expect(opened.ok && (await play(recordings, opened.value.url)).equals(mixed)).toBe(true);
    // Opened again, it still says so.
    expect(await recordings.open(id)).toMatchObject({ value: { replaces: 'multi-channel' } });
    await recordings.close();
  },
);

test.for(failures)(
  'when the redacted recordings are %s, no unredacted one takes their place',
  async ([, failure]) => {
    const responses = {
      'scrubbed-multi': failure,
      'scrubbed-mono': failure,
      multi: serveFile(wav),
      mono: serveFile(mixed),
    };
    await using server = await startScripted(serverOf(responses));
    const { recordings } = await createTestRecordings(folder(), server, {
      links: linksAt(server.url),
      redacted: true,
    });
    const opened = await recordings.open(id);
    expect(opened.ok).toBe(false);
    const paths = server.requests.map(({ path }) => path);
    expect(paths).not.toContain('/multi.wav');
    expect(paths).not.toContain('/mono.wav');
    await recordings.close();
  },
);

test('after a redacted variant failed, only redacted ones remain, in any order of failures', () => {
  for (const preferRedacted of [true, false]) {
    const order = variantOrder(preferRedacted);
    for (let bits = 0; bits < 16; bits += 1) {
      const failed = order.filter((_, index) => (bits & (1 << index)) !== 0);
      const remaining = remainingVariants(order, failed);
      expect(remaining.some((variant) => failed.includes(variant))).toBe(false);
      const isUnredacted = (variant: string): boolean => !variant.startsWith('scrubbed-');
      const mayBeUnredacted = failed.every(isUnredacted);
      expect(remaining.some(isUnredacted) && !mayBeUnredacted).toBe(false);
    }
  }
});

const expired: readonly (readonly [string, Responder])[] = [
  ['ExpiredToken', text('<Error><Code>ExpiredToken</Code></Error>', 400)],
  ['ExpiredRequest', text('<Error><Code>ExpiredRequest</Code></Error>', 400)],
  ['a conflict without a meaning', text('', 412)],
  ['unauthorized', text('', 401)],
  ['forbidden', text('', 403)],
  ['legal reasons', text('', 451)],
];

test.for(expired)('an address that has expired with %s is renewed once', async ([, response]) => {
  let renewed = false;
  const responder: Responder = (request, reply) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    if (pathname === '/multi.wav') response(request, reply);
    else if (pathname === '/fresh.wav') serveFile(wav)(request, reply);
    else {
      renewed = true;
      const url = `http://${request.headers.host}/fresh.wav`;
      json({ call_id: id, recording_multi_channel_url: url })(request, reply);
    }
  };
  await using server = await startScripted(responder);
  const { recordings } = await createTestRecordings(folder(), server, {
    links: { multiChannel: `${server.url}/multi.wav` },
  });
  const opened = await recordings.open(id);
  expect(opened.ok && (await play(recordings, opened.value.url)).equals(wav)).toBe(true);
  expect(renewed).toBe(true);
  await recordings.close();
});

test('an address that expires in the middle of a download is renewed, and the rest is resumed', async () => {
  const long = wavFile({ frames: 200_000 });
  let hits = 0;
  const responder: Responder = (request, reply) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    if (pathname === '/fresh.wav') serveFile(long)(request, reply);
    else if (pathname === '/multi.wav') {
      hits += 1;
      if (hits === 1) serveFile(long, { breakAt: 100_000 })(request, reply);
      else text('<Error><Code>ExpiredToken</Code></Error>', 400)(request, reply);
    } else {
      const url = `http://${request.headers.host}/fresh.wav`;
      json({ call_id: id, recording_multi_channel_url: url })(request, reply);
    }
  };
  await using server = await startScripted(responder);
  const { recordings } = await createTestRecordings(folder(), server, {
    links: { multiChannel: `${server.url}/multi.wav` },
  });
  const opened = await recordings.open(id);
  expect(opened.ok && (await play(recordings, opened.value.url)).equals(long)).toBe(true);
  expect(server.requests.at(-1)?.range).toMatch(/^bytes=\d+-$/u);
  await recordings.close();
});
