import { expect, test } from 'vitest';
import { createRetellApi } from '../../../../../src-main/retell/retell-api.ts';
import type { CallId } from '../../../../../src-shared/call.ts';
import { parseInProcess } from '../../../../fakes/held-records.ts';
import { json, startScripted } from '../../../../fakes/scripted-server.ts';

test('the process that parses a response gets its bytes and no other memory', async () => {
  await using server = await startScripted(json({ call_id: 'call_1', call_status: 'ended' }));
  const bodies: Uint8Array[] = [];
  const api = createRetellApi({
    baseUrl: server.url,
    apiKey: 'key_1',
    read(body, kind) {
      bodies.push(body);
      return parseInProcess(body, kind);
    },
  });
  if (!api.ok) throw new Error('no api');
  expect(await api.value.getCall('call_1' as CallId)).toMatchObject({ ok: true });
  // A message carries the whole memory that its bytes lie in, and small ones share theirs with others.
  expect(bodies.map(({ buffer }) => buffer.byteLength)).toEqual(
    bodies.map(({ byteLength }) => byteLength),
  );
});
