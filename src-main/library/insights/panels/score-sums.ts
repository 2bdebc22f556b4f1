import type { GroupRow } from '../../../../src-shared/insights/panels.ts';
import type { InsightsSelection } from '../../../../src-shared/insights/selection.ts';
import type { Estimate } from '../../../../src-shared/statistics/interval.ts';
import { MeanSums } from '../../../../src-shared/statistics/mean-sums.ts';
import { estimateShare } from '../../../../src-shared/statistics/share.ts';
import type { ReviewTable } from '../review-table.ts';

/** Scores and passes of a group of reviews. */
export class ScoreSums {
  readonly score = new MeanSums();
  reviews = 0;
  #passed = 0;
  #judged = 0;

  add(table: ReviewTable, row: number): void {
    this.reviews += 1;
    const score = table.score[row] ?? Number.NaN;
    if (!Number.isNaN(score)) this.score.add(score);
    const passed = table.passed[row] ?? -1;
    if (passed === -1) return;
    this.#judged += 1;
    this.#passed += passed;
  }

  passRate(): Estimate | undefined {
    return estimateShare({ count: this.#passed, n: this.#judged });
  }

  /** Properties without values are left out. */
  figures(): { readonly score?: Estimate; readonly passRate?: Estimate } {
    const score = this.score.estimate();
    const passRate = this.passRate();
    return {
      ...(score === undefined ? {} : { score }),
      ...(passRate === undefined ? {} : { passRate }),
    };
  }
}

/** Sums by the number that `keyOf` gives for each row; rows without a number are left out. */
export function groupScores(
  table: ReviewTable,
  rows: readonly number[],
  keyOf: (row: number) => number | undefined,
): ReadonlyMap<number, ScoreSums> {
  const groups = new Map<number, ScoreSums>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    let sums = groups.get(key);
    if (sums === undefined) {
      sums = new ScoreSums();
      groups.set(key, sums);
    }
    sums.add(table, row);
  }
  return groups;
}

/** More groups are not shown; the ones with the most reviews stay. */
const maxGroups = 60;

/** The groups with the most reviews first. */
export const groupRows = (
  groups: ReadonlyMap<number, ScoreSums>,
  describe: (key: number) => { readonly label: string; readonly selection: InsightsSelection },
): readonly GroupRow[] =>
  [...groups]
    .toSorted(([, a], [, b]) => b.reviews - a.reviews)
    .slice(0, maxGroups)
    .map(([key, sums]) => ({
      key: String(key),
      ...describe(key),
      reviews: sums.reviews,
      ...sums.figures(),
    }));
