import type { MeasureRow, MeasuresPanel } from '../../../../src-shared/insights/panels.ts';
import { estimateShare } from '../../../../src-shared/statistics/share.ts';
import type { CallTable } from '../call-table.ts';
import { measureCodes } from '../measure-columns.ts';
import type { NamedCriterion, PanelContext } from './panel-context.ts';

/** What the measures of all calls are counted in. */
export interface MeasuredCalls {
  readonly calls: CallTable;
  /** Whether a row of the calls passes the filter. */
  readonly matches: (row: number) => boolean;
  readonly column: (criterionId: string) => Uint8Array;
}

type Measured = NonNullable<NamedCriterion['measured']>;

export function measuresPanel(context: PanelContext, all: MeasuredCalls): MeasuresPanel {
  const { calls, matches } = all;
  const callRows: number[] = [];
  for (let row = 0; row < calls.size; row += 1) if (matches(row)) callRows.push(row);
  return {
    panel: 'measures',
    basis: context.basis,
    allCalls: callRows.length,
    rows: [...context.names.criteria]
      .toSorted(([, a], [, b]) => a.order - b.order)
      .flatMap(([id, { name, measured }]) =>
        measured === undefined ? [] : [measureRow(context, all, callRows, { id, name, measured })],
      )
      .filter(({ all: share, cannotTell, reviewed }) => share ?? reviewed ?? cannotTell > 0),
  };
}

interface MeasuredCriterion {
  readonly id: string;
  readonly name: string;
  readonly measured: Measured;
}

function measureRow(
  context: PanelContext,
  { calls, column: columnOf }: MeasuredCalls,
  callRows: readonly number[],
  { id, name, measured }: MeasuredCriterion,
): MeasureRow {
  const column = columnOf(id);
  const counts = [0, 0, 0, 0];
  for (const row of callRows) {
    const code = column[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const [, met = 0, notMet = 0, cannotTell = 0] = counts;
  const share = estimateShare({ count: met, n: met + notMet });
  const sums = reviewSums(context, { id, measured, calls, column });
  const reviewed = estimateShare({ count: sums.met, n: sums.answered });
  const overridden = estimateShare({ count: sums.changed, n: sums.proposed });
  return {
    criterionId: id,
    name,
    ...(share === undefined ? {} : { all: share }),
    cannotTell,
    ...(reviewed === undefined ? {} : { reviewed }),
    differing: sums.differing,
    compared: sums.compared,
    ...(overridden === undefined ? {} : { overridden }),
    allSelection: { allCalls: true, measure: { criterionId: id, result: 'decided' } },
    reviewedSelection: { criterion: { id, result: 'counted' } },
    differsSelection: { measureDiffers: { criterionId: id } },
  };
}

interface ComparedParts {
  readonly id: string;
  readonly measured: Measured;
  readonly calls: CallTable;
  readonly column: Uint8Array;
}

function reviewSums({ table, rows }: PanelContext, parts: ComparedParts) {
  const sums = { met: 0, answered: 0, compared: 0, differing: 0, proposed: 0, changed: 0 };
  const { answer, values } = table;
  const criterion = table.criteria.find(parts.id);
  const [accepted, changed] = [values.find('accepted'), values.find('changed')];
  for (const row of rows) {
    for (let at = answer.from[row] ?? 0; at < (answer.from[row + 1] ?? 0); at += 1) {
      if (answer.criterion[at] !== criterion) continue;
      const proposal = answer.proposal[at];
      sums.proposed += Number(proposal === accepted || proposal === changed);
      sums.changed += Number(proposal === changed);
      addAnswer(
        sums,
        values.text(answer.value[at] ?? -1),
        codeAt(table.callKey[row], parts),
        parts,
      );
    }
  }
  return sums;
}

const codeAt = (key: number | undefined, { calls, column }: ComparedParts): number =>
  column[calls.rowOf(key ?? Number.NaN) ?? -1] ?? measureCodes.none;

function addAnswer(
  sums: ReturnType<typeof reviewSums>,
  value: string,
  code: number,
  { measured }: ComparedParts,
): void {
  const answered = answeredCode(measured, value);
  if (answered === measureCodes.none) return;
  sums.answered += 1;
  sums.met += Number(answered === measureCodes.met);
  if (code !== measureCodes.met && code !== measureCodes['not-met']) return;
  sums.compared += 1;
  sums.differing += Number(code !== answered);
}

/** Which result the option stands for. */
function answeredCode({ met, notMet }: Measured, value: string): number {
  if (value === met) return measureCodes.met;
  return value === notMet ? measureCodes['not-met'] : measureCodes.none;
}

/** Whether a review answers otherwise than the measure says. */
export function differsFromMeasure(
  { table, names }: Pick<PanelContext, 'table' | 'names'>,
  { calls, column: columnOf }: Pick<MeasuredCalls, 'calls' | 'column'>,
  criterionId: string,
): (row: number) => boolean {
  const measured = names.criteria.get(criterionId)?.measured;
  if (measured === undefined) return () => false;
  const column = columnOf(criterionId);
  const answered = answeredCodes(table, criterionId, measured);
  return (row) => {
    const code = column[calls.rowOf(table.callKey[row] ?? Number.NaN) ?? -1] ?? 0;
    const isDecided = code === measureCodes.met || code === measureCodes['not-met'];
    const answer = isDecided ? answered(row) : measureCodes.none;
    return answer !== measureCodes.none && answer !== code;
  };
}

/** Which result the answer of a review stands for. */
function answeredCodes(
  { answer, criteria, values }: PanelContext['table'],
  criterionId: string,
  measured: Measured,
): (row: number) => number {
  const criterion = criteria.find(criterionId);
  return (row) => {
    for (let at = answer.from[row] ?? 0; at < (answer.from[row + 1] ?? 0); at += 1) {
      if (answer.criterion[at] === criterion) {
        return answeredCode(measured, values.text(answer.value[at] ?? -1));
      }
    }
    return measureCodes.none;
  };
}
