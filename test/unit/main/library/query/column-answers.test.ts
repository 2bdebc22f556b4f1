import fc from 'fast-check';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { openCallsDb } from '../../../../../src-main/library/calls/calls-db.ts';
import { deleteCalls } from '../../../../../src-main/library/calls/remove-call.ts';
import { notReviewed } from '../../../../../src-main/library/calls/review-summary.ts';
import { storeCalls } from '../../../../../src-main/library/calls/store-calls.ts';
import { createQueues, type QueueSource } from '../../../../../src-main/library/query/queues.ts';
import type { Call } from '../../../../../src-shared/call.ts';
import type { CallFilter, QueueFilter, QueueSort } from '../../../../../src-shared/filter.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import type { OpenQueue } from '../../../../../src-shared/queue.ts';
import {
  asCallId,
  createCall,
  fetchedRecord,
  listedRecord,
  openTestLibrary,
  queueIds,
  temporaryFolder,
  testStartMs,
  type TestLibrary,
} from '../test-library.ts';
import { arbitraryCalls, arbitraryFilters } from './filter-arbitraries.ts';

const ids = Array.from({ length: 12 }, (_, index) => `call_${index}`);
const id = fc.constantFrom(...ids);
const words = ['settled', 'matter', 'open', 'settling'];

const callFilter = fc
  .record(arbitraryFilters as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] })
  .chain((call) =>
    fc
      .subarray(Object.keys(call), { maxLength: 2 })
      .map((names) => Object.fromEntries(names.map((name) => [name, call[name]])) as CallFilter),
  );
const score = fc.constantFrom(
  { type: 'number', op: 'ge', value: 50 } as const,
  { type: 'range', op: 'bt', value: [0, 100] as [number, number] } as const,
);
const own = {
  outcome: fc.subarray(['successful', 'unsuccessful', 'unknown'] as const),
  withoutSentiment: fc.boolean(),
  states: fc.subarray(['new', 'draft', 'submitted', 'skipped'] as const),
  flagged: fc.boolean(),
  score,
  passed: fc.boolean(),
  commented: fc.boolean(),
  reviewedByAnyone: fc.boolean(),
  search: fc.constantFrom(
    '',
    'settled',
    'sett',
    'matter open',
    '"matter open"',
    '-open',
    'x -open',
  ),
};
const filter: fc.Arbitrary<QueueFilter> = fc
  .tuple(
    callFilter,
    fc
      .record(own, { requiredKeys: [] })
      .chain((chosen) =>
        fc
          .subarray(Object.entries(chosen), { maxLength: 2 })
          .map((entries): Partial<QueueFilter> => Object.fromEntries(entries)),
      ),
    fc.constantFrom('call' as const, 'call' as const, 'chat' as const),
  )
  .map(([call, more, kind]) => ({ ...more, kind, call }));
const sort: fc.Arbitrary<QueueSort> = fc.record({
  // Calls are measured in the background, so by measures only one library can be compared with itself.
  by: fc.constantFrom('start', 'duration', 'latency', 'cost', 'score', 'plan'),
  order: fc.constantFrom('ascending', 'descending'),
});

type Step = (library: TestLibrary) => Promise<unknown>;

/** Some of the calls, as they were or changed; a call may get a start time, and so another place. */
const store: fc.Arbitrary<Step> = fc
  .tuple(
    arbitraryCalls,
    fc.subarray(ids),
    fc.array(fc.constantFrom(...words), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([calls, chosen, text, isListed]) => (library) => {
    const stored = calls
      .filter((call) => chosen.includes(call.id))
      .map((call): Call => ({ ...call, summary: text.join(' '), ...kindOf(call) }));
    const records = stored.map((call) => (isListed ? listedRecord(call) : fetchedRecord(call)));
    return library.request('calls:store', { records });
  });

/** The last two are chats. */
const kindOf = (call: Call): Pick<Call, 'kind'> => ({
  kind: ids.indexOf(call.id) >= 10 ? 'chat' : 'call',
});

/** An edit of a call that is not stored is refused by both libraries. */
const edit: fc.Arbitrary<Step> = fc
  .tuple(
    id,
    fc.constantFrom<(callId: string) => Edit>(
      (callId) => ({ kind: 'review.flag', callId: asCallId(callId), flagged: true }),
      (callId) => ({ kind: 'review.flag', callId: asCallId(callId), flagged: false }),
      (callId) => ({ kind: 'review.skip', callId: asCallId(callId), reason: '' }),
      (callId) => ({ kind: 'review.comment', callId: asCallId(callId), comment: 'Well done' }),
    ),
    fc.uuid(),
  )
  .map(
    ([callId, editOf, requestId]) =>
      (library) =>
        library.requestResult('edit:apply', { requestId, edit: editOf(callId) }),
  );
const undo: fc.Arbitrary<Step> = fc.constantFrom(
  (library: TestLibrary) => library.requestResult('edit:undo', undefined),
  (library: TestLibrary) => library.requestResult('edit:redo', undefined),
);
const remove: fc.Arbitrary<Step> = id.map(
  (callId) => (library) =>
    library.requestResult('calls:remove', { id: asCallId(callId), withReviews: false }),
);
const question = fc.record({ filter, sort, keep: id, keepOutside: id });
type Question = typeof question extends fc.Arbitrary<infer Asked> ? Asked : never;

async function answer(library: TestLibrary, { keep, keepOutside, ...list }: Question) {
  const opened = await library.request('queue:open', {
    ...list,
    keep: asCallId(keep),
    keepOutside: asCallId(keepOutside),
  });
  const { queueId, ...opening }: OpenQueue = opened;
  const rows = await library.request('queue:rows', { queueId, from: 0, count: 50 });
  return { opening, ids: rows.ids };
}

const endedOnly = { type: 'enum' as const, op: 'in' as const, value: ['ended'] };
const clock = { now: () => testStartMs + 3_600_000 };

async function expectSameAnswers(
  rounds: readonly { readonly steps: readonly Step[]; readonly questions: readonly Question[] }[],
): Promise<void> {
  using inSql = temporaryFolder();
  using inMemory = temporaryFolder();
  for (const { steps, questions } of rounds) {
    // Each round starts both libraries again.
    using sql = await openTestLibrary({ ...clock, folder: inSql.folder, queueSource: 'sql' });
    using columns = await openTestLibrary({
      ...clock,
      folder: inMemory.folder,
      queueSource: 'columns',
    });
    // Reads the columns before anything is written, so that they have to follow.
    await columns.request('queue:open', { filter: { kind: 'call', call: {} }, sort: newest });
    for (const step of steps) {
      await step(sql);
      await step(columns);
    }
    for (const wanted of questions) {
      const there = await answer(sql, wanted);
      expect(await answer(columns, wanted), JSON.stringify(wanted)).toEqual(there);
      found += there.ids.length;
    }
  }
}

const newest: QueueSort = { by: 'start', order: 'descending' };
/** Rows that any of the questions had, so that the test can tell that it compared something. */
let found = 0;

describe('A queue from the columns in memory', () => {
  it('is the queue from SQL after any writes, edits, undo, removals and restarts', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: store },
      { weight: 3, arbitrary: edit },
      { weight: 1, arbitrary: undo },
      { weight: 1, arbitrary: remove },
    );
    const round = fc.record({
      steps: fc.array(step, { minLength: 1, maxLength: 6 }),
      questions: fc.array(question, { minLength: 8, maxLength: 16 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), expectSameAnswers),
      { numRuns: Number(process.env['EARMARK_FILTERS'] ?? 20) },
    );
    expect(found).toBeGreaterThan(100);
  }, 600_000);

  it('has every row of a long queue in its place, the last ones too', async () => {
    using sql = await openTestLibrary({ ...clock, queueSource: 'sql' });
    using columns = await openTestLibrary({ ...clock, queueSource: 'columns' });
    const count = 24_000;
    const records = Array.from({ length: count }, (_, index) =>
      listedRecord(
        createCall(`call_${index}`, {
          startMs: testStartMs + Math.floor(index / 2),
          agentId: `agent_${index % 12}`,
          ...(index % 5 === 0 ? {} : { durationMs: (index * 7919) % 500 }),
        }),
      ),
    );
    for (let from = 0; from < count; from += 4000) {
      const part = { records: records.slice(from, from + 4000) };
      await sql.request('calls:store', part);
      await columns.request('calls:store', part);
    }
    const agent = Array.from({ length: 11 }, (_, index) => ({ agent_id: `agent_${index}` }));
    const sorts = [
      { by: 'duration', order: 'descending' },
      { by: 'duration', order: 'ascending' },
      { by: 'start', order: 'ascending' },
    ] as const;
    for (const order of sorts) {
      const wanted: QueueFilter = { kind: 'call', call: { agent } };
      const there = await queueIds(sql.request, wanted, order);
      expect(there).toHaveLength(22_000);
      expect(await queueIds(columns.request, wanted, order)).toEqual(there);
    }
  }, 120_000);

  it('follows what is written to the database by anyone on the same connection', async () => {
    using kept = temporaryFolder();
    const { db } = openCallsDb(kept.folder);
    const calls = Array.from({ length: 30 }, (_, index) =>
      listedRecord(createCall(`call_${index}`, { startMs: testStartMs + index, status: 'ended' })),
    );
    const context = { nowMs: testStartMs, reviewSummaryOf: () => notReviewed };
    storeCalls(db, calls, undefined, context);
    const open = async (source: QueueSource): Promise<readonly string[]> => {
      const queues = source === 'sql' ? inSql : inMemory;
      const { queueId, total } = await queues.open({
        filter: { kind: 'call', call: { call_status: endedOnly } },
        sort: { by: 'measures', order: 'descending' },
      });
      const rows = await queues.rows({ queueId, from: 0, count: 100 });
      expect(rows.ok && rows.value.ids.length).toBe(total);
      return rows.ok ? rows.value.ids : [];
    };
    const inSql = createQueues(db, clock.now, 'sql');
    const inMemory = createQueues(db, clock.now, 'columns');
    expect(await open('columns')).toEqual(await open('sql'));

    db.run('UPDATE calls SET against = (key / 1024) % 3 WHERE (key / 1024) % 4 > 0');
    const measured = await open('sql');
    expect(await open('columns')).toEqual(measured);
    expect(measured).not.toEqual(calls.map(({ call }) => call.id).toReversed());

    expect(() =>
      db.transaction(() => {
        db.run(`UPDATE calls SET status = 'error', against = NULL`);
        throw new Error('Rolled back');
      }),
    ).toThrow('Rolled back');
    expect(await open('columns')).toEqual(measured);

    deleteCalls(db, [asCallId('call_3'), asCallId('call_29')]);
    db.run(`UPDATE calls SET status = 'ongoing' WHERE id = 'call_5'`);
    const left = measured.filter((one) => !['call_3', 'call_29', 'call_5'].includes(one));
    expect(await open('columns')).toEqual(left);
    expect(await open('sql')).toEqual(left);
    db.close();
  });
});
