import type {
  CauseRow,
  CriteriaPanel,
  CriterionRow,
  Moment,
} from '../../../../src-shared/insights/panels.ts';
import type { PeriodLength } from '../../../../src-shared/insights/periods.ts';
import { estimateShare } from '../../../../src-shared/statistics/share.ts';
import type { ReviewTable } from '../review-table.ts';
import { causeRows } from './causes.ts';
import type { PanelContext } from './panel-context.ts';
import { periodsOf, trendPoints, type Periods } from './trend.ts';

/** Reads the passages attached to missed answers of a criterion, the newest reviews first. */
export type ReadMoments = (criterionId: string, reviewIds: readonly string[]) => readonly Moment[];

/** The counts of one criterion. */
export interface CriterionSums {
  met: number;
  missed: number;
  notApplicable: number;
  /** By period. */
  readonly metIn: number[];
  readonly countedIn: number[];
  readonly causes: Map<number, number>;
  /** The rows of the newest missed answers, newest first. */
  readonly newestMissed: number[];
}

/** Evidence of so many reviews is read for each criterion. */
const momentReviews = 6;

export function criteriaPanel(
  context: PanelContext,
  requested: PeriodLength | undefined,
  readMoments: ReadMoments,
): CriteriaPanel {
  const { table, rows, basis } = context;
  const periods = periodsOf(table, rows, requested);
  const sums = criterionSums(context, periods);
  return {
    panel: 'criteria',
    basis,
    length: periods.length,
    rows: inRubricOrder(
      context,
      [...sums].map(([index, own]) => criterionRow(context, { index, own, periods, readMoments })),
    ),
  };
}

export function criterionSums(
  { table, rows }: PanelContext,
  periods: Periods,
): ReadonlyMap<number, CriterionSums> {
  const { answer, values } = table;
  const notApplicable = values.find('not-applicable');
  const all = new Map<number, CriterionSums>();
  for (const row of rows) {
    const period = periods.indexOf(row);
    const [from, until] = [answer.from[row] ?? 0, answer.from[row + 1] ?? 0];
    for (let at = from; at < until; at += 1) {
      const own = sumsOf(all, answer.criterion[at] ?? 0);
      const met = answer.met[at] ?? -1;
      if (met !== -1) addCounted(own, met, period);
      else if (answer.value[at] === notApplicable) own.notApplicable += 1;
      if (met === 0) addMissed(own, table, row, at);
    }
  }
  return all;
}

function addCounted(own: CriterionSums, met: number, period: number | undefined): void {
  own.met += met;
  if (period === undefined) return;
  own.countedIn[period] = (own.countedIn[period] ?? 0) + 1;
  own.metIn[period] = (own.metIn[period] ?? 0) + met;
}

function sumsOf(all: Map<number, CriterionSums>, criterion: number): CriterionSums {
  const known = all.get(criterion);
  if (known !== undefined) return known;
  const created: CriterionSums = {
    met: 0,
    missed: 0,
    notApplicable: 0,
    metIn: [],
    countedIn: [],
    causes: new Map(),
    newestMissed: [],
  };
  all.set(criterion, created);
  return created;
}

function addMissed(own: CriterionSums, table: ReviewTable, row: number, at: number): void {
  const { cause, submittedMs } = table;
  own.missed += 1;
  const newest = own.newestMissed;
  const isNewer = (other: number): boolean => (submittedMs[row] ?? 0) > (submittedMs[other] ?? 0);
  const place = newest.findIndex(isNewer);
  if (place >= 0) newest.splice(place, 0, row);
  else if (newest.length < momentReviews) newest.push(row);
  if (newest.length > momentReviews) newest.pop();
  for (let index = cause.from[at] ?? 0; index < (cause.from[at + 1] ?? 0); index += 1) {
    const id = cause.id[index] ?? 0;
    own.causes.set(id, (own.causes.get(id) ?? 0) + 1);
  }
}

interface RowParts {
  readonly index: number;
  readonly own: CriterionSums;
  readonly periods: Periods;
  readonly readMoments: ReadMoments;
}

function criterionRow(
  context: PanelContext,
  { index, own, periods, readMoments }: RowParts,
): CriterionRow {
  const { table, names } = context;
  const id = table.criteria.text(index);
  const named = names.criteria.get(id);
  const rate = estimateShare({ count: own.met, n: own.met + own.missed });
  const counted = { criterion: { id, result: 'counted' } } as const;
  return {
    criterionId: id,
    name: named?.name ?? id,
    section: named?.section ?? '',
    rubric: named?.rubric ?? '',
    ...(rate === undefined ? {} : { rate }),
    met: own.met,
    missed: own.missed,
    notApplicable: own.notApplicable,
    trend: trendPoints(
      periods,
      (at) => estimateShare({ count: own.metIn[at] ?? 0, n: own.countedIn[at] ?? 0 }),
      counted,
    ),
    reasons: reasonsOf(context, own, id),
    moments: readMoments(id, reviewIdsOf(context, own.newestMissed)),
    selection: { criterion: { id, result: 'missed' } },
  };
}

/** Of the missed answers: an answer may have several causes, or none. */
export const reasonsOf = (
  context: PanelContext,
  own: CriterionSums,
  criterionId: string,
): readonly CauseRow[] =>
  causeRows(context, own.causes, {
    of: own.missed,
    selection: { criterion: { id: criterionId, result: 'missed' } },
  }).slice(0, 5);

export const reviewIdsOf = ({ table }: PanelContext, rows: readonly number[]): readonly string[] =>
  rows.map((row) => table.reviewId[row] ?? '');

const inRubricOrder = (
  { names }: PanelContext,
  rows: readonly CriterionRow[],
): readonly CriterionRow[] => {
  const orderOf = ({ criterionId }: CriterionRow): number =>
    names.criteria.get(criterionId)?.order ?? Infinity;
  return rows
    .filter(({ met, missed, notApplicable }) => met + missed + notApplicable > 0)
    .toSorted((a, b) => orderOf(a) - orderOf(b));
};
