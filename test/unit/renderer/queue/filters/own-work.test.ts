import { describe, expect, it } from 'vitest';
import { criterionChoices } from '../../../../../src-renderer/features/queue/filters/fields/criterion-choices.ts';
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
import { Rubric } from '../../../../../src-shared/rubrics/rubric.ts';
import { createFakeQueue } from '../../../../fakes/fake-queue.ts';

const criterion = (id: string, name: string, options: readonly (readonly [string, string])[]) => ({
  id,
  name,
  kind: 'choice' as const,
  weight: 1,
  allowNotApplicable: true,
  options: options.map(([option, label]) => ({ id: option, label, points: 1 })),
});

const version = (number: number, criteria: Rubric['sections'][number]['criteria']) => ({
  rubric: Rubric.parse({
    id: 'voice',
    version: number,
    name: 'Voice',
    kinds: ['call'],
    passMark: 80,
    sections: [{ id: 's', name: 'S', criteria }],
  }),
  status: 'published' as const,
  changedMs: 0,
  reviews: 0,
});

const yesNo = [
  ['yes', 'Yes'],
  ['no', 'No'],
] as const;
const listed = [
  version(1, [criterion('verification', 'Verification', [...yesNo, ['partly', 'Partly']])]),
  version(2, [
    criterion('verification', 'Verified the caller', yesNo),
    { id: 'note', name: 'Note', kind: 'text', weight: 0, allowNotApplicable: false },
  ]),
];

describe('the filters of the queue', () => {
  it('offer each criterion once, by its newest name and with the answers of every version', () => {
    const draft = { ...version(3, [criterion('later', 'Later', yesNo)]), status: 'draft' as const };
    expect(criterionChoices([...listed, draft])).toEqual([
      {
        id: 'verification',
        name: 'Verified the caller',
        rubric: 'Voice',
        answers: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'partly', label: 'Partly' },
          { value: 'not-applicable', label: 'N/A' },
        ],
      },
    ]);
  });

  it('cover the reviewer’s own work', () => {
    const filter = QueueFilter.parse({
      kind: 'call',
      call: {},
      score: { type: 'number', op: 'lt', value: 80 },
      passed: false,
      reviewers: ['Dana Reyes'],
      commented: true,
      answers: [{ criterionId: 'verification', values: ['no', 'not-applicable'] }],
    });
    const context = {
      facets: createFakeQueue(10).facets(),
      tags: [],
      criteria: criterionChoices(listed),
    };
    const descriptions = filterFields.flatMap((field) =>
      field.read(filter).map((value) => describeFilter(field as never, value as never, context)),
    );
    expect(descriptions).toEqual([
      'Score under 80',
      'Failed',
      'Verified the caller: No or N/A',
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
