import type { AgentVersions } from '../../../../src-shared/insights/panels.ts';
import type { CallTable } from '../call-table.ts';
import { agentLabel, type PanelContext } from './panel-context.ts';

/** The agents that have reviews, each with its versions, the oldest first. */
export function agentVersions(
  { table, rows }: PanelContext,
  calls: CallTable,
): readonly AgentVersions[] {
  const reviews = new Map<number, Map<number, number>>();
  for (const row of rows) {
    count(reviews, table.agent[row] ?? -1, table.version[row] ?? Number.NaN);
  }
  const stored = new Map<number, Map<number, number>>();
  for (let row = 0; row < calls.size; row += 1) {
    const agent = calls.agent[row] ?? -1;
    if (agent !== -1) count(stored, agent, calls.version[row] ?? Number.NaN);
  }
  return [...reviews]
    .map(([agent, reviewed]) => {
      const agentId = table.agents.text(agent);
      const called = stored.get(calls.agents.find(agentId)) ?? new Map<number, number>();
      const versions = new Set([...reviewed.keys(), ...called.keys()]);
      return {
        agentId,
        name: agentLabel(table, agent),
        versions: [...versions]
          .filter((version) => !Number.isNaN(version))
          .toSorted((a, b) => a - b)
          .map((version) => ({
            version,
            reviews: reviewed.get(version) ?? 0,
            calls: called.get(version) ?? 0,
          })),
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function count(groups: Map<number, Map<number, number>>, agent: number, version: number): void {
  let versions = groups.get(agent);
  if (versions === undefined) {
    versions = new Map();
    groups.set(agent, versions);
  }
  versions.set(version, (versions.get(version) ?? 0) + 1);
}
