import { expect, test, vi } from 'vitest';
import type { Library } from '../../../../src-main/library/port.ts';
import { systemClock } from '../../../../src-main/retell/http/clock.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import { readAttachment } from '../../../../src-main/workspaces/read-attachment.ts';
import type { OpenRecordings, RunningSync } from '../../../../src-main/workspaces/port.ts';
import { openWorkspaceSession } from '../../../../src-main/workspaces/session.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import { ok } from '../../../../src-shared/result.ts';
import { parseInProcess } from '../../../fakes/held-records.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';
import { recordOf } from '../../../fakes/unreliable-retell.ts';
import { startScripted } from '../../../fakes/scripted-server.ts';
import { ann } from '../../../fakes/fake-reviewers.ts';

const id = 'call_1' as CallId;
const nothing = {
  start() {},
  stop: async () => undefined,
  setSlow() {},
  close: async () => undefined,
};

test('a call that comes when its workspace has been left is stored nowhere', async () => {
  let answer = (): unknown => undefined;
  await using server = await startScripted(({ url = '' }, response) => {
    if (url.startsWith('/v2/get-call')) {
      answer = () => response.end(JSON.stringify({ call_id: id, call_status: 'ended' }));
    } else response.writeHead(url === '/log' ? 403 : 404).end();
  });
  const memory = createMemoryLibrary(systemClock);
  const { library: calls } = memory.connect();
  const listed = recordOf(
    { id, kind: 'call', startMs: 1, status: 'ended', sentiment: 'x', revision: 1 },
    'list',
  );
  await calls.request('calls:store', {
    records: [{ ...listed, links: { publicLog: `${server.url}/log` } }],
  });
  const library: Library = {
    request: (channel, input) =>
      channel === 'open' || channel === 'close'
        ? Promise.resolve(ok({ tags: [], rubric: {}, rebuilt: false } as never))
        : calls.request(channel, input),
  };
  const session = await openWorkspaceSession(
    {
      library,
      connect: ({ baseUrl, apiKey }) => createRetellApi({ baseUrl, apiKey, read: parseInProcess }),
      samplePast: false,
      chooseRecovery: () => Promise.resolve(undefined),
      sync: () => nothing as unknown as RunningSync,
      recordings: () => nothing as unknown as OpenRecordings,
    },
    {
      workspace: {
        id: 'w',
        name: 'W',
        kind: 'retell',
        apiKeyLocation: 'keychain',
        preferRedacted: true,
      },
      folder: '/nowhere',
      reviewer: ann,
      credentials: ok({ baseUrl: server.url, apiKey: 'key_1' }),
      preferRedacted: () => true,
    },
    () => undefined,
  );
  if (!session.ok) throw new Error(session.error.kind);
  const reading = readAttachment(library, session.value, { id, which: 'public-log' });
  await vi.waitFor(() =>
    expect(server.requests.map(({ path }) => path)).toContain('/v2/get-call/call_1'),
  );
  await session.value.close();
  answer();
  expect(await reading).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(memory.calls.get(id)?.fetchedMs).toBeUndefined();
});
