import type {
  AgentVersions,
  FigureUnit,
  VersionRow,
  VersionsPanel,
} from '../../../../src-shared/insights/panels.ts';
import type { InsightsSelection } from '../../../../src-shared/insights/selection.ts';
import {
  differenceOfMeans,
  differenceOfShares,
  judge,
  scoreMargin,
  type Difference,
  type Direction,
} from '../../../../src-shared/insights/conclusion.ts';
import type { Estimate } from '../../../../src-shared/statistics/interval.ts';
import type { MeanSums } from '../../../../src-shared/statistics/mean-sums.ts';
import { estimateShare, type Share } from '../../../../src-shared/statistics/share.ts';
import { criterionSums, type CriterionSums } from './criteria.ts';
import type { PanelContext } from './panel-context.ts';
import { ScoreSums } from './score-sums.ts';

/** A figure of all calls of a version, reviewed or not. */
export interface VersionFigure {
  readonly kind: 'measure' | 'figure';
  readonly key: string;
  readonly name: string;
  readonly unit: FigureUnit;
  readonly higherIs: Direction;
  /** The smallest difference of a mean that is worth seeing; by default a fifth of the spread. */
  readonly margin?: number;
  readonly of: Share | MeanSums;
  readonly selection: InsightsSelection;
}

/** The figures of all calls of a version; the same figures in the same order for every version. */
export type ReadFigures = (agentId: string, version: number) => readonly VersionFigure[];

interface VersionsRequest {
  readonly agentId?: string | undefined;
  readonly first?: number | undefined;
  readonly second?: number | undefined;
}

export function versionsPanel(
  context: PanelContext,
  agents: readonly AgentVersions[],
  request: VersionsRequest,
  readFigures: ReadFigures,
): VersionsPanel {
  const { basis } = context;
  const agent = agents.find(({ agentId }) => agentId === request.agentId) ?? comparable(agents);
  const pair = agent && chosenPair(agent, request);
  if (agent === undefined || pair === undefined) {
    return { panel: 'versions', basis, agents, ...(agent && { agentId: agent.agentId }), rows: [] };
  }
  const [first, second] = pair;
  const { agentId } = agent;
  return {
    panel: 'versions',
    basis,
    agents,
    agentId,
    first,
    second,
    rows: judged([
      ...reviewComparisons(context, { agentId, first, second }),
      ...figureComparisons(readFigures(agentId, first), readFigures(agentId, second)),
    ]),
  };
}

/** The agent whose two most reviewed versions have the most reviews. */
const comparable = (agents: readonly AgentVersions[]): AgentVersions | undefined =>
  agents
    .filter(({ versions }) => versions.length > 1)
    .toSorted((a, b) => secondMost(b) - secondMost(a))[0] ?? agents[0];

const secondMost = ({ versions }: AgentVersions): number =>
  versions.map(({ reviews }) => reviews).toSorted((a, b) => b - a)[1] ?? 0;

/** The requested versions, or else the two newest that have reviews. */
function chosenPair(
  { versions }: AgentVersions,
  { first, second }: VersionsRequest,
): readonly [number, number] | undefined {
  const has = (wanted: number | undefined): wanted is number =>
    versions.some(({ version }) => version === wanted);
  if (has(first) && has(second)) return [first, second];
  const reviewed = versions.filter(({ reviews }) => reviews > 0);
  const newest = (reviewed.length > 1 ? reviewed : versions)
    .map(({ version }) => version)
    .toSorted((a, b) => a - b)
    .slice(-2);
  const [older, newer] = newest;
  return older === undefined || newer === undefined ? undefined : [older, newer];
}

/** A row before all of them are judged together. */
interface Compared {
  readonly row: Omit<VersionRow, 'difference'>;
  readonly difference: Difference | undefined;
  readonly higherIs: Direction;
}

function judged(compared: readonly Compared[]): readonly VersionRow[] {
  const differences = compared.flatMap(({ difference, higherIs }) =>
    difference === undefined ? [] : [{ difference, higherIs }],
  );
  const conclusions = judge(differences);
  let next = 0;
  return compared.map(({ row, difference }) => {
    const own = difference === undefined ? undefined : conclusions[next++];
    return { ...row, ...(own === undefined ? {} : { difference: own }) };
  });
}

interface ComparedVersions {
  readonly agentId: string;
  readonly first: number;
  readonly second: number;
}

function reviewComparisons(context: PanelContext, versions: ComparedVersions): readonly Compared[] {
  const { agentId, first, second } = versions;
  const one = versionSums(context, agentId, first);
  const other = versionSums(context, agentId, second);
  const selections = {
    firstSelection: { agentId, version: first },
    secondSelection: { agentId, version: second },
  };
  const score: Compared = {
    row: {
      kind: 'score',
      key: 'score',
      name: 'Score',
      unit: 'points',
      ...estimates(one.scores.score.estimate(), other.scores.score.estimate()),
      ...selections,
    },
    difference: differenceOfMeans(one.scores.score, other.scores.score, scoreMargin),
    higherIs: 'better',
  };
  return [score, ...criterionComparisons(context, versions, [one.criteria, other.criteria])];
}

function versionSums(context: PanelContext, agentId: string, version: number) {
  const { table } = context;
  const agent = table.agents.find(agentId);
  const rows = context.rows.filter(
    (row) => table.agent[row] === agent && table.version[row] === version,
  );
  const scores = new ScoreSums();
  for (const row of rows) scores.add(table, row);
  const noPeriods = { length: 'week', starts: [], indexOf: () => undefined } as const;
  return { scores, criteria: criterionSums({ ...context, rows }, noPeriods) };
}

type CriterionSumsById = ReadonlyMap<number, CriterionSums>;

function criterionComparisons(
  { table, names }: PanelContext,
  { agentId, first, second }: ComparedVersions,
  [one, other]: readonly [CriterionSumsById, CriterionSumsById],
): readonly Compared[] {
  const shareIn = (sums: CriterionSumsById, index: number): Share => {
    const own = sums.get(index);
    return { count: own?.met ?? 0, n: (own?.met ?? 0) + (own?.missed ?? 0) };
  };
  const orderOf = (index: number): number =>
    names.criteria.get(table.criteria.text(index))?.order ?? Infinity;
  return [...new Set([...one.keys(), ...other.keys()])]
    .toSorted((a, b) => orderOf(a) - orderOf(b))
    .map((index) => ({ index, before: shareIn(one, index), after: shareIn(other, index) }))
    .filter(({ before, after }) => before.n + after.n > 0)
    .map(({ index, before, after }) => {
      const id = table.criteria.text(index);
      const criterion = { id, result: 'counted' } as const;
      return {
        row: {
          kind: 'criterion',
          key: id,
          name: names.criteria.get(id)?.name ?? id,
          unit: 'share',
          ...estimates(estimateShare(before), estimateShare(after)),
          firstSelection: { agentId, version: first, criterion },
          secondSelection: { agentId, version: second, criterion },
        },
        difference: differenceOfShares(before, after),
        higherIs: 'better',
      };
    });
}

const figureComparisons = (
  first: readonly VersionFigure[],
  second: readonly VersionFigure[],
): readonly Compared[] =>
  first.flatMap((one, index) => {
    const other = second[index];
    if (other === undefined) return [];
    const estimated = estimates(estimateOf(one.of), estimateOf(other.of));
    if (Object.keys(estimated).length === 0) return [];
    const { kind, key, name, unit, higherIs, margin } = one;
    return [
      {
        row: {
          kind,
          key,
          name,
          unit,
          ...estimated,
          firstSelection: one.selection,
          secondSelection: other.selection,
        },
        difference: differenceOf(one.of, other.of, margin),
        higherIs,
      },
    ];
  });

const isShare = (of: VersionFigure['of']): of is Share => 'count' in of;

const estimateOf = (of: VersionFigure['of']): Estimate | undefined =>
  isShare(of) ? estimateShare(of) : of.estimate();

function differenceOf(
  first: VersionFigure['of'],
  second: VersionFigure['of'],
  margin: number | undefined,
): Difference | undefined {
  if (isShare(first)) return isShare(second) ? differenceOfShares(first, second) : undefined;
  return isShare(second) ? undefined : differenceOfMeans(first, second, margin);
}

const estimates = (first: Estimate | undefined, second: Estimate | undefined) => ({
  ...(first === undefined ? {} : { first }),
  ...(second === undefined ? {} : { second }),
});
