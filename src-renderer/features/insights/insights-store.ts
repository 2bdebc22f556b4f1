import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { InsightsPanel } from '../../../src-shared/insights/panels.ts';
import type { PanelName } from '../../../src-shared/insights/panel-names.ts';
import type { PeriodLength } from '../../../src-shared/insights/periods.ts';

export interface InsightsState {
  readonly panel: PanelName;
  readonly filter: QueueFilter;
  /** The length of the periods of trends; undefined follows the dates. */
  readonly length: PeriodLength | undefined;
  /** The agent of the panels Versions and Brief; undefined lets the library choose. */
  readonly agentId: string | undefined;
  readonly versions: { readonly first?: number; readonly second?: number };
  /** The last response. It stays visible while the next one is computed. */
  readonly shown: InsightsPanel | undefined;
  readonly error: AppError | undefined;
}

export const emptyFilter: QueueFilter = { kind: 'call', call: {} };

export const createInsightsStore = () =>
  createStore<InsightsState>(() => ({
    panel: 'overview',
    filter: emptyFilter,
    length: undefined,
    agentId: undefined,
    versions: {},
    shown: undefined,
    error: undefined,
  }));

export type InsightsStore = ReturnType<typeof createInsightsStore>;
