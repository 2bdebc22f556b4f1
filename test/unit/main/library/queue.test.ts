import { describe, expect, it } from 'vitest';
import { openDb } from '../../../../src-main/library/storage/db.ts';
import { planOf } from '../../../../src-main/library/queue/plan.ts';
import { sortIndex } from '../../../../src-main/library/queue/sort-order.ts';
import type { Call } from '../../../../src-shared/call.ts';
import type { QueueFilter, QueueSort } from '../../../../src-shared/filter.ts';
import {
  callOf,
  everyCall,
  idOf,
  idsOf,
  libraryAtHand,
  listed,
  newestFirst,
  someMs,
  type Ask,
} from './library-at-hand.ts';

const many = 50_000;
const seconds = 1000;

/** Facts that scatter over the calls, with ties and gaps, made from the number alone. */
const numbered = (index: number): Call =>
  callOf(`call_${String(index).padStart(6, '0')}`, {
    startMs: someMs + Math.floor(index / 3) * 1000,
    sentiment: ['Negative', 'Neutral', 'Positive'][index % 3] ?? '',
    ...(index % 7 === 0 ? {} : { successful: index % 2 === 0 }),
    ...(index % 5 === 0 ? {} : { durationMs: (index * 7919) % 1000 }),
    agentId: `agent_${index % 4}`,
    disconnectionReason: 'user_hangup',
  });
const all = Array.from({ length: many }, (_, index) => numbered(index));

async function store(ask: Ask, calls: readonly Call[]) {
  for (let at = 0; at < calls.length; at += 1000) {
    await ask('calls:store', { records: calls.slice(at, at + 1000).map((call) => listed(call)) });
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
      using library = await libraryAtHand();
      await store(library.ask, all);

      const newest = await idsOf(library.ask, everyCall);
      expect(newest).toHaveLength(many);
      expect(new Set(newest).size).toBe(many);
      expect(newest).toEqual(all.map(({ id }) => id).toReversed());

      const oldest = await idsOf(library.ask, everyCall, { by: 'start', order: 'ascending' });
      expect(oldest).toEqual(newest.toReversed());

      const failed = await idsOf(library.ask, negativeFailed);
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
        expect(await idsOf(library.ask, everyCall, sort)).toEqual(sorted);
        // A filter that leaves most, so that the queue walks the index of the sort.
        const reason: QueueFilter = {
          kind: 'call',
          call: { disconnection_reason: { type: 'enum', op: 'in', value: ['user_hangup'] } },
        };
        expect(await idsOf(library.ask, reason, sort)).toEqual(sorted);
        const wanted = new Set(failed);
        expect(await idsOf(library.ask, negativeFailed, sort)).toEqual(
          sorted.filter((id) => wanted.has(id)),
        );
      }
    },
    60 * seconds,
  );

  it('keeps the open call in sight, wherever it stands', async () => {
    using library = await libraryAtHand();
    await store(library.ask, all.slice(0, 3000));
    const sorts: readonly QueueSort[] = [
      newestFirst,
      { by: 'start', order: 'ascending' },
      { by: 'duration', order: 'descending' },
    ];
    for (const sort of sorts) {
      for (const filter of [everyCall, negativeFailed]) {
        const ids = await idsOf(library.ask, filter, sort);
        for (const index of [0, 1, 255, 256, 257, ids.length - 1]) {
          const keep = idOf(ids[index] ?? '');
          const opened = await library.ask('queue:open', { filter, sort, keep });
          expect(opened.indexOfKept).toBe(ids.indexOf(keep));
        }
      }
    }
    const kept = await library.ask('queue:open', {
      filter: negativeFailed,
      sort: newestFirst,
      keep: idOf('call_000001'),
    });
    expect(kept.indexOfKept).toBeUndefined();
  });

  it('says that a queue is stale when it was closed for newer ones', async () => {
    using library = await libraryAtHand();
    const { queueId } = await library.ask('queue:open', { filter: everyCall, sort: newestFirst });
    for (let times = 0; times < 8; times += 1) {
      await library.ask('queue:open', { filter: everyCall, sort: newestFirst });
    }
    const rows = await library.tell('queue:rows', { queueId, from: 0, count: 1 });
    expect(rows).toEqual({ ok: false, error: { kind: 'stale-queue' } });
  });

  it('never sorts to find the rows of a page', async () => {
    using library = await libraryAtHand();
    await store(library.ask, all.slice(0, 100));
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
      const { filter: compiled } = planOf(db, filter, newestFirst);
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

  it('counts what there is to filter by, as calls come and change', async () => {
    using library = await libraryAtHand();
    await store(library.ask, all.slice(0, 300));
    await library.ask('calls:store', {
      records: [listed({ ...numbered(0), sentiment: 'Positive', metadata: { tier: 'gold' } })],
    });
    const facets = await library.ask('queue:facets', { kind: 'call' });
    expect(facets.calls).toBe(300);
    expect(facets.sentiments).toEqual([
      { value: 'Positive', calls: 101 },
      { value: 'Neutral', calls: 100 },
      { value: 'Negative', calls: 99 },
    ]);
    expect(facets.agents.map(({ calls }) => calls)).toEqual([75, 75, 75, 75]);
    expect(facets.metadataKeys).toEqual(['tier']);
    expect(facets.earliestMs).toBe(someMs);
    expect(facets.latestMs).toBe(someMs + 99_000);
  });
});
