import { describe, expect, it } from 'vitest';
import { agreementTable } from '../../../../src-shared/calibration-results/agreement-table.ts';
import { differingAnswers } from '../../../../src-shared/calibration-results/differing-answers.ts';
import { participantSeverities } from '../../../../src-shared/calibration-results/severity.ts';
import type { SessionResults } from '../../../../src-shared/calibration-results/session-results.ts';
import type { AnswerValue, AnswerValues } from '../../../../src-shared/rubrics/answer.ts';
import type { Criterion, Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { ann, annReviewer, ben } from '../../../fakes/fake-reviewers.ts';

const shared = { weight: 1, allowNotApplicable: true };
const greeting: Criterion = {
  ...shared,
  id: 'greeting',
  name: 'Greeting',
  kind: 'choice',
  options: [
    { id: 'yes', label: 'Yes', points: 1 },
    { id: 'partly', label: 'Partly', points: 0.5 },
    { id: 'no', label: 'No', points: 0 },
  ],
};
const steps: Criterion = {
  ...shared,
  id: 'steps',
  name: 'Steps',
  kind: 'checklist',
  items: [
    { id: 'name', label: 'Name', points: 1 },
    { id: 'date', label: 'Date', points: 1 },
  ],
};
const waiting: Criterion = {
  ...shared,
  id: 'waiting',
  name: 'Waiting',
  kind: 'number',
  min: 0,
  max: 100,
  step: 1,
  scale: { type: 'line', zeroAt: 100, fullAt: 0 },
};
const notes: Criterion = { ...shared, id: 'notes', name: 'Notes', kind: 'text' };
const rubric: Rubric = {
  id: 'r',
  version: 1,
  name: 'R',
  kinds: ['call'],
  passMark: 80,
  sections: [{ id: 's', name: 'S', criteria: [greeting, steps, waiting, notes] }],
};

const option = (optionId: string): AnswerValue => ({ kind: 'choice', optionId });
const items = (...itemIds: string[]): AnswerValue => ({ kind: 'checklist', itemIds });

/** One list of calls for each participant. */
function session(
  reviews: readonly (readonly AnswerValues[])[],
  agreed: SessionResults['agreed'] = [],
): SessionResults {
  const participants = [ann, ben, annReviewer].slice(0, reviews.length);
  return {
    rubric,
    participants,
    calls: (reviews[0] ?? []).map((_, index) => ({ callId: `call_${index}` })),
    reviews: reviews.flatMap((calls, who) =>
      calls.map((values, index) => ({
        reviewId: `${who}-${index}`,
        callId: `call_${index}`,
        reviewerId: participants[who]?.id ?? '',
        answers: Object.fromEntries(
          Object.entries(values).map(([id, value]) => [id, value === undefined ? {} : { value }]),
        ),
      })),
    ),
    agreed,
  };
}

const rowOf = (results: SessionResults, id: string) =>
  agreementTable(results).criteria.find(({ criterion }) => criterion.id === id);

describe('The agreement of a calibration session', () => {
  it('compares two raters by Cohen’s kappa, and counts a checklist item by item', () => {
    const results = session([
      [
        { greeting: option('yes'), steps: items('name') },
        { greeting: option('no'), steps: items('name', 'date') },
      ],
      [
        { greeting: option('yes'), steps: items('name') },
        { greeting: option('yes'), steps: items('date') },
      ],
    ]);
    const choice = rowOf(results, 'greeting');
    expect(choice).toMatchObject({ scale: 'ordinal', spread: 0.5 });
    // Observed 1/2; expected 1/2·1 + 1/2·0 = 1/2.
    expect(choice?.figures.cohen).toMatchObject({ value: 0, observed: 0.5, units: 2 });
    expect(choice?.figures.alpha?.caution).toBe('few-units');
    expect(rowOf(results, 'steps')?.figures.percent).toMatchObject({ value: 0.75, units: 4 });
    expect(rowOf(results, 'notes')).toBeUndefined();
  });

  it('has Cohen’s kappa only for two raters, and allows missing answers', () => {
    const row = rowOf(
      session([
        [{ greeting: option('yes') }, { greeting: option('no') }],
        [{ greeting: option('yes') }, {}],
        [{ greeting: option('partly') }, { greeting: option('no') }],
      ]),
      'greeting',
    );
    expect(row?.figures.cohen).toBeUndefined();
    expect(row?.figures.fleiss?.units).toBe(2);
    expect(row?.figures.ac2?.value).toBeDefined();
  });

  it('says that kappa is undefined where all answers are the same, and agreement is complete', () => {
    const row = rowOf(
      session([[{ greeting: option('yes') }], [{ greeting: option('yes') }]]),
      'greeting',
    );
    expect(row?.spread).toBe(0);
    expect(row?.figures.percent).toMatchObject({ value: 1, caution: 'one-category' });
    for (const statistic of ['cohen', 'fleiss', 'alpha'] as const) {
      expect(row?.figures[statistic]).toMatchObject({ caution: 'one-category' });
      expect(row?.figures[statistic]?.value).toBeUndefined();
    }
  });

  it('says so where no call has two answers', () => {
    const row = rowOf(session([[{ greeting: option('yes') }], [{}]]), 'greeting');
    expect(row).toMatchObject({ spread: undefined, figures: { fleiss: { caution: 'no-pairs' } } });
    expect(rowOf(session([[{}], [{}]]), 'greeting')).toMatchObject({
      figures: { percent: { caution: 'no-pairs' } },
    });
  });

  it('takes options as names once an answer is N/A, and numbers as an interval', () => {
    const results = session([
      [{ greeting: option('yes'), waiting: { kind: 'number', value: 10 } }],
      [{ greeting: { kind: 'not-applicable' }, waiting: { kind: 'number', value: 20 } }],
    ]);
    expect(rowOf(results, 'greeting')).toMatchObject({ scale: 'nominal', spread: 1 });
    expect(rowOf(results, 'waiting')?.scale).toBe('interval');
  });

  it('lists the criterion with the widest spread first', () => {
    const table = agreementTable(
      session([
        [{ greeting: option('yes'), steps: items('name'), waiting: { kind: 'number', value: 1 } }],
        [{ greeting: option('yes'), steps: items('date'), waiting: { kind: 'number', value: 1 } }],
      ]),
    );
    expect(table.criteria[0]?.criterion.id).toBe('steps');
  });
});

describe('The severity of a participant', () => {
  it('is the mean difference from the others, and below 0 for the stricter one', () => {
    const [first, second] = participantSeverities(
      session([[{ greeting: option('no') }], [{ greeting: option('partly') }]]),
    );
    expect(first).toMatchObject({ severity: { value: -50, n: 1 }, benchmarked: 0 });
    expect(second).toMatchObject({ severity: { value: 50, n: 1 } });
  });

  it('is the difference from the agreed answer where there is one', () => {
    const agreed = {
      callId: 'call_0',
      criterionId: 'greeting',
      value: option('partly'),
      agreedMs: 0,
    };
    const [first, second] = participantSeverities(
      session([[{ greeting: option('no') }], [{ greeting: option('partly') }]], [agreed]),
    );
    expect(first).toMatchObject({ severity: { value: -50 }, benchmarked: 1 });
    expect(second).toMatchObject({ severity: { value: 0 }, benchmarked: 1 });
  });
});

describe('The differing answers', () => {
  it('leave out equal answers, also of checklists that were checked in another order', () => {
    const found = differingAnswers(
      session([
        [{ greeting: option('no'), steps: items('name', 'date') }],
        [{ greeting: option('yes'), steps: items('date', 'name') }],
      ]),
    );
    expect(found.map(({ criterion }) => criterion.id)).toEqual(['greeting']);
    expect(found[0]?.given.map(({ reviewer }) => reviewer.name)).toEqual(['Ann', 'Ben']);
  });
});
