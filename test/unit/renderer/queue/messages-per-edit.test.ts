import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queueActions } from '../../../../src-renderer/features/queue/queue-actions.ts';
import { countFoundOutside } from '../../../../src-renderer/features/queue/rows/found-outside.ts';
import { ListingActions } from '../../../../src-renderer/features/queue/rows/listing.ts';
import {
  createQueueStore,
  newestFirst,
  rowAt,
} from '../../../../src-renderer/features/queue/store.ts';
import { createLibraryChanges } from '../../../../src-renderer/work/library-changes.ts';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import type { ReviewStatus } from '../../../../src-shared/review-statuses.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';
import { fakeReviewData } from '../../../fakes/fake-review-data.ts';

const score = { type: 'number', op: 'ge', value: 50 } as const;

/** One filter for each field that an edit of a review can affect. */
const dependent: readonly Partial<QueueFilter>[] = [
  { states: ['new'] },
  { flagged: false },
  { tags: ['misheard'] },
  { score },
  { passed: true },
  { answers: [{ criterionId: 'greeting', values: ['yes'] }] },
  { verdicts: [{ field: 'sentiment', stances: ['corrected'] }] },
  { reviewedByAnyone: false },
  { reviewers: ['ann'] },
  { submittedMs: score },
  { commented: true },
];

const independent: readonly Partial<QueueFilter>[] = [
  {},
  { outcome: ['successful'] },
  { search: 'refund' },
  { marks: [{ kind: 'dead-air', atLeast: 1 }] },
  { measures: [{ criterionId: 'greeting', outcomes: ['not-met'] }] },
];

/** The requests of a queue with this filter after an edit of its second call is stored. */
async function requestsAfterEdit(filter: Partial<QueueFilter>, status?: ReviewStatus) {
  const bridge = createFakeBridge({ calls: 20 });
  const store = createQueueStore();
  const changes = createLibraryChanges(bridge);
  const onError = vi.fn<() => void>();
  const listing = new ListingActions(store, bridge, onError);
  const parts = { store, bridge, changes, listing, workspaceId: 'w', onError };
  const actions = queueActions(parts);
  const stops = [actions.listen(), countFoundOutside({ store, bridge, changes })];
  await actions.openQueue({ kind: 'call', call: {}, ...filter }, newestFirst);
  await vi.advanceTimersByTimeAsync(5000);
  const before = bridge.requests.length;
  const { listing: listed } = store.getState();
  const row = listed && rowAt(listed, 1);
  if (row === undefined) throw new Error('The queue has no second row');
  const reviewStatus = status ?? row.status;
  changes.publishReceipt({
    historyId: 1,
    label: 'Flag the call',
    reviewData: fakeReviewData(row.id),
    columns: { reviewStatus, flagged: true, score: undefined, tagCount: 0 },
  });
  await vi.advanceTimersByTimeAsync(10_000);
  for (const stop of stops) stop();
  return bridge.requests.slice(before).map(({ channel }) => channel);
}

describe('The queue after an edit of a review', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(dependent)('is opened again once when its filter depends on it: %j', async (filter) => {
    const sent = await requestsAfterEdit(filter);
    expect(sent).toEqual(['queue:open', 'queue:rows']);
  });

  it.each(dependent)('does not search again when it is also searched: %j', async (filter) => {
    const sent = await requestsAfterEdit({ search: 'refund', ...filter });
    expect(sent).toEqual(['queue:open', 'queue:rows']);
  });

  it.each(independent)(
    'is not read again when its filter does not depend on it: %j',
    async (filter) => {
      expect(await requestsAfterEdit(filter)).toEqual([]);
    },
  );

  it('counts the review statuses again when the edit changed one', async () => {
    expect(await requestsAfterEdit({}, 'submitted')).toEqual(['queue:facets']);
  });
});
