import type { CallId } from '../../src-shared/call.ts';
import type { WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { createWorkspaceCalibration } from './workspace-calibration.ts';
import { createWorkspaceInsights } from './workspace-insights.ts';
import { bindScreens, createScreenStore } from './screens.ts';
import { createWorkspacePlans } from './workspace-plans.ts';
import { createWorkspaceRubrics } from './workspace-rubrics.ts';

type WorkspaceScreensDeps = Omit<
  Parameters<typeof createWorkspaceRubrics>[1] &
    Parameters<typeof createWorkspacePlans>[0] &
    Parameters<typeof createWorkspaceInsights>[1] &
    Parameters<typeof createWorkspaceCalibration>[0],
  'screens' | 'openCallAt' | 'onCurrentChanged'
> & {
  readonly desk: {
    /** Called before another screen hides the desk. */
    readonly pause: () => void;
    /** Called when new reviews are scored by another rubric. */
    readonly reopen: () => void;
    readonly openCallAt: (callId: CallId, ms: number) => Promise<unknown>;
  };
};

/** The screens of a workspace besides the desk. */
export function createWorkspaceScreens(
  opened: WorkspaceOpened,
  { desk, ...deps }: WorkspaceScreensDeps,
) {
  const screens = createScreenStore();
  const rubrics = createWorkspaceRubrics(opened, {
    ...deps,
    screens,
    onCurrentChanged: desk.reopen,
  });
  const plans = createWorkspacePlans({ ...deps, screens });
  const insights = createWorkspaceInsights(opened, {
    ...deps,
    screens,
    openCallAt: desk.openCallAt,
  });
  const calibration = createWorkspaceCalibration({
    ...deps,
    screens,
    openCallAt: desk.openCallAt,
  });
  const stop = bindScreens(screens, deps.registry, {
    onLeaveDesk: desk.pause,
    // Insights reads what it shows when it appears, and no longer when it is hidden.
    onShow: {
      rubrics: rubrics.load,
      plans: plans.load,
      insights: () => Promise.resolve(),
      calibration: calibration.load,
    },
  });
  return {
    store: screens,
    /** Called when a rubric, a plan or a session may have changed, here or in another window. */
    reload: () => Promise.all([rubrics.reload(), plans.load(), calibration.load()]),
    rubrics,
    plans,
    insights,
    calibration,
    dispose(): void {
      stop();
      rubrics.dispose();
      plans.dispose();
      insights.dispose();
      calibration.dispose();
    },
  };
}
