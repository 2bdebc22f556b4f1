import type { ReviewerRow, ReviewersPanel } from '../../../../src-shared/insights/panels.ts';
import { periodStart } from '../../../../src-shared/insights/periods.ts';
import {
  driftOf,
  severityOf,
  type ComparedReview,
} from '../../../../src-shared/insights/severity.ts';
import { MeanSums } from '../../../../src-shared/statistics/mean-sums.ts';
import type { ReviewTable } from '../review-table.ts';
import type { PanelContext } from './panel-context.ts';

/** The agreed score of a call, if a calibration session settled one. */
export type BenchmarkOf = (callId: string) => number | undefined;

class ReviewerSums {
  readonly score = new MeanSums();
  readonly activeMs = new MeanSums();
  readonly days = new Set<number>();
  readonly compared: ComparedReview[] = [];
  reviews = 0;
}

/** `comparable` are the rows that severity may use: those of `rows`, and calibrations. */
export function reviewersPanel(
  { table, rows, basis }: PanelContext,
  comparable: readonly number[],
  benchmarkOf: BenchmarkOf,
): ReviewersPanel {
  const all = new Map<number, ReviewerSums>();
  const sumsOf = (row: number): ReviewerSums => {
    const reviewer = table.reviewer[row] ?? 0;
    const known = all.get(reviewer);
    if (known !== undefined) return known;
    const created = new ReviewerSums();
    all.set(reviewer, created);
    return created;
  };
  const dayOf = createDayOf();
  for (const row of rows) addReview(table, row, sumsOf(row), dayOf);
  for (const row of comparable) {
    const difference = differenceFromOthers(table, row, benchmarkOf);
    if (difference === undefined) continue;
    sumsOf(row).compared.push({ submittedMs: table.submittedMs[row] ?? 0, difference });
  }
  return {
    panel: 'reviewers',
    basis,
    rows: [...all]
      .map(([reviewer, sums]) => reviewerRow(table, reviewer, sums))
      .toSorted((a, b) => b.reviews - a.reviews),
  };
}

function addReview(
  table: ReviewTable,
  row: number,
  sums: ReviewerSums,
  dayOf: (ms: number) => number,
): void {
  sums.reviews += 1;
  sums.days.add(dayOf(table.submittedMs[row] ?? 0));
  const [score, active] = [table.score[row] ?? Number.NaN, table.activeMs[row] ?? 0];
  if (!Number.isNaN(score)) sums.score.add(score);
  if (active > 0) sums.activeMs.add(active);
}

/** Calendar arithmetic is slow, and many reviews share an hour. */
function createDayOf(): (ms: number) => number {
  const days = new Map<number, number>();
  return (ms) => {
    // Every time zone is a whole number of quarters of an hour away from UTC.
    const quarter = Math.floor(ms / 900_000);
    const known = days.get(quarter);
    if (known !== undefined) return known;
    const day = periodStart(ms, 'day');
    days.set(quarter, day);
    return day;
  };
}

function differenceFromOthers(
  table: ReviewTable,
  row: number,
  benchmarkOf: BenchmarkOf,
): number | undefined {
  const score = table.score[row] ?? Number.NaN;
  if (Number.isNaN(score)) return undefined;
  const callId = table.callId[row] ?? '';
  const compared = benchmarkOf(callId) ?? meanOfOthers(table, row, table.rowsOfCall(callId));
  return compared === undefined ? undefined : score - compared;
}

function meanOfOthers(
  table: ReviewTable,
  row: number,
  rowsOfCall: readonly number[],
): number | undefined {
  let [sum, count] = [0, 0];
  for (const other of rowsOfCall) {
    const theirs = table.score[other] ?? Number.NaN;
    if (table.reviewer[other] === table.reviewer[row] || Number.isNaN(theirs)) continue;
    sum += theirs;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}

function reviewerRow(table: ReviewTable, reviewer: number, sums: ReviewerSums): ReviewerRow {
  const reviewerId = table.reviewers.text(reviewer);
  const [activeMs, score] = [sums.activeMs.estimate(), sums.score.estimate()];
  const severity = severityOf(sums.compared);
  const drift = driftOf(sums.compared);
  return {
    reviewerId,
    name: table.reviewerNames[reviewer] || 'No name',
    reviews: sums.reviews,
    perDay: sums.days.size === 0 ? 0 : sums.reviews / sums.days.size,
    ...(activeMs === undefined ? {} : { activeMs }),
    ...(score === undefined ? {} : { score }),
    ...(severity === undefined ? {} : { severity }),
    ...(drift === undefined ? {} : { drift }),
    selection: { reviewerId },
    comparedSelection: { reviewerId, compared: true },
  };
}
