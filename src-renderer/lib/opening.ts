import type { AppError } from '../../src-shared/errors.ts';
import type { WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import type { AppBridge } from './bridge.ts';
import {
  withoutWorkspace,
  type SessionState,
  type SessionStore,
  type WayIn,
} from './session-store.ts';

export interface OpeningParts {
  readonly store: SessionStore;
  readonly bridge: AppBridge;
  /** Says a failure that no page has a place for. */
  readonly announceError: (error: AppError) => void;
  /** Writes what was typed; false when the reviewer had better stay, since it could not be written. */
  readonly mayLeave: () => Promise<boolean>;
}

/** Goes into workspaces, one at a time: the newest wish counts, and can be given up. */
export function createOpening({ store, bridge, announceError, mayLeave }: OpeningParts) {
  const entered = (opened: WorkspaceOpened): void => {
    const { workspace, concurrency } = opened;
    store.setState(
      (state) => ({
        ...withoutWorkspace(state),
        place: { at: 'desk', opened },
        ...listedFirst(state, workspace),
        ...(concurrency === undefined ? {} : { concurrency }),
      }),
      true,
    );
  };

  const list = (workspace: Workspace): void => {
    store.setState((state) => listedFirst(state, workspace));
  };

  /** The name of the newest opening, until it has ended or was given up. */
  let underWay: string | undefined;

  const enter = async (
    way: WayIn,
    ask: (workId: string) => Promise<Result<WorkspaceOpened, AppError>>,
  ): Promise<void> => {
    // Main leaves the workspace that is open when it is asked for another one.
    if (!(await mayLeave())) return;
    const workId = crypto.randomUUID();
    underWay = workId;
    const asked = ask(workId);
    store.setState({ place: { at: 'opening', way } });
    const reply = await asked;
    if (underWay !== workId) {
      // Given up a moment too late: it is known now, and can be opened from the list.
      if (reply.ok) list(reply.value.workspace);
      return;
    }
    underWay = undefined;
    if (!reply.ok) {
      store.setState({ place: { at: 'welcome', failed: { way, error: reply.error } } });
      return;
    }
    entered(reply.value);
    if (reply.value.warning !== undefined) announceError(reply.value.warning);
    const sync = await bridge.request('sync:status', undefined);
    if (sync.ok) store.setState({ sync: sync.value });
  };

  return {
    enter,

    /** Gives up what is being opened: the welcome page is back at once, and main ends it behind. */
    async cancel(): Promise<void> {
      const workId = underWay;
      if (workId === undefined) return;
      underWay = undefined;
      store.setState({ place: { at: 'welcome' } });
      // It may have come to its end in this very moment: no workspace stays open behind this page.
      await Promise.all([
        bridge.request('work:cancel', { workId }),
        bridge.request('workspace:close', undefined),
      ]);
    },
  };
}

const listedFirst = (
  { workspaces }: SessionState,
  workspace: Workspace,
): Pick<SessionState, 'workspaces'> => ({
  workspaces: [workspace, ...workspaces.filter(({ id }) => id !== workspace.id)],
});
