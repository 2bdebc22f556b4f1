import fc from 'fast-check';
import { verdictStances } from '../../../../../src-shared/verdict-stances.ts';
import { describe, expect, it } from 'vitest';
import { openCallsDb } from '../../../../../src-main/library/calls/calls-db.ts';
import {
  notReviewed,
  type ReviewSummary,
} from '../../../../../src-main/library/calls/review-summary.ts';
import { storeCalls } from '../../../../../src-main/library/calls/store-calls.ts';
import type { Db } from '../../../../../src-main/library/db/db.ts';
import { readFacets } from '../../../../../src-main/library/query/facets.ts';
import { createQueues } from '../../../../../src-main/library/query/queues.ts';
import type { AmountFilter, QueueFilter, QueueSort } from '../../../../../src-shared/filter.ts';
import {
  asCallId,
  createCall,
  listedRecord,
  newestFirst,
  temporaryFolder,
  testStartMs,
} from '../test-library.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const reviewer = fc.constantFrom('Ann', 'Ben', 'Çelik');
const score = fc.constantFrom(0, 79.5, 80, 100);
const time = fc.constantFrom(testStartMs, testStartMs + 5000, testStartMs + 86_400_000);
const rubricItem = fc.constantFrom('greeting', 'empathy');
const judgement = fc.constantFrom('sentiment', 'success', 'custom.refund due');
const stance = fc.constantFrom(...verdictStances);
const value = fc.constantFrom('yes', 'no', 'not-applicable');

const reviewed: fc.Arbitrary<ReviewSummary> = fc
  .record({
    status: fc.constantFrom('draft' as const, 'submitted' as const, 'skipped' as const),
    flagged: fc.boolean(),
    score: optional(score),
    passed: optional(fc.boolean()),
    reviewers: fc.uniqueArray(reviewer, { maxLength: 2 }),
    reviewsByAnyone: fc.constant(2),
    submittedMs: optional(time),
    commented: fc.boolean(),
    tagIds: fc.array(fc.constantFrom('tone', 'misheard'), { maxLength: 2 }),
    answers: fc.array(fc.record({ criterionId: rubricItem, value }), { maxLength: 3 }),
    verdicts: fc.uniqueArray(fc.record({ field: judgement, stance }), {
      maxLength: 3,
      selector: ({ field }) => field,
    }),
  })
  .map((summary) => withoutUndefined(summary) as ReviewSummary);

const withoutUndefined = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, given]) => given !== undefined));

const summaries = fc.array(fc.oneof(fc.constant(notReviewed), reviewed), {
  minLength: 1,
  maxLength: 20,
});

const amount = (of: fc.Arbitrary<number>): fc.Arbitrary<AmountFilter> =>
  fc.oneof(
    fc.record({
      type: fc.constant('number' as const),
      op: fc.constantFrom('eq' as const, 'ne' as const, 'lt' as const, 'ge' as const),
      value: of,
    }),
    fc
      .tuple(of, of)
      .map((bounds) => ({ type: 'range' as const, op: 'bt' as const, value: bounds })),
  );

const filters: fc.Arbitrary<Partial<QueueFilter>> = fc
  .record({
    states: optional(fc.subarray(['new', 'draft', 'submitted', 'skipped'] as const)),
    score: optional(amount(score)),
    passed: optional(fc.boolean()),
    reviewers: optional(fc.array(reviewer, { maxLength: 2 })),
    submittedMs: optional(amount(time)),
    commented: optional(fc.boolean()),
    verdicts: optional(
      fc.array(
        fc.record({
          field: judgement,
          stances: fc.subarray([...verdictStances], { minLength: 1 }),
        }),
        { maxLength: 2 },
      ),
    ),
    answers: optional(
      fc.array(
        fc.record({
          criterionId: rubricItem,
          values: fc.array(value, { minLength: 1, maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
    ),
  })
  .map((filter) => withoutUndefined(filter));

const sorts = fc.record({
  by: fc.constantFrom('start' as const, 'score' as const),
  order: fc.constantFrom('ascending' as const, 'descending' as const),
});

function holds(filter: AmountFilter | undefined, actual: number | undefined): boolean {
  if (filter === undefined) return true;
  if (actual === undefined) return false;
  if (filter.type === 'range') return actual >= filter.value[0] && actual <= filter.value[1];
  const compare = {
    eq: actual === filter.value,
    ne: actual !== filter.value,
    lt: actual < filter.value,
    ge: actual >= filter.value,
  } as Readonly<Record<string, boolean>>;
  return compare[filter.op] ?? false;
}

const isIn = <T>(list: readonly T[] | undefined, actual: T | undefined): boolean =>
  list === undefined || list.length === 0 || (actual !== undefined && list.includes(actual));

/** An empty list does not restrict anything. */
const isAny = <T>(list: readonly T[] | undefined, actual: readonly T[]): boolean =>
  list === undefined || list.length === 0 || actual.some((one) => list.includes(one));

const matches = (filter: Partial<QueueFilter>, review: ReviewSummary): boolean =>
  isIn(filter.states, review.status) &&
  isAny(filter.reviewers, review.reviewers) &&
  holds(filter.score, review.score) &&
  holds(filter.submittedMs, review.submittedMs) &&
  (filter.passed === undefined || filter.passed === review.passed) &&
  (filter.commented === undefined || filter.commented === review.commented) &&
  (filter.verdicts ?? []).every((wanted) =>
    review.verdicts.some(
      (given) => given.field === wanted.field && wanted.stances.includes(given.stance),
    ),
  ) &&
  (filter.answers ?? []).every((wanted) =>
    review.answers.some(
      (answer) => answer.criterionId === wanted.criterionId && wanted.values.includes(answer.value),
    ),
  );

function withReviews(reviews: readonly ReviewSummary[], work: (db: Db) => Promise<void>) {
  return async () => {
    using place = temporaryFolder();
    const { db } = openCallsDb(place.folder);
    const records = reviews.map((_, index) =>
      listedRecord(createCall(`call_${index}`, { startMs: testStartMs + index })),
    );
    storeCalls(db, records, undefined, {
      nowMs: testStartMs,
      reviewSummaryOf: (id) => reviews[Number(id.slice(5))] ?? notReviewed,
    });
    try {
      await work(db);
    } finally {
      db.close();
    }
  };
}

async function listed(
  db: Db,
  filter: Partial<QueueFilter>,
  options: { readonly sort?: QueueSort; readonly keepOutside?: string } = {},
) {
  const queues = createQueues(db, () => testStartMs);
  const { keepOutside, sort = newestFirst } = options;
  const opened = await queues.open({
    filter: { kind: 'call', call: {}, ...filter },
    sort,
    ...(keepOutside === undefined ? {} : { keepOutside: asCallId(keepOutside) }),
  });
  const ids: string[] = [];
  for (let from = 0; from < opened.total; from += 3) {
    const rows = await queues.rows({ queueId: opened.queueId, from, count: 3 });
    if (!rows.ok) throw new Error(rows.error.kind);
    ids.push(...rows.value.ids);
  }
  return { ...opened, ids };
}

describe('Filtering by the reviewer’s own work', () => {
  it('finds exactly the calls whose review matches', async () => {
    await fc.assert(
      fc.asyncProperty(summaries, filters, (reviews, filter) =>
        withReviews(reviews, async (db) => {
          const expected = reviews.flatMap((review, index) =>
            matches(filter, review) ? [`call_${index}`] : [],
          );
          expect((await listed(db, filter)).ids).toEqual(expected.toReversed());
        })(),
      ),
      { numRuns: 60 },
    );
  });

  it('counts review statuses, outcomes, reviewers and the reviews of today', async () => {
    const submitted: ReviewSummary = {
      ...notReviewed,
      status: 'submitted',
      reviewers: ['Ann'],
      reviewsByAnyone: 1,
      submittedMs: testStartMs,
    };
    const reviews = [submitted, { ...submitted, submittedMs: 1 }, notReviewed, notReviewed];
    await withReviews(reviews, async (db) => {
      const facets = readFacets(db, 'call', testStartMs);
      expect(facets.reviewStatuses).toEqual([
        { value: 'new', calls: 2 },
        { value: 'submitted', calls: 2 },
      ]);
      expect(facets.outcomes).toEqual([{ value: 'unknown', calls: 4 }]);
      expect(facets.reviewers).toEqual([{ value: 'Ann', calls: 2 }]);
      expect(facets.reviewedToday).toBe(1);
    })();
  });
});

describe('A call that no longer matches', () => {
  it('stays listed where it would be, and every other row is listed once', async () => {
    await fc.assert(
      fc.asyncProperty(summaries, filters, sorts, (reviews, filter, sort) =>
        withReviews(reviews, async (db) => {
          const all = await listed(db, {}, { sort });
          const without = await listed(db, filter, { sort });
          for (const keepOutside of all.ids) {
            const { ids, indexOfOutside } = await listed(db, filter, { sort, keepOutside });
            const expected = all.ids.filter((id) => id === keepOutside || without.ids.includes(id));
            expect(ids).toEqual(expected);
            const isOutside = !without.ids.includes(keepOutside);
            expect(indexOfOutside).toBe(isOutside ? ids.indexOf(keepOutside) : undefined);
          }
        })(),
      ),
      { numRuns: 20 },
    );
  });
});

describe('The first call that is not reviewed', () => {
  it('is found above, among and below the reviewed ones', async () => {
    await fc.assert(
      fc.asyncProperty(summaries, filters, sorts, (reviews, filter, sort) =>
        withReviews(reviews, async (db) => {
          const { ids, firstUnreviewed } = await listed(db, filter, { sort });
          const index = ids.findIndex((id) =>
            ['new', 'draft'].includes(reviews[Number(id.slice(5))]?.status ?? ''),
          );
          expect(firstUnreviewed).toBe(index < 0 ? undefined : index);
        })(),
      ),
      { numRuns: 40 },
    );
  });
});
