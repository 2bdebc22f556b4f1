import { describe, expect, test } from 'vitest';
import { pastCalls } from '../../../../../src-main/library/sample-past/past-calls.ts';
import { pastReviewers } from '../../../../../src-main/library/sample-past/past-reviewers.ts';
import { pastReviews } from '../../../../../src-main/library/sample-past/past-reviews.ts';
import {
  fitsCriterion,
  findCriterion,
  applicableCriteria,
} from '../../../../../src-shared/rubrics/criteria.ts';
import { scoreOf } from '../../../../../src-shared/rubrics/scoring.ts';
import { startingRubrics } from '../../../../../src-shared/rubrics/starting-rubrics.ts';
import { valuesOf } from '../../../../../src-shared/review-answers.ts';
import { annReviewer } from '../../../../fakes/fake-reviewers.ts';
import { openTestLibrary } from '../test-library.ts';

const ann = { reviewer: annReviewer };

const emptyFilter = { kind: 'call', call: {} } as const;
const newest = { by: 'start', order: 'descending' } as const;

describe('the sample’s past', () => {
  test('is the same every time', () => {
    expect(JSON.stringify(pastReviews(pastCalls()))).toBe(JSON.stringify(pastReviews(pastCalls())));
  });

  test('says of every reviewer and call that it is invented', () => {
    for (const { name } of pastReviewers) expect(name).toMatch(/^Sample: /u);
    for (const { call } of pastCalls()) expect(call.summary).toContain('Invented call');
  });

  test('has complete reviews whose answers and causes fit their rubrics', () => {
    for (const { past, answers } of pastReviews(pastCalls())) {
      const rubric = startingRubrics.find(({ id }) => id === past.agent.rubricId);
      if (rubric === undefined) throw new Error('No such rubric');
      const values = valuesOf(answers);
      const applicable = applicableCriteria(rubric, values);
      for (const [id, value] of Object.entries(values)) {
        const criterion = findCriterion(rubric, id);
        expect(applicable.has(id), id).toBe(true);
        expect(criterion && value && fitsCriterion(criterion, value), id).toBe(true);
      }
      expect(scoreOf(rubric, values).missing).toEqual([]);
    }
  });

  test('has ids of its own for every review, and passages that are in the call', () => {
    const reviews = pastReviews(pastCalls());
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(reviews.length);
    for (const { past, answers } of reviews) {
      for (const { evidence = [] } of Object.values(answers)) {
        for (const { entry, quote } of evidence) {
          const turn = past.call.entries?.[entry ?? -1];
          expect(turn?.kind === 'turn' && turn.text).toBe(quote);
        }
      }
    }
  });

  test('comes with a new library only, and leaves the reviewer’s own queue unreviewed', async () => {
    using library = await openTestLibrary();
    await library.request('close', undefined);
    const before = await library.request('open', {
      folder: `${library.folder}/new`,
      ...ann,
      samplePast: true,
    });
    expect(before.rubric.id).toBe('voice-agent-call');
    const queue = await library.request('queue:open', { filter: emptyFilter, sort: newest });
    expect(queue.total).toBe(pastCalls().length);
    expect(queue.firstUnreviewed).toBe(0);
    const reviewed = await library.request('queue:open', {
      filter: { ...emptyFilter, states: ['submitted'] },
      sort: newest,
    });
    expect(reviewed.total).toBe(0);
    const panel = await library.request('insights:panel', {
      panel: 'overview',
      filter: emptyFilter,
    });
    expect(panel.basis).toMatchObject({ reviews: pastReviews(pastCalls()).length, reading: false });
  });

  test('is not added to a library that has reviews', async () => {
    using library = await openTestLibrary();
    const folder = `${library.folder}/twice`;
    await library.request('open', { folder, ...ann, samplePast: true });
    await library.request('open', { folder, ...ann, samplePast: true });
    const panel = await library.request('insights:panel', {
      panel: 'overview',
      filter: emptyFilter,
    });
    expect(panel.basis.reviews).toBe(pastReviews(pastCalls()).length);
  });
});
