import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../../src-shared/call.ts';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import { agent, result, tool, caller } from '../../../shared/markers/call-builder.ts';
import {
  createCall,
  everyCall,
  queueIds,
  openTestLibrary,
  listedRecord,
  fetchedRecord,
} from '../test-library.ts';

const filterByMarkers = (markers: QueueFilter['marks']): QueueFilter => ({
  ...everyCall,
  ...(markers === undefined ? {} : { marks: markers }),
});

const quick: Partial<Call> = {
  durationMs: 3000,
  entries: [caller(0, 1000, 'Where is it?'), agent(1500, 3000, 'On its way.')],
};
const slowTwice: Partial<Call> = {
  durationMs: 12_000,
  entries: [
    caller(0, 1000, 'Where is it?'),
    agent(3000, 4000, 'One moment.'),
    caller(4200, 5000, 'Well?'),
    agent(7500, 9000, 'On its way.'),
  ],
};
const broken: Partial<Call> = {
  durationMs: 4000,
  entries: [
    caller(0, 1000, 'Where is it?'),
    tool('t', 'track'),
    result('t', '{"status":500}', false),
    agent(3000, 4000, 'I can’t tell.'),
  ],
};

async function library() {
  const at = await openTestLibrary();
  const calls = [
    createCall('quick', quick),
    createCall('slow', slowTwice),
    createCall('broken', broken),
  ];
  await at.request('calls:store', {
    records: [...calls.map((call) => fetchedRecord(call)), listedRecord(createCall('unheard'))],
  });
  return at;
}

describe('Filtering by markers', () => {
  it('finds calls with at least the given number of markers of a kind', async () => {
    using at = await library();
    const slow = (atLeast: number) =>
      queueIds(at.request, filterByMarkers([{ kind: 'slow-answer', atLeast }])).then((ids) =>
        ids.toSorted(),
      );
    expect(await slow(1)).toEqual(['broken', 'slow']);
    expect(await slow(2)).toEqual(['slow']);
    expect(await slow(3)).toEqual([]);
  });

  it('requires every marker filter, also together with other filters', async () => {
    using at = await library();
    const both = filterByMarkers([
      { kind: 'slow-answer', atLeast: 1 },
      { kind: 'failed-tool', atLeast: 1 },
    ]);
    expect(await queueIds(at.request, both)).toEqual(['broken']);
    expect(await queueIds(at.request, { ...both, states: ['submitted'] })).toEqual([]);
    expect(await queueIds(at.request, { ...both, states: ['new'] })).toEqual(['broken']);
  });

  it('is up to date after a call changes or moves in time', async () => {
    using at = await library();
    const failed = filterByMarkers([{ kind: 'failed-tool', atLeast: 1 }]);
    await at.request('calls:store', {
      records: [
        fetchedRecord(createCall('broken', { ...quick, startMs: 5000 })),
        fetchedRecord(createCall('quick', { ...broken, startMs: 9000 })),
      ],
    });
    expect(await queueIds(at.request, failed)).toEqual(['quick']);
  });

  it('leaves out calls that were only listed', async () => {
    using at = await library();
    const any = (['dead-air', 'slow-answer', 'tool-turn', 'failed-tool'] as const).map((kind) =>
      queueIds(at.request, filterByMarkers([{ kind, atLeast: 1 }])),
    );
    expect((await Promise.all(any)).flat()).not.toContain('unheard');
    expect(await queueIds(at.request, filterByMarkers([]))).toHaveLength(4);
  });
});
