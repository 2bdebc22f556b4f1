import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offlineApi } from '../../../../src-main/workspaces/offline-api.ts';
import type { OpenRecordings, RunningSync } from '../../../../src-main/workspaces/port.ts';
import { openSession } from '../../../../src-main/workspaces/session.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { ok, type Result } from '../../../../src-shared/result.ts';
import type { Concurrency } from '../../../../src-shared/workspace.ts';

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
  const sync = {
    start: () => undefined,
    stop: () => Promise.resolve(),
    slow: (isSlow: boolean) => slow.push(isSlow),
  } as unknown as RunningSync;
  const recordings = { close: () => Promise.resolve() } as unknown as OpenRecordings;
  const session = await openSession(
    {
      library: {
        ask: () => Promise.resolve(ok({ tags: [], rubric: {}, rebuilt: false } as never)),
      },
      connect: () => ok({ ...offlineApi(offline), concurrency: () => Promise.resolve(answer()) }),
      sync: () => sync,
      recordings: () => recordings,
    },
    {
      workspace: {
        id: 'retell-1',
        name: 'Acme',
        kind: 'retell',
        key: 'keychain',
        preferScrubbed: true,
      },
      folder: '/nowhere',
      reviewer: 'Ann',
      connection: ok({ baseUrl: 'http://127.0.0.1:9', apiKey: 'key_1' }),
      scrubbedFirst: () => true,
    },
    (concurrency) => announced.push(concurrency),
  );
  if (!session.ok) throw new Error(session.error.kind);
  return { session: session.value, announced, slow };
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
