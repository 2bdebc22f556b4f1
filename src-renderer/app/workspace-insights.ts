import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { QueueFilter } from '../../src-shared/filter.ts';
import type { AppBridge, WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import type { CommandRegistry } from '../commands/registry.ts';
import { createInsightsFeature } from '../features/insights/index.tsx';
import type { FilterBarProps, InsightsPort } from '../features/insights/insights-port.ts';
import type { LibraryChanges } from '../work/library-changes.ts';
import type { ComponentType } from 'react';
import type { ScreenStore } from './screens.ts';

interface WorkspaceInsightsDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly registry: CommandRegistry;
  readonly changes: Pick<LibraryChanges, 'subscribe'>;
  readonly screens: ScreenStore;
  readonly queue: {
    readonly FilterBar: ComponentType<FilterBarProps>;
    readonly setFilter: (filter: QueueFilter) => Promise<void>;
  };
  readonly openCallAt: (callId: CallId, ms: number) => Promise<unknown>;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
}

/** The Insights screen, which opens what it counts on the desk. */
export function createWorkspaceInsights(
  { workspace }: WorkspaceOpened,
  { bridge, registry, changes, screens, queue, openCallAt, ...deps }: WorkspaceInsightsDeps,
) {
  const port: InsightsPort = {
    panel: (request) => bridge.request('insights:panel', request),
    saveChart: (file) => bridge.request('insights:save-chart', file),
    saveBrief: ({ agentId, ...input }) =>
      bridge.request('insights:save-brief', {
        ...input,
        ...(agentId === undefined ? {} : { agentId }),
      }),
    async openCalls({ filter, selection, name }) {
      const reply = await bridge.request('insights:list', { filter, selection });
      if (!reply.ok) {
        deps.announceError(reply.error);
        return;
      }
      registry.run('screen.desk');
      const callList = { id: reply.value.id, name: name.slice(0, 300) };
      await queue.setFilter({ kind: filter.kind, call: {}, callList });
      registry.run('queue.focus');
    },
    openMoment(callId, startMs) {
      registry.run('screen.desk');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the id comes from the library; the brand exists only for the compiler
      void openCallAt(callId as CallId, startMs ?? 0);
    },
  };
  const feature = createInsightsFeature({
    registry,
    isShown: () => screens.getState().screen === 'insights',
    port,
    FilterBar: queue.FilterBar,
    isSample: workspace.kind === 'sample',
    ...deps,
  });
  const stop = changes.subscribe(feature.refresh);
  return {
    Screen: feature.Screen,
    dispose(): void {
      stop();
      feature.dispose();
    },
  };
}
