import { getEventListeners } from 'node:events';
import process from 'node:process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../../src-main/retell/http/clock.ts';
import type { RetellApi } from '../../../../src-main/retell/port.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import { createSync } from '../../../../src-main/sync/sync.ts';
import { startSample } from '../../../../src-sample/server.ts';
import { parseInProcess } from '../../../fakes/held-records.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';

let warnings: string[] = [];
const onWarning = ({ name, message }: Error): void => {
  if (name === 'MaxListenersExceededWarning') warnings.push(message);
};
beforeEach(() => {
  warnings = [];
  process.on('warning', onWarning);
});
afterEach(() => {
  process.off('warning', onWarning);
});

const hasty = { deadlineMs: 5000, tries: 8, waitMs: 2000, backgroundWaitMs: 2000 };

test('any number of waiting requests attach only a few listeners to the signal of the sync', async () => {
  // A page of 250 chats and one of 250 calls, each to be fetched by itself, from a server that refuses.
  const sample = await startSample({ calls: 5000, chatItems: 'brief' });
  const busy = { kind: 'answer', status: 429, retryAfter: { ms: 300 } } as const;
  sample.setFaults([
    { match: { path: '/get-chat/*', nth: [1, 60] }, fault: busy },
    { match: { path: '/v2/get-call/*', nth: [1, 60] }, fault: busy },
  ]);
  const made = createRetellApi({
    baseUrl: sample.url,
    apiKey: sample.apiKey,
    read: parseInProcess,
    retryPolicy: hasty,
  });
  if (!made.ok) throw new Error('no api');
  let most = 0;
  const counted = <A extends { signal?: AbortSignal } | undefined>(how: A): A => {
    if (how?.signal !== undefined) {
      most = Math.max(most, getEventListeners(how.signal, 'abort').length);
    }
    return how;
  };
  const api: RetellApi = {
    ...made.value,
    getCall: (id, how) => made.value.getCall(id, counted(how)),
    getChat: (id, how) => made.value.getChat(id, counted(how)),
  };
  const library = createMemoryLibrary(systemClock);
  const sync = createSync({
    api,
    library: library.connect().library,
    clock: systemClock,
    announce: () => undefined,
  });
  sync.start();
  sync.matching.fetch({ kind: 'chat', call: {} });
  const chats = (): number =>
    [...library.calls.values()].filter(
      ({ call, fetchedMs }) => call.kind === 'chat' && fetchedMs !== undefined,
    ).length;
  await vi.waitFor(() => expect(chats()).toBe(250), { timeout: 30_000 });
  await sync.stop();
  await sample.close();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(64);
  expect(warnings).toEqual([]);
}, 60_000);
