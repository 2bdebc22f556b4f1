import { expect, test } from 'vitest';
import { createCancellableRequests } from '../../../../src-main/ipc/cancellable-requests.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { ok, type Result } from '../../../../src-shared/result.ts';

/** Work that never ends by itself, like a question to a server that never answers. */
function endless() {
  let heard: AbortSignal | undefined;
  return {
    act: (signal: AbortSignal) => {
      heard = signal;
      return new Promise<Result<true, AppError>>(() => undefined);
    },
    wasStopped: () => heard?.aborted,
  };
}

test('whoever gives up is answered at once, and the work hears of it', async () => {
  const works = createCancellableRequests();
  const [first, second] = [endless(), endless()];
  const answer = works.run('first', first.act);
  void works.run('second', second.act);
  works.cancel('first');
  expect(await answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(first.wasStopped()).toBe(true);
  expect(second.wasStopped()).toBe(false);
});

test('work that has ended keeps its answer, and a name that nobody knows does no harm', async () => {
  const works = createCancellableRequests();
  expect(await works.run('done', () => Promise.resolve(ok(1)))).toEqual(ok(1));
  works.cancel('done');
  works.cancel('unheard-of');
  expect(await works.run(undefined, () => Promise.resolve(ok(2)))).toEqual(ok(2));
});
