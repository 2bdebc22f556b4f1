import type { InsightsPanel } from '../../../src-shared/insights/panels.ts';

/** Whether a panel has nothing to show, so that it says what it needs. */
export function isPanelEmpty(data: InsightsPanel): boolean {
  if (data.panel === 'versions') return data.rows.length === 0 && data.agents.length === 0;
  if (data.panel === 'measures') return data.rows.length === 0;
  if (data.basis.reviews === 0) return true;
  return (data.panel === 'causes' || data.panel === 'tags') && data.rows.length === 0;
}
