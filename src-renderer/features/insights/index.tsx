// Insights: what reviews and measures say about agents, versions, criteria and reviewers.

import type { CommandRegistry } from '../../commands/registry.ts';
import { panelNames } from '../../../src-shared/insights/panel-names.ts';
import { insightsActions } from './insights-actions.ts';
import type { InsightsDeps } from './insights-port.ts';
import { InsightsScreen } from './insights-screen.tsx';
import { createInsightsStore } from './insights-store.ts';

interface InsightsFeatureDeps extends InsightsDeps {
  readonly registry: CommandRegistry;
  /** Whether the screen is shown. Its commands work only while it is. */
  readonly isShown: () => boolean;
}

/** Creates the Insights screen and connects its parts. */
export function createInsightsFeature({ registry, isShown, ...deps }: InsightsFeatureDeps) {
  const store = createInsightsStore();
  const actions = insightsActions(store, deps);
  const dispose = registry.bindAll(
    {
      ...Object.fromEntries(
        panelNames.map((name) => [`insights.${name}`, () => actions.show(name)]),
      ),
      'insights.period-length': actions.nextLength,
      'insights.clear-filters': actions.clearFilters,
      'insights.brief-html': () => actions.saveBrief('html'),
      'insights.brief-pdf': () => actions.saveBrief('pdf'),
      'insights.brief-markdown': () => actions.saveBrief('md'),
    },
    isShown,
  );
  return {
    /** Called when reviews or calls changed. */
    refresh: (): void => {
      if (isShown()) actions.refresh();
    },
    Screen: () => (
      <InsightsScreen
        store={store}
        actions={actions}
        FilterBar={deps.FilterBar}
        isSample={deps.isSample}
      />
    ),
    dispose(): void {
      actions.stop();
      dispose();
    },
  };
}
