import type { CauseRow, CausesPanel } from '../../../../src-shared/insights/panels.ts';
import type { InsightsSelection } from '../../../../src-shared/insights/selection.ts';
import { pareto } from '../../../../src-shared/statistics/pareto.ts';
import { wilsonInterval } from '../../../../src-shared/statistics/share.ts';
import type { PanelContext } from './panel-context.ts';

export function causesPanel(context: PanelContext): CausesPanel {
  const { table, rows, basis } = context;
  const { answer, cause } = table;
  const counts = new Map<number, number>();
  let answers = 0;
  for (const row of rows) {
    // The answers of a row follow each other, and so do their causes.
    const [first, last] = [answer.from[row] ?? 0, answer.from[row + 1] ?? 0];
    for (let at = first; at < last; at += 1) if (hasCause(cause.from, at)) answers += 1;
    for (const id of cause.id.slice(cause.from[first], cause.from[last])) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return {
    panel: 'causes',
    basis,
    answers,
    rows: causeRows(context, counts, { of: answers, selection: {} }),
  };
}

const hasCause = (from: readonly number[], at: number): boolean =>
  (from[at + 1] ?? 0) > (from[at] ?? 0);

interface CauseOptions {
  /** The answers that a share is of. */
  readonly of: number;
  readonly selection: InsightsSelection;
}

/** The causes, most frequent first, with their shares. */
export const causeRows = (
  { table, names }: PanelContext,
  counts: ReadonlyMap<number, number>,
  { of, selection }: CauseOptions,
): readonly CauseRow[] =>
  pareto([...counts].map(([item, count]) => ({ item, count }))).map(
    ({ item, count, cumulative }) => {
      const causeId = table.causes.text(item);
      return {
        causeId,
        name: names.causes.get(causeId) ?? causeId,
        count,
        share: count / of,
        cumulative,
        interval: wilsonInterval({ count, n: of }),
        selection: { ...selection, causeId },
      };
    },
  );
