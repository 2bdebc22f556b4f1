import type { InputOf } from '../../src-shared/ipc/contract.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Workspaces } from './workspaces.ts';

interface WorkspaceHandlerDeps {
  readonly workspaces: Workspaces;
  /** Called before the open workspace closes. */
  readonly onLeave: () => void;
  /** Whether requests may go to the server that was typed. */
  readonly checkServer: (typed: string | undefined) => Promise<Result<true, AppError>>;
}

/** Handlers for requests about workspaces. */
export function createWorkspaceHandlers(deps: WorkspaceHandlerDeps) {
  const { workspaces, onLeave, checkServer } = deps;
  return {
    openSample: (signal: AbortSignal) => workspaces.openSample(signal),
    async connect(order: InputOf<'workspace:connect'>, signal: AbortSignal) {
      const allowed = await checkServer(order.baseUrl);
      return allowed.ok ? workspaces.connect(order, signal) : allowed;
    },
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
    preferRedacted: (id: string, prefer: boolean) => workspaces.setPreferRedacted(id, prefer),
  };
}
