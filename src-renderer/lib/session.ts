import type { AppError } from '../../src-shared/errors.ts';
import type { InputOf, WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import type { SyncStatus, Workspace } from '../../src-shared/workspace.ts';
import type { AppBridge } from './bridge.ts';
import { withoutWorkspace, type SessionStore, type WayIn } from './session-store.ts';

interface SessionParts {
  readonly store: SessionStore;
  readonly bridge: AppBridge;
  /** Says a failure that no page has a place for. */
  readonly announceError: (error: AppError) => void;
}

interface WayParts extends SessionParts {
  /** Writes what was typed; false when the reviewer had better stay, since it could not be written. */
  readonly mayLeave?: () => Promise<boolean>;
}

export type SessionActions = ReturnType<typeof sessionActions>;

/** Ways into and out of a workspace. */
export function sessionActions(parts: WayParts) {
  const { store, bridge, announceError, mayLeave = () => Promise.resolve(true) } = parts;
  const entered = (opened: WorkspaceOpened): void => {
    const { workspace, concurrency } = opened;
    store.setState(
      (state) => ({
        ...withoutWorkspace(state),
        place: { at: 'desk', opened },
        workspaces: [workspace, ...state.workspaces.filter(({ id }) => id !== workspace.id)],
        ...(concurrency === undefined ? {} : { concurrency }),
      }),
      true,
    );
  };

  const enter = async (
    way: WayIn,
    ask: () => Promise<Result<WorkspaceOpened, AppError>>,
  ): Promise<void> => {
    // Main leaves the workspace that is open when it is asked for another one.
    if (!(await mayLeave())) return;
    const asked = ask();
    store.setState({ place: { at: 'opening', way } });
    const reply = await asked;
    if (!reply.ok) {
      store.setState({ place: { at: 'welcome', failed: { way, error: reply.error } } });
      return;
    }
    entered(reply.value);
    if (reply.value.warning !== undefined) announceError(reply.value.warning);
    const sync = await bridge.request('sync:status', undefined);
    if (sync.ok) store.setState({ sync: sync.value });
  };

  const openKnown = (workspace: Workspace): Promise<void> =>
    enter({ kind: 'known', workspace }, () =>
      bridge.request('workspace:open', { id: workspace.id }),
    );

  return {
    openKnown,
    openSample: () =>
      enter({ kind: 'sample' }, () => bridge.request('workspace:open-sample', undefined)),
    connect: (input: InputOf<'workspace:connect'>) =>
      enter({ kind: 'connect' }, () => bridge.request('workspace:connect', input)),

    /** Goes on into the workspace that was open when the last run ended. */
    async resume(): Promise<void> {
      const { place } = store.getState();
      if (place.at === 'opening' && place.way.kind === 'known')
        await openKnown(place.way.workspace);
    },

    /** Back to the welcome page. */
    async close(): Promise<void> {
      if (!(await mayLeave())) return;
      const reply = await bridge.request('workspace:close', undefined);
      if (!reply.ok) announceError(reply.error);
      store.setState((state) => ({ ...withoutWorkspace(state), place: { at: 'welcome' } }), true);
    },
  };
}

/** What main announces of the open workspace, and the header's own verbs. */
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
    /** Follows main until the function given back is called. */
    listen(): () => void {
      const stops = [
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
