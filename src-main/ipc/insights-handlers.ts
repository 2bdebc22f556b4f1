import type { Handlers } from '../../src-shared/ipc/contract.ts';
import type { MainHandlers, Sender } from './dispatch.ts';

/** Writes charts and briefs into the export folder. */
export interface InsightsFiles {
  saveChart(
    input: Parameters<Handlers['insights:save-chart']>[0],
    window: Sender,
  ): ReturnType<Handlers['insights:save-chart']>;
  readonly saveBrief: Handlers['insights:save-brief'];
}

export const insightsHandlers = (files: InsightsFiles) =>
  ({
    'insights:save-chart': (input, window) => files.saveChart(input, window),
    'insights:save-brief': (input) => files.saveBrief(input),
  }) satisfies Partial<MainHandlers>;
