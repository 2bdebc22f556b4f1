import type { InputOf } from '../../src-shared/ipc/contract.ts';
import type { Workspaces } from './workspaces.ts';

/** Handlers for requests about workspaces. `onLeave` is called before the open one closes. */
export function createWorkspaceHandlers(workspaces: Workspaces, onLeave: () => void) {
  return {
    openSample: (signal: AbortSignal) => workspaces.openSample(signal),
    connect: (order: InputOf<'workspace:connect'>, signal: AbortSignal) =>
      workspaces.connect(order, signal),
    open(id: string, signal: AbortSignal) {
      if (!workspaces.isOpen(id)) onLeave();
      return workspaces.open(id, signal);
    },
    replaceKey: (order: InputOf<'workspace:replace-key'>, signal: AbortSignal) =>
      workspaces.replaceKey(order, signal),
    leave() {
      onLeave();
      return workspaces.leave();
    },
    disconnect(id: string, forget: boolean) {
      if (workspaces.isOpen(id)) onLeave();
      return workspaces.disconnect(id, forget);
    },
    rename: (id: string, name: string) => workspaces.known.rename(id, name),
    preferScrubbed: (id: string, prefer: boolean) => workspaces.setPreferScrubbed(id, prefer),
  };
}
