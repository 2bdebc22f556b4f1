import type { TagsPanel } from '../../../../src-shared/insights/panels.ts';
import type { InsightsSelection } from '../../../../src-shared/insights/selection.ts';
import { estimateShare, type Share } from '../../../../src-shared/statistics/share.ts';
import { versionLabel, type PanelContext } from './panel-context.ts';

interface Column {
  readonly key: string;
  readonly label: string;
  readonly selection: InsightsSelection;
  readonly rows: readonly number[];
}

/** Wider tables can't be read; the filter bar narrows them to one agent. */
const maxColumns = 8;

export function tagsPanel(context: PanelContext): TagsPanel {
  const { table, rows, names, basis } = context;
  const columns = versionColumns(context);
  const all = tagCounts(context, rows);
  const byColumn = columns.map((column) => tagCounts(context, column.rows));
  return {
    panel: 'tags',
    basis,
    columns: columns.map(({ key, label, rows: own }) => ({ key, label, n: own.length })),
    rows: [...all]
      .toSorted(([, a], [, b]) => b - a)
      .map(([tag, count]) => {
        const tagId = table.tags.text(tag);
        return {
          tagId,
          name: names.tags.get(tagId) ?? tagId,
          count,
          share: shareOf({ count, n: rows.length }),
          selection: { tagId },
          cells: columns.map((column, index) => {
            const own = byColumn[index]?.get(tag) ?? 0;
            return {
              count: own,
              share: shareOf({ count: own, n: column.rows.length }),
              selection: { ...column.selection, tagId },
            };
          }),
        };
      }),
  };
}

const shareOf = (share: Share) =>
  estimateShare(share) ?? { value: 0, interval: { low: 0, high: 1 }, n: 0 };

function versionColumns({ table, rows }: PanelContext): readonly Column[] {
  const groups = new Map<number, Map<number, number[]>>();
  for (const row of rows) {
    const agent = table.agent[row] ?? 0;
    const version = table.version[row] ?? Number.NaN;
    const ofAgent = groups.get(agent) ?? new Map<number, number[]>();
    groups.set(agent, ofAgent);
    const own = ofAgent.get(version);
    if (own === undefined) ofAgent.set(version, [row]);
    else own.push(row);
  }
  return [...groups]
    .flatMap(([agent, versions]) =>
      [...versions].map(([version, own]) => ({
        key: `${agent} ${version}`,
        label: versionLabel(table, agent, version),
        selection: {
          agentId: table.agents.text(agent),
          ...(Number.isNaN(version) ? {} : { version }),
        },
        rows: own,
      })),
    )
    .toSorted((a, b) => b.rows.length - a.rows.length)
    .slice(0, maxColumns)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function tagCounts({ table }: PanelContext, rows: readonly number[]): ReadonlyMap<number, number> {
  const { tag } = table;
  const counts = new Map<number, number>();
  for (const row of rows) {
    for (let at = tag.from[row] ?? 0; at < (tag.from[row + 1] ?? 0); at += 1) {
      const id = tag.id[at] ?? 0;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}
