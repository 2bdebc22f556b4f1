import type { FigureUnit } from '../../../../src-shared/insights/panels.ts';
import type { Direction } from '../../../../src-shared/insights/conclusion.ts';
import type { Share } from '../../../../src-shared/statistics/share.ts';
import { MeanSums } from '../../../../src-shared/statistics/mean-sums.ts';
import type { CallFigure, CallTable } from '../call-table.ts';
import type { VersionFigure } from './versions.ts';

interface FigureDefinition {
  readonly figure: CallFigure;
  readonly name: string;
  readonly unit: FigureUnit;
  readonly higherIs: Direction;
}

const definitions: readonly FigureDefinition[] = [
  { figure: 'latencyMs', name: 'End-to-end latency (median)', unit: 'ms', higherIs: 'worse' },
  { figure: 'responseP90Ms', name: 'Response time (p90)', unit: 'ms', higherIs: 'worse' },
  { figure: 'silenceShare', name: 'Silence share', unit: 'share', higherIs: 'worse' },
  { figure: 'agentShare', name: 'Agent talk share', unit: 'share', higherIs: 'neither' },
  { figure: 'durationMs', name: 'Call length', unit: 'ms', higherIs: 'neither' },
  { figure: 'costUsd', name: 'Cost', unit: 'usd', higherIs: 'worse' },
];

/** The figures of the calls of one version that pass the filter. */
export function callFiguresOf(
  table: CallTable,
  { agentId, version }: { readonly agentId: string; readonly version: number },
  matches: (row: number) => boolean,
): readonly VersionFigure[] {
  const agent = table.agents.find(agentId);
  const rows: number[] = [];
  for (let row = 0; row < table.size; row += 1) {
    if (table.agent[row] === agent && table.version[row] === version && matches(row))
      rows.push(row);
  }
  const selection = { agentId, version, allCalls: true };
  const common = { kind: 'figure', selection } as const;
  return [
    {
      ...common,
      key: 'successful',
      name: 'Successful calls (Retell)',
      unit: 'share',
      higherIs: 'better',
      of: successShare(table, rows),
    },
    {
      ...common,
      key: 'negative',
      name: 'Negative sentiment (Retell)',
      unit: 'share',
      higherIs: 'worse',
      of: negativeShare(table, rows),
    },
    ...definitions.map(({ figure, ...definition }) => ({
      ...common,
      ...definition,
      key: figure,
      of: meanOf(table.figures[figure], rows),
    })),
  ];
}

function meanOf(column: Float32Array, rows: readonly number[]): MeanSums {
  const sums = new MeanSums();
  for (const row of rows) {
    const value = column[row] ?? Number.NaN;
    if (!Number.isNaN(value)) sums.add(value);
  }
  return sums;
}

/** Of the calls whose outcome is known. */
function successShare({ successful }: CallTable, rows: readonly number[]): Share {
  let [count, n] = [0, 0];
  for (const row of rows) {
    const flag = successful[row] ?? -1;
    if (flag === -1) continue;
    n += 1;
    count += flag;
  }
  return { count, n };
}

/** Of the calls that have a sentiment. */
function negativeShare({ sentiment, sentiments }: CallTable, rows: readonly number[]): Share {
  const [negative, none] = [sentiments.find('Negative'), sentiments.find('')];
  let [count, n] = [0, 0];
  for (const row of rows) {
    const own = sentiment[row] ?? none;
    if (own === none) continue;
    n += 1;
    count += Number(own === negative);
  }
  return { count, n };
}
