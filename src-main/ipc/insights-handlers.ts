import type { Handlers } from '../../src-shared/ipc/contract.ts';
import type { Library } from '../library/port.ts';
import type { MainHandlers, Sender } from './dispatch.ts';

/** Writes charts and briefs into the export folder. */
export interface InsightsFiles {
  saveChart(
    input: Parameters<Handlers['insights:save-chart']>[0],
    window: Sender,
  ): ReturnType<Handlers['insights:save-chart']>;
  readonly saveBrief: Handlers['insights:save-brief'];
}

export const insightsHandlers = (library: Library, files: InsightsFiles) =>
  ({
    'insights:panel': (request) => library.request('insights:panel', request),
    'insights:list': (input) => library.request('insights:list', input),
    'insights:save-chart': (input, window) => files.saveChart(input, window),
    'insights:save-brief': (input) => files.saveBrief(input),
  }) satisfies Partial<MainHandlers>;
