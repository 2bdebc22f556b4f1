import type { MatrixView, RetellPanel } from '../../../../src-shared/insights/panels.ts';
import { confusionMatrix } from '../../../../src-shared/statistics/confusion.ts';
import type { PanelContext } from './panel-context.ts';
import { groupRows, groupScores } from './score-sums.ts';

export function retellPanel(context: PanelContext): RetellPanel {
  const { table, rows, basis } = context;
  const success = successMatrix(context);
  return {
    panel: 'retell',
    basis,
    sentiments: groupRows(
      groupScores(table, rows, (row) => table.sentiment[row]),
      (index) => {
        const sentiment = table.sentiments.text(index);
        return { label: sentiment === '' ? 'No sentiment' : sentiment, selection: { sentiment } };
      },
    ),
    outcomes: groupRows(
      groupScores(table, rows, (row) => table.successful[row]),
      (flag) => ({
        label: outcomeLabels[outcomeOf(flag)],
        selection: { outcome: outcomeOf(flag) },
      }),
    ),
    ...(success === undefined ? {} : { success }),
    verdicts: verdictMatrices(context),
  };
}

const outcomeLabels = {
  successful: 'Successful',
  unsuccessful: 'Unsuccessful',
  unknown: 'Unknown',
} as const;

const outcomeOf = (flag: number): keyof typeof outcomeLabels => {
  if (flag === 1) return 'successful';
  return flag === 0 ? 'unsuccessful' : 'unknown';
};

/** Retell's outcome against whether the review passed: both say whether the call went well. */
function successMatrix({ table, rows }: PanelContext): MatrixView | undefined {
  const values = ['Went well', 'Went badly'] as const;
  const pairs: (readonly [string, string])[] = [];
  for (const row of rows) {
    const [successful, passed] = [table.successful[row] ?? -1, table.passed[row] ?? -1];
    if (successful === -1 || passed === -1) continue;
    pairs.push([successful === 1 ? values[0] : values[1], passed === 1 ? values[0] : values[1]]);
  }
  if (pairs.length === 0) return undefined;
  return {
    name: 'Outcome',
    matrix: confusionMatrix(pairs, values),
    selections: (['successful', 'unsuccessful'] as const).map((outcome) =>
      [true, false].map((passed) => ({ outcome, passed })),
    ),
  };
}

/** For each field of Retell that reviewers judged: its value against theirs. */
function verdictMatrices({ table, rows }: PanelContext): readonly MatrixView[] {
  const { verdict, verdictValues, fields } = table;
  const byField = new Map<number, (readonly [string, string])[]>();
  for (const row of rows) {
    for (let at = verdict.from[row] ?? 0; at < (verdict.from[row + 1] ?? 0); at += 1) {
      const field = verdict.field[at] ?? 0;
      const pairs = byField.get(field) ?? [];
      byField.set(field, pairs);
      pairs.push([
        verdictValues.text(verdict.retell[at] ?? -1),
        verdictValues.text(verdict.reviewer[at] ?? -1),
      ]);
    }
  }
  return [...byField].map(([index, pairs]) => {
    const field = fields.text(index);
    const matrix = confusionMatrix(pairs);
    return {
      name: field,
      matrix,
      selections: matrix.values.map((retell) =>
        matrix.values.map((reviewer) => ({ verdict: { field, retell, reviewer } })),
      ),
    };
  });
}
