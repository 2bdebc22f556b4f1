import { momentLink } from '../../../src-shared/moment-link.ts';
import { valuesOf } from '../../../src-shared/review-answers.ts';
import { applicableCriteria, findCriterion } from '../../../src-shared/rubrics/criteria.ts';
import {
  fromThousandths,
  multiply,
  toNumber,
  type Fraction,
} from '../../../src-shared/rubrics/fraction.ts';
import { pointsOf } from '../../../src-shared/rubrics/scoring.ts';
import type { ExportRow } from '../../library/port.ts';
import { column, type Column } from './column.ts';
import { scoreOfRow } from './review-columns.ts';

/** Points with three decimals; weights have as many. */
const pointsNumber = (exact: Fraction | undefined): number | undefined =>
  exact === undefined ? undefined : Math.round(toNumber(exact) * 1000) / 1000;

const applicable = new WeakMap<ExportRow, ReadonlySet<string>>();

/** Computed once per row, because each criterion has two columns that need it. */
function applicableIn(row: ExportRow): ReadonlySet<string> {
  const known = applicable.get(row);
  if (known !== undefined) return known;
  const criteria = applicableCriteria(row.rubric, valuesOf(row.work.review.answers));
  applicable.set(row, criteria);
  return criteria;
}

interface CriterionPoints {
  readonly earned: number | undefined;
  readonly maximum: number | undefined;
}

/** What the answer to a criterion earns, and what it could earn. Empty where it does not count. */
export function criterionPoints(row: ExportRow, id: string): CriterionPoints {
  const criterion = findCriterion(row.rubric, id);
  const share =
    criterion !== undefined && applicableIn(row).has(id)
      ? pointsOf(criterion, row.work.review.answers[id]?.value)
      : undefined;
  if (criterion === undefined || share === undefined) {
    return { earned: undefined, maximum: undefined };
  }
  const weight = fromThousandths(criterion.weight);
  return { earned: pointsNumber(multiply(weight, share)), maximum: pointsNumber(weight) };
}

/** The points of the review, and a link that opens its call in Earmark. */
export const pointsColumns = (workspaceId: string): readonly Column<ExportRow>[] => [
  column('points', 'number', 'The earned points, with bonus; 0 after an auto-fail.', (row) =>
    pointsNumber(scoreOfRow(row).earned),
  ),
  column('maximum_points', 'number', 'The points that could be earned, without bonus.', (row) =>
    pointsNumber(scoreOfRow(row).possible),
  ),
  column('link', 'text', 'A link that opens the call in Earmark on this computer.', ({ call }) =>
    momentLink({ workspaceId, callId: call.id, ms: 0 }),
  ),
];

/** The points of one criterion, which has this name in the other columns. */
export const criterionPointsColumns = ([id, name]: readonly [
  string,
  string,
]): readonly Column<ExportRow>[] => [
  column(
    `${name} (points)`,
    'number',
    'The points that the answer earns; empty where it does not count.',
    (row) => criterionPoints(row, id).earned,
  ),
  column(
    `${name} (maximum points)`,
    'number',
    'The points that the answer could earn: the weight of the criterion.',
    (row) => criterionPoints(row, id).maximum,
  ),
];
