import type { WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { bindScreens, createScreenStore } from './screens.ts';
import { createWorkspacePlans } from './workspace-plans.ts';
import { createWorkspaceRubrics } from './workspace-rubrics.ts';

type WorkspaceScreensDeps = Omit<
  Parameters<typeof createWorkspaceRubrics>[1] & Parameters<typeof createWorkspacePlans>[0],
  'screens'
> & {
  /** Called before another screen hides the desk. */
  readonly onLeaveDesk: () => void;
};

/** The screens of a workspace besides the desk. */
export function createWorkspaceScreens(
  opened: WorkspaceOpened,
  { onLeaveDesk, ...deps }: WorkspaceScreensDeps,
) {
  const screens = createScreenStore();
  const rubrics = createWorkspaceRubrics(opened, { ...deps, screens });
  const plans = createWorkspacePlans({ ...deps, screens });
  const stop = bindScreens(screens, deps.registry, {
    onLeaveDesk,
    onShow: { rubrics: rubrics.load, plans: plans.load },
  });
  return {
    store: screens,
    /** Called when a rubric or a plan may have changed, here or in another window. */
    reload: () => Promise.all([rubrics.reload(), plans.load()]),
    rubrics,
    plans,
    dispose(): void {
      stop();
      rubrics.dispose();
      plans.dispose();
    },
  };
}
