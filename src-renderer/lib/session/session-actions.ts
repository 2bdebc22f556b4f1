import type { AppError } from '../../../src-shared/errors.ts';
import type { InputOf } from '../../../src-shared/ipc/contract.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { SyncStatus, Workspace } from '../../../src-shared/workspace.ts';
import { createWorkspaceOpener, type WorkspaceOpenerDeps } from './open-workspace.ts';
import { withoutWorkspace } from './session-store.ts';

type SessionParts = Omit<WorkspaceOpenerDeps, 'mayLeave'>;
type OpenParts = SessionParts & Partial<WorkspaceOpenerDeps>;

export type SessionActions = ReturnType<typeof sessionActions>;

/** Opens and closes workspaces. */
export function sessionActions(parts: OpenParts) {
  const { store, bridge, announceError, mayLeave = () => Promise.resolve(true) } = parts;
  const opener = createWorkspaceOpener({ ...parts, mayLeave });
  const { enter: open } = opener;

  const openKnown = (workspace: Workspace): Promise<void> =>
    open({ kind: 'known', workspace }, (workId) =>
      bridge.request('workspace:open', { id: workspace.id, workId }),
    );

  return {
    openKnown,
    openSample: () =>
      open({ kind: 'sample' }, (workId) => bridge.request('workspace:open-sample', { workId })),
    connect: (input: InputOf<'workspace:connect'>) =>
      open({ kind: 'connect' }, (workId) =>
        bridge.request('workspace:connect', { ...input, workId }),
      ),

    /** Cancels the opening in progress. */
    cancel: () => opener.cancel(),

    /** Reopens the workspace that was open when the last run ended. */
    async resume(): Promise<void> {
      const { route } = store.getState();
      if (route.at === 'opening' && route.attempt.kind === 'known')
        await openKnown(route.attempt.workspace);
    },

    /** Returns to the welcome screen. */
    async close(): Promise<void> {
      if (!(await mayLeave())) return;
      const reply = await bridge.request('workspace:close', undefined);
      if (!reply.ok) announceError(reply.error);
      store.setState((state) => ({ ...withoutWorkspace(state), route: { at: 'welcome' } }), true);
    },
  };
}

/** Follows the sync of the open workspace, and pauses, resumes or starts it. */
export function syncActions({ store, bridge, announceError }: SessionParts) {
  const show = (reply: Result<SyncStatus, AppError>): void => {
    if (reply.ok) store.setState({ sync: reply.value });
    else announceError(reply.error);
  };

  return {
    async toggle(): Promise<void> {
      const paused = store.getState().sync?.phase === 'paused';
      show(await bridge.request(paused ? 'sync:resume' : 'sync:pause', undefined));
    },
    async now(): Promise<void> {
      show(await bridge.request('sync:now', undefined));
    },
    /** Stores what main reports. Returns a function that stops this. */
    listen(): () => void {
      const stops = [
        bridge.on('measuring:progress', (measuring) => {
          store.setState(
            ({ measuring: _before, ...rest }) =>
              measuring.left === 0 ? rest : { ...rest, measuring },
            true,
          );
        }),
        bridge.on('sync:status', (sync) => {
          store.setState({ sync });
        }),
        bridge.on('concurrency:changed', (concurrency) => {
          store.setState({ concurrency });
        }),
        bridge.on('notice', ({ error }) => {
          announceError(error);
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
