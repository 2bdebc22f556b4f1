import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDispatch } from '../../../../src-main/ipc/dispatch.ts';
import { requests, type Channel, type Handlers } from '../../../../src-shared/ipc/contract.ts';

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

describe('messages from the renderer', () => {
  it('reach no handler when channel or input do not fit', async () => {
    const reached: string[] = [];
    const dispatch = createDispatch(notingHandlers(reached), () => 'ref');
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

  it('answer a bug of ours with a reference, never with a stack', async () => {
    const bugs: unknown[] = [];
    const dispatch = createDispatch(notingHandlers([]), (error) => {
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
