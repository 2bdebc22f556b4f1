import type { AppError } from '../../../src-shared/errors.ts';
import type { WorkspaceOpened } from '../../../src-shared/ipc/contract.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import type { AppBridge } from '../bridge.ts';
import {
  withoutWorkspace,
  type SessionState,
  type SessionStore,
  type OpenAttempt,
} from './session-store.ts';

export interface WorkspaceOpenerDeps {
  readonly store: SessionStore;
  readonly bridge: AppBridge;
  /** Shows an error that no screen has a place for. */
  readonly announceError: (error: AppError) => void;
  /** Saves typed text. Resolves to false when it could not be saved and the workspace should stay open. */
  readonly mayLeave: () => Promise<boolean>;
}

/** Opens one workspace at a time. The latest request wins and can be cancelled. */
export function createWorkspaceOpener({
  store,
  bridge,
  announceError,
  mayLeave,
}: WorkspaceOpenerDeps) {
  const showDesk = (opened: WorkspaceOpened): void => {
    const { workspace, concurrency } = opened;
    store.setState(
      (state) => ({
        ...withoutWorkspace(state),
        route: { at: 'desk', opened },
        ...listedFirst(state, workspace),
        ...(concurrency === undefined ? {} : { concurrency }),
      }),
      true,
    );
  };

  const addToList = (workspace: Workspace): void => {
    store.setState((state) => listedFirst(state, workspace));
  };

  /** The id of the latest request until it has ended or was cancelled. */
  let currentRequestId: string | undefined;

  const open = async (
    attempt: OpenAttempt,
    request: (workId: string) => Promise<Result<WorkspaceOpened, AppError>>,
  ): Promise<void> => {
    // Main closes the open workspace when another one is requested.
    if (!(await mayLeave())) return;
    const workId = crypto.randomUUID();
    currentRequestId = workId;
    const response = request(workId);
    store.setState({ route: { at: 'opening', attempt } });
    const reply = await response;
    if (currentRequestId !== workId) {
      // Cancelled too late: the workspace exists now and can be opened from the list.
      if (reply.ok) addToList(reply.value.workspace);
      return;
    }
    currentRequestId = undefined;
    if (!reply.ok) {
      store.setState({ route: { at: 'welcome', failed: { attempt, error: reply.error } } });
      return;
    }
    showDesk(reply.value);
    if (reply.value.warning !== undefined) announceError(reply.value.warning);
    const sync = await bridge.request('sync:status', undefined);
    if (sync.ok) store.setState({ sync: sync.value });
  };

  return {
    enter: open,

    /** Cancels the opening. The welcome screen is shown at once, while main finishes in the background. */
    async cancel(): Promise<void> {
      const workId = currentRequestId;
      if (workId === undefined) return;
      currentRequestId = undefined;
      store.setState({ route: { at: 'welcome' } });
      // It may have finished at this moment, so the workspace is closed too.
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
