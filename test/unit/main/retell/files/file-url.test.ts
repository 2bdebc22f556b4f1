import { expect, test } from 'vitest';
import { createRetellApi } from '../../../../../src-main/retell/retell-api.ts';
import { startScripted, text } from '../../../../fakes/scripted-server.ts';
import { parseInProcess } from '../../../../fakes/held-records.ts';

test('a remote server cannot make Earmark send requests to this machine', async () => {
  await using server = await startScripted(text('sound'));
  const api = createRetellApi({
    read: parseInProcess,
    baseUrl: 'https://api.retellai.com',
    apiKey: 'key_1',
  });
  const signal = new AbortController().signal;
  const urls = [
    server.url,
    'file:///etc/passwd',
    'http://example.com/a.wav',
    'data:audio/wav,x',
    '',
  ];
  for (const url of urls) {
    const opened = api.ok && (await api.value.openRecording(url, { signal }));
    expect(opened, url).toMatchObject({ error: { kind: 'bad-url' } });
  }
  expect(server.requests.length).toBe(0);
});
