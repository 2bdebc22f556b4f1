import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDispatch, type MainHandlers } from '../../../../src-main/ipc/dispatch.ts';
import { requests, type Channel, type Handlers } from '../../../../src-shared/ipc/contract.ts';
import { ok } from '../../../../src-shared/result.ts';

/** Handlers that only note that they were reached. */
function notingHandlers(reached: string[]): Handlers {
  const entries = Object.keys(requests).map((channel) => [
    channel,
    (): never => {
      reached.push(channel);
      throw new Error('boom');
    },
  ]);
  return Object.fromEntries(entries);
}

const unused = (): never => {
  throw new Error('Every channel has a handler here');
};

describe('messages from the renderer', () => {
  it('reach no handler when channel or input do not fit', async () => {
    const reached: string[] = [];
    const dispatch = createDispatch(notingHandlers(reached), unused, () => 'ref');
    const channels = Object.keys(requests).filter(
      (channel) => !requests[channel as Channel].input.safeParse(undefined).success,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.constantFrom(...channels),
          fc.string(),
          fc.constantFrom('__proto__', 'toString'),
        ),
        fc.anything({ withNullPrototype: true }),
        async (channel, input) => {
          const fits = Object.hasOwn(requests, channel)
            ? requests[channel as Channel].input.safeParse(input).success
            : false;
          const before = reached.length;
          const answer = await dispatch(channel, input, 1);
          expect(answer.ok).toBe(false);
          expect(reached.length - before).toBe(fits ? 1 : 0);
        },
      ),
      { numRuns: 5000, seed: 11 },
    );
  });

  it('are forwarded to the library, once they are checked, where main has no handler', async () => {
    const forwarded: unknown[] = [];
    const dispatch = createDispatch(
      {} as MainHandlers,
      (channel, input) => {
        forwarded.push([channel, input]);
        return Promise.resolve(ok(true));
      },
      () => 'ref',
    );
    expect(await dispatch('work:of', { callId: 'call_1' }, 1)).toEqual(ok(true));
    expect(await dispatch('work:of', { callId: '' }, 1)).toMatchObject({ ok: false });
    expect(await dispatch('calls:store', {}, 1)).toMatchObject({ ok: false });
    expect(forwarded).toEqual([['work:of', { callId: 'call_1' }]]);
  });

  it('answer a bug of ours with a reference, never with a stack', async () => {
    const bugs: unknown[] = [];
    const dispatch = createDispatch(notingHandlers([]), unused, (error) => {
      bugs.push(error);
      return 'E-1';
    });
    expect(await dispatch('app:state', undefined, 1)).toEqual({
      ok: false,
      error: { kind: 'unexpected', ref: 'E-1' },
    });
    expect(bugs).toHaveLength(1);
  });
});
