import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../src-shared/call.ts';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import { agent, result, tool, user } from '../../shared/marks/call-parts.ts';
import { callOf, everyCall, idsOf, libraryAtHand, listed, whole } from './library-at-hand.ts';

const withMarks = (marks: QueueFilter['marks']): QueueFilter => ({
  ...everyCall,
  ...(marks === undefined ? {} : { marks }),
});

const quick: Partial<Call> = {
  durationMs: 3000,
  entries: [user(0, 1000, 'Where is it?'), agent(1500, 3000, 'On its way.')],
};
const slowTwice: Partial<Call> = {
  durationMs: 12_000,
  entries: [
    user(0, 1000, 'Where is it?'),
    agent(3000, 4000, 'One moment.'),
    user(4200, 5000, 'Well?'),
    agent(7500, 9000, 'On its way.'),
  ],
};
const broken: Partial<Call> = {
  durationMs: 4000,
  entries: [
    user(0, 1000, 'Where is it?'),
    tool('t', 'track'),
    result('t', '{"status":500}', false),
    agent(3000, 4000, 'I can’t tell.'),
  ],
};

async function library() {
  const at = await libraryAtHand();
  const calls = [callOf('quick', quick), callOf('slow', slowTwice), callOf('broken', broken)];
  await at.ask('calls:store', {
    records: [...calls.map((call) => whole(call)), listed(callOf('unheard'))],
  });
  return at;
}

describe('Marks as a filter', () => {
  it('finds the calls that have so many of a kind', async () => {
    using at = await library();
    const slow = (atLeast: number) =>
      idsOf(at.ask, withMarks([{ kind: 'slow-answer', atLeast }])).then((ids) => ids.toSorted());
    expect(await slow(1)).toEqual(['broken', 'slow']);
    expect(await slow(2)).toEqual(['slow']);
    expect(await slow(3)).toEqual([]);
  });

  it('asks for all of them, and goes with every other filter', async () => {
    using at = await library();
    const both = withMarks([
      { kind: 'slow-answer', atLeast: 1 },
      { kind: 'failed-tool', atLeast: 1 },
    ]);
    expect(await idsOf(at.ask, both)).toEqual(['broken']);
    expect(await idsOf(at.ask, { ...both, states: ['submitted'] })).toEqual([]);
    expect(await idsOf(at.ask, { ...both, states: ['new'] })).toEqual(['broken']);
  });

  it('follows a call that changes, and one that moves in time', async () => {
    using at = await library();
    const failed = withMarks([{ kind: 'failed-tool', atLeast: 1 }]);
    await at.ask('calls:store', {
      records: [
        whole(callOf('broken', { ...quick, startMs: 5000 })),
        whole(callOf('quick', { ...broken, startMs: 9000 })),
      ],
    });
    expect(await idsOf(at.ask, failed)).toEqual(['quick']);
  });

  it('leaves out calls of which nothing but the list is known', async () => {
    using at = await library();
    const any = (['dead-air', 'slow-answer', 'tool-turn', 'failed-tool'] as const).map((kind) =>
      idsOf(at.ask, withMarks([{ kind, atLeast: 1 }])),
    );
    expect((await Promise.all(any)).flat()).not.toContain('unheard');
    expect(await idsOf(at.ask, withMarks([]))).toHaveLength(4);
  });
});
