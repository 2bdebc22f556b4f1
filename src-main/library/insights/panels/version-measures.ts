import { measureCodes } from '../measure-columns.ts';
import type { MeasuredCalls } from './measures.ts';
import type { PanelContext } from './panel-context.ts';
import type { VersionFigure } from './versions.ts';

/** The share of a version's calls on which each measure is met, of those on which it can tell. */
export function versionMeasures(
  { names }: PanelContext,
  { calls, matches, column: columnOf }: MeasuredCalls,
  { agentId, version }: { readonly agentId: string; readonly version: number },
): readonly VersionFigure[] {
  const agent = calls.agents.find(agentId);
  const rows: number[] = [];
  for (let row = 0; row < calls.size; row += 1) {
    if (calls.agent[row] === agent && calls.version[row] === version && matches(row))
      rows.push(row);
  }
  return [...names.criteria]
    .toSorted(([, a], [, b]) => a.order - b.order)
    .flatMap(([id, { name, measured }]): readonly VersionFigure[] => {
      if (measured === undefined) return [];
      const column = columnOf(id);
      const share = { count: 0, n: 0 };
      for (const row of rows) {
        const code = column[row] ?? measureCodes.none;
        share.count += Number(code === measureCodes.met);
        share.n += Number(code === measureCodes.met || code === measureCodes['not-met']);
      }
      return [
        {
          kind: 'measure',
          key: `measure ${id}`,
          name,
          unit: 'share',
          higherIs: measured.metIsGood ? 'better' : 'worse',
          of: share,
          selection: {
            allCalls: true,
            agentId,
            version,
            measure: { criterionId: id, result: 'decided' },
          },
        },
      ];
    });
}
