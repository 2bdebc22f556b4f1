import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PanelOf, PanelRequest } from '../../../../../src-shared/insights/panels.ts';
import type { PanelName } from '../../../../../src-shared/insights/panel-names.ts';
import type { InsightsSelection } from '../../../../../src-shared/insights/selection.ts';
import type { TestLibrary } from '../test-library.ts';
import {
  ava,
  callsBehind as callsBehindOf,
  distinctCalls,
  everything,
  openPast,
  panelOf,
  reviews,
} from './past-library.ts';

let library: TestLibrary;

beforeAll(async () => {
  library = await openPast();
});
afterAll(() => library[Symbol.dispose]());

const panel = <Name extends PanelName>(
  request: Extract<PanelRequest, { panel: Name }>,
): Promise<PanelOf<Name>> => panelOf(library, request);

const callsBehind = (selection: InsightsSelection): Promise<number> =>
  callsBehindOf(library, selection);

describe('the overview', () => {
  test('counts and averages what the reviews say', async () => {
    const { basis, score, passRate, agents } = await panel({
      panel: 'overview',
      filter: everything,
    });
    expect(basis).toEqual({
      reviews: reviews.length,
      calls: distinctCalls(reviews),
      reading: false,
    });
    const scores = reviews.map((review) => review.score.percent ?? 0);
    expect(score?.value).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / scores.length, 9);
    const passed = reviews.filter((review) => review.score.passed === true);
    expect(passRate?.value).toBeCloseTo(passed.length / reviews.length, 12);
    expect(agents.map(({ reviews: n }) => n).reduce((a, b) => a + b, 0)).toBe(reviews.length);
  });

  test('has sections with the mean of their exact scores', async () => {
    const { sections } = await panel({ panel: 'overview', filter: everything });
    for (const { key, score } of sections) {
      const exact = reviews.flatMap((review) =>
        review.score.sections.flatMap(({ id, percent }) =>
          id === key && percent !== undefined ? [percent] : [],
        ),
      );
      expect(score?.n).toBe(exact.length);
      expect(score?.value).toBeCloseTo(exact.reduce((a, b) => a + b, 0) / exact.length, 9);
    }
  });

  test('has a trend whose periods hold every review once', async () => {
    for (const length of ['day', 'week', 'month'] as const) {
      const { trend } = await panel({ panel: 'overview', filter: everything, length });
      const counted = trend.reduce((sum, { estimate }) => sum + (estimate?.n ?? 0), 0);
      expect(counted).toBe(reviews.length);
    }
  });
});

describe('a number', () => {
  test('opens exactly the calls of the reviews that it counts', async () => {
    const overview = await panel({ panel: 'overview', filter: everything });
    for (const { selection } of [...overview.versions, ...overview.reviewers]) {
      const own = reviews.filter(
        ({ past, reviewer }) =>
          (selection.version === undefined || past.call.agentVersion === selection.version) &&
          (selection.agentId === undefined || past.agent.id === selection.agentId) &&
          (selection.reviewerId === undefined || reviewer.id === selection.reviewerId),
      );
      expect(own.length).toBeGreaterThan(0);
      expect(await callsBehind(selection)).toBe(distinctCalls(own));
    }
  });

  test('of a failed criterion, a cause or a tag opens calls with it', async () => {
    const { rows } = await panel({ panel: 'criteria', filter: everything });
    for (const { criterionId, missed, selection, reasons } of rows) {
      const own = reviews.filter(({ answers, rubric, score: _score }) =>
        isMissed(
          rubric.sections.flatMap(({ criteria }) => criteria),
          criterionId,
          answers,
        ),
      );
      expect(missed).toBe(own.length);
      expect(await callsBehind(selection)).toBe(distinctCalls(own));
      for (const reason of reasons) {
        const because = own.filter(({ answers }) =>
          answers[criterionId]?.causes?.includes(reason.causeId),
        );
        expect(reason.count).toBe(because.length);
        expect(await callsBehind(reason.selection)).toBe(distinctCalls(because));
      }
    }
    const tags = await panel({ panel: 'tags', filter: everything });
    for (const { tagId, count, selection } of tags.rows) {
      const own = reviews.filter(({ tags: applied }) => applied.some((tag) => tag.tagId === tagId));
      expect(count).toBe(own.length);
      expect(await callsBehind(selection)).toBe(distinctCalls(own));
    }
  });

  test('opens as a queue', async () => {
    const list = await library.request('insights:list', {
      filter: everything,
      selection: { agentId: ava, version: 7 },
    });
    const queue = await library.request('queue:open', {
      filter: { ...everything, callList: { id: list.id, name: 'Version 7' } },
      sort: { by: 'start', order: 'descending' },
    });
    expect(queue.total).toBe(list.calls);
    const rows = await library.request('queue:rows', {
      queueId: queue.queueId,
      from: 0,
      count: 100,
    });
    expect(rows.ids.every((id) => id.includes('_v7_'))).toBe(true);
  });
});

/** A criterion is missed where its points are below the pass mark. */
function isMissed(
  criteria: (typeof reviews)[number]['rubric']['sections'][number]['criteria'],
  criterionId: string,
  answers: (typeof reviews)[number]['answers'],
): boolean {
  const criterion = criteria.find(({ id }) => id === criterionId);
  const value = answers[criterionId]?.value;
  if (criterion === undefined || value === undefined) return false;
  if (criterion.kind === 'choice' && value.kind === 'choice') {
    return (criterion.options.find(({ id }) => id === value.optionId)?.points ?? 1) < 0.8;
  }
  // The only number: full points for one appointment offered, none for six.
  return value.kind === 'number' && (6 - value.value) / 5 < 0.8;
}

describe('versions side by side', () => {
  test('says that version 8 reads the date back more often, and how many reviews are missing elsewhere', async () => {
    const { agentId, first, second, rows } = await panel({ panel: 'versions', filter: everything });
    expect([agentId, first, second]).toEqual([ava, 7, 8]);
    const conclusions = Object.fromEntries(
      rows.map(({ key, difference }) => [key, difference?.conclusion]),
    );
    expect(conclusions).toMatchObject({ score: 'better', 'date-confirmed': 'better' });
    const greeting = rows.find(({ key }) => key === 'greeting');
    expect(greeting?.difference?.value).toBeLessThan(0);
    expect(greeting?.difference?.conclusion).toBe('unclear');
    expect(greeting?.difference?.missing).toBeGreaterThan(0);
  });

  test('never finds a version better or worse than itself', async () => {
    const { rows } = await panel({
      panel: 'versions',
      filter: everything,
      agentId: ava,
      first: 7,
      second: 7,
    });
    for (const { difference } of rows) {
      expect(difference?.value ?? 0).toBeCloseTo(0, 12);
      expect(['alike', 'unclear', undefined]).toContain(difference?.conclusion);
    }
  });
});

describe('Retell against the reviewers', () => {
  test('has every pair of outcome and pass in the matrix once', async () => {
    const { success } = await panel({ panel: 'retell', filter: everything });
    const both = reviews.filter(({ past }) => past.call.successful !== undefined);
    expect(success?.matrix.n).toBe(both.length);
    const cell = both.filter(
      ({ past, score }) => past.call.successful === true && score.passed === false,
    );
    expect(success?.matrix.counts[0]?.[1]).toBe(cell.length);
    expect(await callsBehind(success?.selections[0]?.[1] ?? {})).toBe(distinctCalls(cell));
  });
});

test('reviewers have their pace, and a severity over the calls that others reviewed too', async () => {
  const { rows } = await panel({ panel: 'reviewers', filter: everything });
  const ben = rows.find(({ name }) => name === 'Sample: Ben');
  const own = reviews.filter(({ reviewer }) => reviewer.name === 'Sample: Ben');
  expect(ben?.reviews).toBe(own.length);
  const compared = own.flatMap(({ past, score }) => {
    const others = reviews.filter(
      (other) => other.past === past && other.reviewer.name !== 'Sample: Ben',
    );
    const mean = others.reduce((sum, other) => sum + (other.score.percent ?? 0), 0) / others.length;
    return others.length === 0 ? [] : [(score.percent ?? 0) - mean];
  });
  expect(ben?.severity?.n).toBe(compared.length);
  expect(ben?.severity?.value).toBeCloseTo(
    compared.reduce((a, b) => a + b, 0) / compared.length,
    9,
  );
});
