import { expect, test } from 'vitest';
import type { SampleRetell } from '../../../src-sample/server.ts';
import { get, listAllV3, withSample, type JsonRecord } from './sample-requests.ts';

async function recorded(
  sample: SampleRetell,
  wanted: (call: JsonRecord) => boolean = () => true,
): Promise<JsonRecord> {
  const calls = await listAllV3(sample, { limit: 1000 });
  const found = calls.find(
    (call) => call['recording_multi_channel_url'] !== undefined && wanted(call),
  );
  if (found === undefined) throw new Error('No such call');
  return get(sample, `/v2/get-call/${found['call_id']}`);
}

const bytesOf = async (url: string, headers: Record<string, string> = {}): Promise<Buffer> =>
  Buffer.from(await (await fetch(url, { headers })).arrayBuffer());

const samplesOf = (wav: Buffer): Int16Array =>
  new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.byteLength));

/** Mean loudness of one channel during the given words. */
function loudness(samples: Int16Array, channel: number, words: JsonRecord[]): number {
  let sum = 0;
  let count = 0;
  for (const { start, end } of words) {
    for (let frame = Math.round(start * 16_000); frame < end * 16_000; frame += 1) {
      sum += Math.abs(samples[frame * 2 + channel] ?? 0);
      count += 1;
    }
  }
  return sum / Math.max(1, count);
}

const wordsBy = (call: JsonRecord, role: string): JsonRecord[] =>
  call['transcript_object']
    .filter((turn: JsonRecord) => turn['role'] === role)
    .flatMap((turn: JsonRecord) => turn['words']);

test.each([
  ['the small workspace', {}],
  ['a generated workspace', { calls: 300, seed: 6 }],
])('in %s each party is heard on its own channel, at the times of its words', async (_, wishes) => {
  const sample = await withSample(wishes);
  const call = await recorded(
    sample,
    (one) => one['duration_ms'] < 200_000 && !one['opt_in_signed_url'],
  );
  const wav = await bytesOf(call['recording_multi_channel_url']);
  expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
  expect([
    wav.readUInt16LE(20),
    wav.readUInt16LE(22),
    wav.readUInt32LE(24),
    wav.readUInt16LE(34),
  ]).toEqual([1, 2, 16_000, 16]);
  expect(wav.readUInt32LE(40)).toBe(wav.byteLength - 44);
  const seconds = (wav.byteLength - 44) / 64_000;
  expect(Math.abs(seconds - call['duration_ms'] / 1000)).toBeLessThan(0.25);
  const samples = samplesOf(wav);
  for (const [channel, role, other] of [
    [0, 'agent', 'user'],
    [1, 'user', 'agent'],
  ] as const) {
    const own = loudness(samples, channel, wordsBy(call, role));
    expect(own).toBeGreaterThan(4 * loudness(samples, channel, wordsBy(call, other)));
  }
  const mono = samplesOf(await bytesOf(call['recording_url']));
  expect(mono.length * 2).toBe(samples.length);
  for (let frame = 0; frame < mono.length; frame += 997) {
    const mean = ((samples[frame * 2] ?? 0) + (samples[frame * 2 + 1] ?? 0)) / 2;
    expect(Math.abs((mono[frame] ?? 0) - mean)).toBeLessThan(1);
  }
});

test('the ranges of a recording fit together', async () => {
  const sample = await withSample({ calls: 300, seed: 6 });
  const { recording_multi_channel_url: url } = await recorded(
    sample,
    (call) => !call['opt_in_signed_url'],
  );
  const whole = await bytesOf(url);
  const size = whole.byteLength;
  const ranges: [string, number, number][] = [
    ['bytes=0-', 0, size],
    ['bytes=0-0', 0, 1],
    ['bytes=30-50', 30, 51],
    [`bytes=${size - 1}-`, size - 1, size],
    ['bytes=-101', size - 101, size],
    ['bytes=65000-70001', 65_000, 70_002],
    [`bytes=70001-${size * 2}`, 70_001, size],
  ];
  for (const [range, from, until] of ranges) {
    const response = await fetch(url, { headers: { range } });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${until - 1}/${size}`);
    expect(response.headers.get('content-length')).toBe(`${until - from}`);
    const part = Buffer.from(await response.arrayBuffer());
    expect([range, part.equals(whole.subarray(from, until))]).toEqual([range, true]);
  }
});

test('ranges that can’t be satisfied, or belong to another version, are handled as in RFC 9110', async () => {
  const sample = await withSample({ calls: 300, seed: 6 });
  const { recording_url: url } = await recorded(sample, (call) => !call['opt_in_signed_url']);
  const head = await fetch(url, { method: 'HEAD' });
  const size = Number(head.headers.get('content-length'));
  const etag = head.headers.get('etag') ?? '';
  expect(head.status).toBe(200);
  expect(head.headers.get('accept-ranges')).toBe('bytes');
  expect(await head.text()).toBe('');
  const beyond = await fetch(url, { headers: { range: `bytes=${size}-` } });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
  for (const range of ['bytes=5-2', 'lines=0-1', 'nonsense', 'bytes=0-1,4-5']) {
    const response = await fetch(url, { headers: { range } });
    expect([range, [200, 416].includes(response.status)]).toEqual([range, true]);
    await response.body?.cancel();
  }
  const same = await fetch(url, { headers: { range: 'bytes=0-3', 'if-range': etag } });
  expect(same.status).toBe(206);
  const other = await fetch(url, { headers: { range: 'bytes=0-3', 'if-range': '"other"' } });
  expect([other.status, other.headers.get('content-length')]).toEqual([200, `${size}`]);
  await other.body?.cancel();
  expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
});

const status = async (address: URL | string): Promise<number> =>
  (await fetch(address, { method: 'HEAD' })).status;

test('signed links open only their own file, until they expire', async () => {
  let nowMs = Date.UTC(2026, 10, 21);
  const sample = await withSample({ calls: 300, seed: 6, linkLifetimeMs: 60_000 }, () => nowMs);
  const call = await recorded(sample, (one) => one['opt_in_signed_url']);
  const url = new URL(call['recording_url']);
  expect(await status(url)).toBe(200);
  expect(await status(call['public_log_url'])).toBe(200);
  expect(await status(url.origin + url.pathname)).toBe(403);
  expect(
    await status(
      url.origin + url.pathname.replace('recording.wav', 'recording_multichannel.wav') + url.search,
    ),
  ).toBe(403);
  const later = new URL(url);
  later.searchParams.set('expires', `${nowMs + 999_999}`);
  expect(await status(later)).toBe(403);
  nowMs += 60_000;
  expect(await status(url)).toBe(403);
  const again = await get(sample, `/v2/get-call/${call['call_id']}`);
  expect(await status(again.recording_url)).toBe(200);
});

test('every file that a call of the small workspace links to exists', async () => {
  const sample = await withSample({});
  const calls = await listAllV3(sample, { limit: 1000 });
  const seen = new Set<string>();
  for (const call of calls) {
    const links = Object.entries(call).filter(
      ([field, value]) => field.endsWith('_url') && typeof value === 'string',
    );
    for (const [field, url] of links) {
      const response = await fetch(url as string, { headers: { range: 'bytes=0-99' } });
      expect([call['call_id'], field, response.status]).toEqual([call['call_id'], field, 206]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
      seen.add(field);
    }
  }
  expect([...seen].toSorted()).toEqual([
    'knowledge_base_retrieved_contents_url',
    'public_log_url',
    'recording_multi_channel_url',
    'recording_url',
    'scrubbed_recording_multi_channel_url',
    'scrubbed_recording_url',
  ]);
}, 60_000);

test('a two-hour recording is served with constant memory', async () => {
  const sample = await withSample({ calls: 10, seed: 6, long: 1 });
  const call = await recorded(
    sample,
    (one) => one['duration_ms'] === 7_200_000 && !one['opt_in_signed_url'],
  );
  const url = call['recording_multi_channel_url'];
  const before = process.memoryUsage().rss;
  let size = 0;
  for await (const chunk of (await fetch(url)).body!) size += chunk.byteLength;
  expect(size).toBe(44 + 7200 * 16_000 * 4);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  const late = await bytesOf(url, { range: 'bytes=400000000-400000099' });
  expect(late.byteLength).toBe(100);
}, 60_000);
