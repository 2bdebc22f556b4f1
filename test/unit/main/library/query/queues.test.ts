import { describe, expect, it } from 'vitest';
import { openDb } from '../../../../../src-main/library/db/db.ts';
import { createPlan, sortIndex } from '../../../../../src-main/library/query/plan.ts';
import type { Call } from '../../../../../src-shared/call.ts';
import type { QueueFilter, QueueSort } from '../../../../../src-shared/filter.ts';
import {
  createCall,
  everyCall,
  asCallId,
  queueIds,
  openTestLibrary,
  listedRecord,
  newestFirst,
  testStartMs,
  type RequestLibrary,
} from '../test-library.ts';

const many = 50_000;
const seconds = 1000;

/** Field values spread over the calls, with ties and gaps, derived from the number. */
const numbered = (index: number): Call =>
  createCall(`call_${String(index).padStart(6, '0')}`, {
    startMs: testStartMs + Math.floor(index / 3) * 1000,
    sentiment: ['Negative', 'Neutral', 'Positive'][index % 3] ?? '',
    ...(index % 7 === 0 ? {} : { successful: index % 2 === 0 }),
    ...(index % 5 === 0 ? {} : { durationMs: (index * 7919) % 1000 }),
    agentId: `agent_${index % 4}`,
    disconnectionReason: 'user_hangup',
  });
const all = Array.from({ length: many }, (_, index) => numbered(index));

async function store(ask: RequestLibrary, calls: readonly Call[]) {
  for (let at = 0; at < calls.length; at += 1000) {
    await ask('calls:store', {
      records: calls.slice(at, at + 1000).map((call) => listedRecord(call)),
    });
  }
}

const negativeFailed: QueueFilter = {
  kind: 'call',
  call: { user_sentiment: { type: 'enum', op: 'in', value: ['Negative'] } },
  outcome: ['unsuccessful'],
};

describe('Scrolling a queue of 50,000 calls', () => {
  it(
    'shows every call once, in the order asked for, whatever the filter and the sort',
    async () => {
      using library = await openTestLibrary();
      await store(library.request, all);

      const newest = await queueIds(library.request, everyCall);
      expect(newest).toHaveLength(many);
      expect(new Set(newest).size).toBe(many);
      expect(newest).toEqual(all.map(({ id }) => id).toReversed());

      const oldest = await queueIds(library.request, everyCall, {
        by: 'start',
        order: 'ascending',
      });
      expect(oldest).toEqual(newest.toReversed());

      const failed = await queueIds(library.request, negativeFailed);
      expect(failed).toEqual(
        newest.filter((id) => {
          const index = Number(id.slice(5));
          return index % 3 === 0 && index % 7 !== 0 && index % 2 === 1;
        }),
      );

      for (const order of ['ascending', 'descending'] as const) {
        const sign = order === 'ascending' ? 1 : -1;
        const byDuration = (a: Call, b: Call): number => {
          if (a.durationMs === undefined || b.durationMs === undefined) {
            const absent = Number(a.durationMs === undefined) - Number(b.durationMs === undefined);
            return absent === 0 ? sign * (a.id < b.id ? -1 : 1) : absent;
          }
          return sign * (a.durationMs - b.durationMs || (a.id < b.id ? -1 : 1));
        };
        const sort: QueueSort = { by: 'duration', order };
        const sorted = all.toSorted(byDuration).map(({ id }) => id);
        expect(await queueIds(library.request, everyCall, sort)).toEqual(sorted);
        // A filter that leaves most, so that the queue walks the index of the sort.
        const reason: QueueFilter = {
          kind: 'call',
          call: { disconnection_reason: { type: 'enum', op: 'in', value: ['user_hangup'] } },
        };
        expect(await queueIds(library.request, reason, sort)).toEqual(sorted);
        const wanted = new Set(failed);
        expect(await queueIds(library.request, negativeFailed, sort)).toEqual(
          sorted.filter((id) => wanted.has(id)),
        );
      }
    },
    60 * seconds,
  );

  it('finds the index of the open call anywhere in the queue', async () => {
    using library = await openTestLibrary();
    await store(library.request, all.slice(0, 3000));
    const sorts: readonly QueueSort[] = [
      newestFirst,
      { by: 'start', order: 'ascending' },
      { by: 'duration', order: 'descending' },
    ];
    for (const sort of sorts) {
      for (const filter of [everyCall, negativeFailed]) {
        const ids = await queueIds(library.request, filter, sort);
        for (const index of [0, 1, 255, 256, 257, ids.length - 1]) {
          const keep = asCallId(ids[index] ?? '');
          const opened = await library.request('queue:open', { filter, sort, keep });
          expect(opened.indexOfKept).toBe(ids.indexOf(keep));
        }
      }
    }
    const kept = await library.request('queue:open', {
      filter: negativeFailed,
      sort: newestFirst,
      keep: asCallId('call_000001'),
    });
    expect(kept.indexOfKept).toBeUndefined();
  });

  it('reports a queue as stale after it was closed for newer ones', async () => {
    using library = await openTestLibrary();
    const { queueId } = await library.request('queue:open', {
      filter: everyCall,
      sort: newestFirst,
    });
    for (let times = 0; times < 8; times += 1) {
      await library.request('queue:open', { filter: everyCall, sort: newestFirst });
    }
    const rows = await library.requestResult('queue:rows', { queueId, from: 0, count: 1 });
    expect(rows).toEqual({ ok: false, error: { kind: 'stale-queue' } });
  });

  it('never sorts rows to read a page', async () => {
    using library = await openTestLibrary();
    await store(library.request, all.slice(0, 100));
    const db = openDb(`${library.folder}/calls.db`, { synchronous: 'NORMAL', cacheMb: 1 });
    const filters: readonly QueueFilter[] = [
      everyCall,
      negativeFailed,
      { kind: 'call', call: {}, outcome: ['unsuccessful'] },
      { kind: 'call', call: {}, withoutSentiment: true },
      { kind: 'call', call: {}, search: 'refund' },
      { kind: 'call', call: {}, states: ['submitted'], flagged: true },
      { kind: 'call', call: {}, tags: ['misheard'] },
      {
        kind: 'call',
        call: {
          agent: [{ agent_id: 'agent_1' }],
          duration_ms: { type: 'number', op: 'gt', value: 5 },
        },
      },
      {
        kind: 'call',
        call: { metadata: [{ type: 'string', op: 'eq', key: 'tier', value: 'gold' }] },
      },
      { kind: 'call', call: { tool_calls: [{ name: 'book' }] } },
      {
        kind: 'call',
        call: { custom_attributes: [{ type: 'boolean', op: 'eq', key: 'vip', value: true }] },
      },
    ];
    for (const filter of filters) {
      const { filter: compiled } = createPlan(db, filter, newestFirst);
      const where = [compiled.kind, ...compiled.where];
      const sql = `SELECT ${compiled.key} FROM ${compiled.countFrom}
        WHERE ${where.map(({ sql: text }) => text).join(' AND ')} AND ${compiled.key} < ?
        ORDER BY ${compiled.key} DESC LIMIT 50`;
      const plan = db.all<{ detail: string }>(
        `EXPLAIN QUERY PLAN ${sql}`,
        ...where.flatMap(({ values }) => values),
        1e15,
      );
      const steps = plan.map(({ detail }) => detail).join('; ');
      expect(steps, JSON.stringify(filter)).not.toContain('TEMP B-TREE');
    }
    expect(sortIndex('duration')).toBe('calls_by_duration');
    db.close();
  });

  it('keeps the facet counts up to date as calls are added and changed', async () => {
    using library = await openTestLibrary();
    await store(library.request, all.slice(0, 300));
    await library.request('calls:store', {
      records: [
        listedRecord({ ...numbered(0), sentiment: 'Positive', metadata: { tier: 'gold' } }),
      ],
    });
    const facets = await library.request('queue:facets', { kind: 'call' });
    expect(facets.calls).toBe(300);
    expect(facets.sentiments).toEqual([
      { value: 'Positive', calls: 101 },
      { value: 'Neutral', calls: 100 },
      { value: 'Negative', calls: 99 },
    ]);
    expect(facets.agents.map(({ calls }) => calls)).toEqual([75, 75, 75, 75]);
    expect(facets.metadataKeys).toEqual(['tier']);
    expect(facets.earliestMs).toBe(testStartMs);
    expect(facets.latestMs).toBe(testStartMs + 99_000);
  });
});
