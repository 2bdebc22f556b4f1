import { createCallRemoval, createRemovedCalls, type CallRemovalDeps } from './call-removal.ts';
import { startRetention } from './retention-timer.ts';
import { createWorkspaceCopies, type WorkspaceCopiesDeps } from './workspace-copies.ts';
import type { Workspaces } from './workspaces.ts';

type DataDeps = Omit<CallRemovalDeps & WorkspaceCopiesDeps, 'current' | 'whileClosed' | 'now'> & {
  readonly workspaces: Workspaces;
};

/** Handlers for the data of the open workspace as a whole: backups, files, and removed calls. */
export function createDataHandlers({ workspaces, ...parts }: DataDeps) {
  const deps = { ...parts, now: Date.now, current: () => workspaces.current() };
  const callRemoval = createCallRemoval(deps);
  const removedCalls = createRemovedCalls(deps);
  startRetention(() => callRemoval.apply());
  return {
    callRemoval,
    copies: createWorkspaceCopies({ ...deps, whileClosed: (task) => workspaces.whileClosed(task) }),
    menuItems: {
      restoreRemovedCalls: () => void removedCalls.restore(),
      deleteRemovedCalls: () => void removedCalls.deleteContent(),
    },
  };
}
