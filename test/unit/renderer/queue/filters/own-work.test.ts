import { describe, expect, it } from 'vitest';
import { describeFilter } from '../../../../../src-renderer/features/queue/filters/fields/describe-filter.ts';
import { activeFieldCount } from '../../../../../src-renderer/features/queue/filters/fields/edit-filter.ts';
import { filterFields } from '../../../../../src-renderer/features/queue/filters/fields/field-list.ts';
import { withValue } from '../../../../../src-renderer/features/queue/filters/fields/filter-field.ts';
import {
  readyMadeQueues,
  reviewedText,
} from '../../../../../src-renderer/features/queue/queue-text.ts';
import { emptyFilter } from '../../../../../src-renderer/features/queue/store.ts';
import { QueueFilter } from '../../../../../src-shared/filter.ts';
import { createFakeQueue } from '../../../../fakes/fake-queue.ts';

describe('the filters of the queue', () => {
  it('cover the reviewer’s own work', () => {
    const filter = QueueFilter.parse({
      kind: 'call',
      call: {},
      score: { type: 'number', op: 'lt', value: 80 },
      passed: false,
      reviewers: ['Dana Reyes'],
      commented: true,
    });
    const context = { facets: createFakeQueue(10).facets(), tags: [] };
    const descriptions = filterFields.flatMap((field) =>
      field.read(filter).map((value) => describeFilter(field as never, value as never, context)),
    );
    expect(descriptions).toEqual([
      'Score under 80',
      'Failed',
      'Reviewer Dana Reyes',
      'With comments',
    ]);
    const empty = filterFields.reduce(
      (rest, field) =>
        field.read(rest).reduce((less) => withValue(field as never, less, 0, undefined), rest),
      filter,
    );
    expect(empty).toEqual(emptyFilter);
  });

  it('of every ready-made queue are valid and are counted', () => {
    for (const { filter } of readyMadeQueues) {
      const queue = QueueFilter.parse({ ...filter, kind: 'call' });
      expect(activeFieldCount(queue)).toBeGreaterThan(0);
    }
  });

  it('show how many calls were reviewed', () => {
    const facets = {
      ...createFakeQueue(24).facets(),
      reviewStatuses: [{ value: 'submitted', calls: 14 }],
      reviewedToday: 6,
    };
    expect(reviewedText('call', facets)).toBe('14 of 24 reviewed, 6 today');
    expect(reviewedText('call', { ...facets, reviewedToday: 0 })).toBe('14 of 24 reviewed');
  });
});
