import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reviewColumnsFor } from '../../../../../src-main/exports/columns/spreadsheet-columns.ts';
import type { ExportRow } from '../../../../../src-main/library/port.ts';
import { readMomentLink } from '../../../../../src-shared/moment-link.ts';
import type { AnswerValues } from '../../../../../src-shared/rubrics/answer.ts';
import type { Rubric } from '../../../../../src-shared/rubrics/rubric.ts';
import { scoredRubric } from '../../../shared/rubrics/random-rubric.ts';
import { callNumber } from '../exported-library.ts';

function rowOf(rubric: Rubric, values: AnswerValues): ExportRow {
  const call = callNumber(7);
  const answers = Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (value === undefined ? [] : [[id, { value }]])),
  );
  const review = {
    status: 'submitted',
    purpose: 'regular',
    flagged: false,
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    answers,
    activeMs: 0,
  } as const;
  const work = {
    callId: call.id,
    review,
    tags: [],
    corrections: [],
    checkedTurns: [],
    betterReplies: [],
    verdicts: {},
  };
  return { call, work, rubric, tags: [] };
}

/** The cells of a row by the names of their columns. */
function cellsOf(row: ExportRow): ReadonlyMap<string, unknown> {
  const columns = reviewColumnsFor({ rubrics: [row.rubric], workspaceId: 'acme-1' });
  return new Map(columns.map(({ name, cell }) => [name, cell(row)]));
}

const numberIn = (cells: ReadonlyMap<string, unknown>, name: string): number =>
  Number(cells.get(name));

it('the points say how the score came about, for every rubric and every answer', () => {
  fc.assert(
    fc.property(scoredRubric, ({ rubric, answers }) => {
      const cells = cellsOf(rowOf(rubric, answers));
      const [points, maximum] = [
        numberIn(cells, 'points'),
        numberIn(cells, 'maximum_points'),
      ] as const;
      const score = cells.get('score');
      fc.pre(typeof score === 'number');
      const counted = rubric.capAt100 === true ? Math.min(points, maximum) : points;
      // Both are rounded: the score to 0.01, the points to 0.001.
      expect(Math.abs(counted - (score * maximum) / 100)).toBeLessThan(0.001 + maximum * 0.0001);
    }),
  );
});

it('the points of the criteria add up to those of the review, unless an answer fails it or a section', () => {
  fc.assert(
    fc.property(scoredRubric, ({ rubric, answers }) => {
      const cells = cellsOf(rowOf(rubric, answers));
      const sum = (ending: string): number =>
        [...cells]
          .filter(([name]) => name.replace(/ \[\d+\]$/u, '').endsWith(ending))
          .reduce((total, [, cell]) => total + (typeof cell === 'number' ? cell : 0), 0);
      fc.pre(cells.get('auto_failed_by') === undefined);
      expect(sum(' (points)')).toBeCloseTo(numberIn(cells, 'points'), 1);
      expect(sum(' (maximum points)')).toBeGreaterThanOrEqual(
        numberIn(cells, 'maximum_points') - 0.01,
      );
    }),
  );
});

it('the new columns come last, and the link opens the call', () => {
  fc.assert(
    fc.property(scoredRubric, ({ rubric, answers }) => {
      const cells = cellsOf(rowOf(rubric, answers));
      const names = [...cells.keys()];
      const first = names.indexOf('points');
      expect(names.slice(first, first + 3)).toEqual(['points', 'maximum_points', 'link']);
      const plain = names.map((name) => name.replace(/ \[\d+\]$/u, ''));
      const criteria = rubric.sections.flatMap((section) => section.criteria).length;
      expect(plain.slice(first + 3)).toHaveLength(2 * criteria);
      expect(plain.slice(first + 3).every((name) => name.endsWith('points)'))).toBe(true);
      expect(readMomentLink(String(cells.get('link')))).toEqual({
        workspaceId: 'acme-1',
        callId: callNumber(7).id,
        ms: 0,
      });
    }),
  );
});
