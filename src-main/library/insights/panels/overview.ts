import type { GroupRow, OverviewPanel } from '../../../../src-shared/insights/panels.ts';
import type { PeriodLength } from '../../../../src-shared/insights/periods.ts';
import type { InsightsSelection } from '../../../../src-shared/insights/selection.ts';
import { MeanSums } from '../../../../src-shared/statistics/mean-sums.ts';
import { agentLabel, versionLabel, type PanelContext } from './panel-context.ts';
import { groupRows, groupScores, ScoreSums } from './score-sums.ts';
import { periodsOf, trendPoints } from './trend.ts';

export function overviewPanel(
  context: PanelContext,
  requested: PeriodLength | undefined,
): OverviewPanel {
  const { table, rows, basis } = context;
  const all = new ScoreSums();
  for (const row of rows) all.add(table, row);
  const periods = periodsOf(table, rows, requested);
  const byPeriod = groupScores(table, rows, periods.indexOf);
  return {
    panel: 'overview',
    basis,
    ...all.figures(),
    length: periods.length,
    trend: trendPoints(periods, (index) => byPeriod.get(index)?.score.estimate(), { scored: true }),
    agents: groupRows(
      groupScores(table, rows, (row) => table.agent[row]),
      (agent) => ({
        label: agentLabel(table, agent),
        selection: { agentId: table.agents.text(agent) },
      }),
    ),
    versions: versionRows(context),
    reviewers: groupRows(
      groupScores(table, rows, (row) => table.reviewer[row]),
      (reviewer) => ({
        label: table.reviewerNames[reviewer] || 'No name',
        selection: { reviewerId: table.reviewers.text(reviewer) },
      }),
    ),
    sections: sectionRows(context),
  };
}

/** Versions have numbers of their own, since one number identifies a group. */
function versionRows({ table, rows }: PanelContext): readonly GroupRow[] {
  const pairs: { agent: number; version: number }[] = [];
  const numbers = new Map<number, Map<number, number>>();
  const numberOf = (row: number): number | undefined => {
    const [agent, version] = [table.agent[row] ?? 0, table.version[row] ?? Number.NaN];
    if (Number.isNaN(version)) return undefined;
    const ofAgent = numbers.get(agent) ?? new Map<number, number>();
    numbers.set(agent, ofAgent);
    const known = ofAgent.get(version);
    if (known !== undefined) return known;
    ofAgent.set(version, pairs.length);
    pairs.push({ agent, version });
    return pairs.length - 1;
  };
  return groupRows(groupScores(table, rows, numberOf), (key) => {
    const { agent, version } = pairs[key] ?? { agent: 0, version: 0 };
    return {
      label: versionLabel(table, agent, version),
      selection: { agentId: table.agents.text(agent), version },
    };
  }).toSorted((a, b) => compareVersions(a.selection, b.selection));
}

const compareVersions = (a: InsightsSelection, b: InsightsSelection): number =>
  a.agentId === b.agentId
    ? (a.version ?? 0) - (b.version ?? 0)
    : (a.agentId ?? '').localeCompare(b.agentId ?? '', 'en');

function sectionRows({ table, rows, names }: PanelContext): readonly GroupRow[] {
  const { section, sections } = table;
  const sums = new Map<number, MeanSums>();
  for (const row of rows) {
    for (let at = section.from[row] ?? 0; at < (section.from[row + 1] ?? 0); at += 1) {
      const id = section.id[at] ?? 0;
      let own = sums.get(id);
      if (own === undefined) sums.set(id, (own = new MeanSums()));
      own.add(section.percent[at] ?? 0);
    }
  }
  const orderOf = (id: string): number => names.sections.get(id)?.order ?? Infinity;
  return [...sums]
    .map(([index, own]) => {
      const id = sections.text(index);
      const score = own.estimate();
      return {
        key: id,
        label: names.sections.get(id)?.name ?? id,
        reviews: own.n,
        ...(score === undefined ? {} : { score }),
        selection: { sectionId: id },
      };
    })
    .toSorted((a, b) => orderOf(a.key) - orderOf(b.key));
}
