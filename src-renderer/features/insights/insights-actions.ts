import { createLatest } from '../../../src-shared/kit/latest.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { PanelRequest } from '../../../src-shared/insights/panels.ts';
import type { PanelName } from '../../../src-shared/insights/panel-names.ts';
import { periodLengths, type PeriodLength } from '../../../src-shared/insights/periods.ts';
import type { InsightsSelection } from '../../../src-shared/insights/selection.ts';
import type { ChartFile } from '../../ui/chart/chart-file.ts';
import { insightsText } from './insights-text.ts';
import type { BriefFormat, InsightsDeps } from './insights-port.ts';
import { emptyFilter, type InsightsState, type InsightsStore } from './insights-store.ts';

/** While the library still reads, the panel is requested again at this pace. */
const readingPaceMs = 600;

/** Several edits in a row need one new panel. */
const refreshDelayMs = 400;

export type InsightsActions = ReturnType<typeof insightsActions>;

export function insightsActions(store: InsightsStore, deps: InsightsDeps) {
  const { port, announceText, announceError } = deps;
  const requests = createLatest();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = async (): Promise<void> => {
    clearTimeout(timer);
    const isNewest = requests.begin();
    const reply = await port.panel(requestOf(store.getState()));
    // A newer request, or another panel, makes this response outdated.
    if (!isNewest()) return;
    if (!reply.ok) {
      store.setState({ error: reply.error });
      return;
    }
    store.setState({ shown: reply.value, error: undefined });
    if (reply.value.basis.reading) loadLater(readingPaceMs);
  };
  const loadLater = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void load(), delayMs);
  };
  const change = async (next: Partial<InsightsState>): Promise<void> => {
    store.setState(next);
    await load();
  };

  return {
    load,
    refresh: () => loadLater(refreshDelayMs),
    /** Ends the requests of a screen that is no longer shown. */
    stop: (): void => {
      clearTimeout(timer);
      requests.outdate();
    },
    show: (panel: PanelName) => change({ panel }),
    setFilter: (filter: QueueFilter) => change({ filter }),
    clearFilters: () => change({ filter: { ...emptyFilter, kind: store.getState().filter.kind } }),
    setLength: (length: PeriodLength) => change({ length }),
    nextLength: (): Promise<void> => {
      const { length, shown } = store.getState();
      const current = length ?? (shown !== undefined && 'length' in shown ? shown.length : 'day');
      const index = (periodLengths.indexOf(current) + 1) % periodLengths.length;
      return change({ length: periodLengths[index] });
    },
    setAgent: (agentId: string) => change({ agentId, versions: {} }),
    setVersions: (versions: InsightsState['versions']) => change({ versions }),
    openCalls: (selection: InsightsSelection, name: string): void =>
      void port.openCalls({ filter: store.getState().filter, selection, name }),
    openMoment: port.openMoment,

    async saveChart(file: ChartFile): Promise<void> {
      const reply = await port.saveChart(file);
      if (reply.ok) announceText(insightsText.saved(reply.value.path));
      else announceError(reply.error);
    },

    async saveBrief(format: BriefFormat): Promise<void> {
      const { filter, agentId } = store.getState();
      const reply = await port.saveBrief({ filter, agentId, format });
      if (reply.ok) announceText(insightsText.saved(reply.value.path));
      else announceError(reply.error);
    },
  };
}

/** Each panel is computed from the filter, and some from choices of their own. */
function requestOf({ panel, filter, length, agentId, versions }: InsightsState): PanelRequest {
  const trend = length === undefined ? {} : { length };
  const agent = agentId === undefined ? {} : { agentId };
  if (panel === 'overview' || panel === 'criteria') return { panel, filter, ...trend };
  if (panel === 'versions') return { panel, filter, ...agent, ...versions };
  return panel === 'brief' ? { panel, filter, ...agent } : { panel, filter };
}
