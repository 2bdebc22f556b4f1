import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pastCalls } from '../../../../../src-main/library/sample-past/past-calls.ts';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import type { PanelOf, PanelRequest } from '../../../../../src-shared/insights/panels.ts';
import type { PanelName } from '../../../../../src-shared/insights/panel-names.ts';
import type { TestLibrary } from '../test-library.ts';
import { ava, everything, openPast, panelOf } from './past-library.ts';

let library: TestLibrary;

beforeAll(async () => {
  library = await openPast();
});
afterAll(() => library[Symbol.dispose]());

const panel = <Name extends PanelName>(
  request: Extract<PanelRequest, { panel: Name }>,
): Promise<PanelOf<Name>> => panelOf(library, request);

describe('the filter bar', () => {
  const filters: fc.Arbitrary<QueueFilter> = fc.record(
    {
      kind: fc.constant('call' as const),
      call: fc.record(
        {
          agent: fc.constantFrom(
            [{ agent_id: ava }],
            [{ agent_id: ava, version: [8] }],
            [{ agent_id: ava, version: [7] }, { agent_id: 'agent_none' }],
          ),
          user_sentiment: fc
            .subarray(['Positive', 'Negative', 'Neutral'])
            .map((value) => ({ type: 'enum' as const, op: 'in' as const, value })),
          call_successful: fc
            .boolean()
            .map((value) => ({ type: 'boolean' as const, op: 'eq' as const, value })),
          start_timestamp: fc
            .integer({ min: Date.parse('2026-09-10'), max: Date.parse('2026-11-10') })
            .map((value) => ({ type: 'number' as const, op: 'ge' as const, value })),
        },
        { requiredKeys: [] },
      ),
      outcome: fc
        .subarray(['successful', 'unsuccessful', 'unknown'] as const)
        .map((list) => [...list]),
      passed: fc.boolean(),
      score: fc
        .integer({ min: 0, max: 100 })
        .map((value) => ({ type: 'number' as const, op: 'lt' as const, value })),
      reviewers: fc.subarray(['Sample: Ana', 'Sample: Ben']),
      tags: fc.subarray(['misheard', 'tone']),
    },
    { requiredKeys: ['kind', 'call'] },
  );

  test('counts the same whether the tables in memory or SQL evaluate it', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const inMemory = await panel({ panel: 'overview', filter });
        // Only SQL knows lengths. Every call has one.
        const length = { type: 'number', op: 'ge', value: 0 } as const;
        const bySql = await panel({
          panel: 'overview',
          filter: { ...filter, call: { ...filter.call, duration_ms: length } },
        });
        expect({ ...bySql }).toEqual({ ...inMemory });
      }),
      { numRuns: 60 },
    );
  });
});

test('an edit changes the numbers at once, and undo changes them back', async () => {
  const before = await panel({ panel: 'overview', filter: everything });
  const callId = pastCalls()[0]?.call.id;
  if (callId === undefined) throw new Error('No call');
  const edit = (change: object) =>
    library.request('edit:apply', {
      requestId: JSON.stringify(change),
      edit: { callId, ...change } as never,
    });
  await edit({
    kind: 'answer.set',
    criterionId: 'request-understood',
    answer: { value: { kind: 'choice', optionId: 'no' } },
  });
  await edit({ kind: 'review.submit' });
  const after = await panel({ panel: 'overview', filter: everything });
  expect(after.basis.reviews).toBe(before.basis.reviews + 1);
  await library.request('edit:undo', undefined);
  const undone = await panel({ panel: 'overview', filter: everything });
  expect(undone.basis.reviews).toBe(before.basis.reviews);
});
