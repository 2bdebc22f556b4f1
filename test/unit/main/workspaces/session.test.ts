import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offlineApi } from '../../../../src-main/workspaces/retell-connection.ts';
import type { OpenRecordings, RunningSync } from '../../../../src-main/workspaces/port.ts';
import { openWorkspaceSession } from '../../../../src-main/workspaces/session.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { ok, type Result } from '../../../../src-shared/result.ts';
import type { Concurrency, SyncStatus } from '../../../../src-shared/workspace.ts';
import { ann } from '../../../fakes/fake-reviewers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const offline: AppError = { kind: 'offline', host: 'api', detail: 'ECONNREFUSED' };

/** An open workspace whose Retell says of the concurrency what the test puts there. */
async function opened(answer: () => Result<Concurrency, AppError>) {
  const announced: Concurrency[] = [];
  const slow: boolean[] = [];
  const acts: string[] = [];
  let status: Partial<SyncStatus> = { phase: 'up-to-date' };
  const sync = {
    start: () => acts.push('start'),
    stop: () => Promise.resolve(acts.push('stop')),
    resume: () => acts.push('resume'),
    status: () => status,
    setSlow: (isSlow: boolean) => slow.push(isSlow),
  } as unknown as RunningSync;
  const keys: string[] = [];
  const recordings = { close: () => Promise.resolve() } as unknown as OpenRecordings;
  const session = await openWorkspaceSession(
    {
      library: {
        request: () => Promise.resolve(ok({ tags: [], rubric: {}, rebuilt: false } as never)),
      },
      connect({ apiKey }) {
        keys.push(apiKey);
        return ok({ ...offlineApi(offline), concurrency: () => Promise.resolve(answer()) });
      },
      samplePast: false,
      chooseRecovery: () => Promise.resolve(undefined),
      sync: () => sync,
      recordings: () => recordings,
    },
    {
      workspace: {
        id: 'retell-1',
        name: 'Acme',
        kind: 'retell',
        apiKeyLocation: 'keychain',
        preferRedacted: true,
      },
      folder: '/nowhere',
      reviewer: ann,
      credentials: ok({ baseUrl: 'http://127.0.0.1:9', apiKey: 'key_1' }),
      preferRedacted: () => true,
    },
    (concurrency) => announced.push(concurrency),
  );
  if (!session.ok) throw new Error(session.error.kind);
  return {
    session: session.value,
    announced,
    slow,
    acts,
    keys,
    setStatus: (next: Partial<SyncStatus>): void => {
      status = next;
    },
  };
}

test('a figure of calls going on that nobody can confirm any more is taken back, and comes again', async () => {
  let answer: Result<Concurrency, AppError> = ok({ current: 95, limit: 100 });
  const { session, announced, slow } = await opened(() => answer);
  await vi.advanceTimersByTimeAsync(0);
  expect(announced).toEqual([{ current: 95, limit: 100 }]);
  expect(slow).toEqual([true]);

  answer = { ok: false, error: offline };
  await vi.advanceTimersByTimeAsync(15_000);
  expect(announced.at(-1)).toEqual({});
  expect(session.concurrency()).toEqual({});
  // Whoever can't be asked is not near its limit either.
  expect(slow.at(-1)).toBe(false);

  answer = ok({ current: 3, limit: 100 });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(session.concurrency()).toEqual({ current: 3, limit: 100 });

  await session.close();
  const before = announced.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(announced.length).toBe(before);
});

const second = 1000;
const minute = 60 * second;

test('a sync that stopped at the key goes on once Retell takes the key again', async () => {
  let answer: Result<Concurrency, AppError> = { ok: false, error: { kind: 'wrong-key' } };
  const { session, announced, acts, setStatus } = await opened(() => answer);
  await vi.advanceTimersByTimeAsync(0);
  setStatus({ phase: 'failed', reason: 'wrong-key' });
  // A key that is refused is tried seldom.
  await vi.advanceTimersByTimeAsync(minute);
  expect(announced).toHaveLength(1);
  expect(acts).toEqual(['start']);
  answer = ok({ current: 1, limit: 10 });
  await vi.advanceTimersByTimeAsync(minute);
  expect(acts).toEqual(['start', 'resume']);
  // Where the key is good for this question only, the sync is not woken at each of them.
  await vi.advanceTimersByTimeAsync(minute);
  expect(acts).toEqual(['start', 'resume']);
  await vi.advanceTimersByTimeAsync(minute);
  expect(acts).toEqual(['start', 'resume', 'resume']);
  await session.close();
});

test('a sync that stopped for another reason is left alone', async () => {
  const { session, acts, setStatus } = await opened(() => ok({ current: 1, limit: 10 }));
  setStatus({ phase: 'failed', reason: 'refused' });
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(acts).toEqual(['start']);
  await session.close();
});

test('another key takes the place of the first while the workspace stays open', async () => {
  const { session, acts, keys } = await opened(() => ok({ current: 1, limit: 10 }));
  const { api } = session;
  await session.reconnect(ok({ baseUrl: 'http://127.0.0.1:9', apiKey: 'key_2' }));
  expect(keys).toEqual(['key_1', 'key_2']);
  expect(acts).toEqual(['start', 'stop', 'start']);
  expect(session.closeSignal.aborted).toBe(false);
  expect(await api.concurrency()).toEqual(ok({ current: 1, limit: 10 }));
  await session.reconnect({ ok: false, error: { kind: 'key-missing' } });
  expect(session.sync()).toBeUndefined();
  expect(await api.concurrency()).toEqual({ ok: false, error: { kind: 'key-missing' } });
  await session.close();
});
