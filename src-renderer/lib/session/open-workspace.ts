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
  /** Says a failure that no page has a place for. */
  readonly announceError: (error: AppError) => void;
  /** Writes what was typed; false when the reviewer had better stay, since it could not be written. */
  readonly mayLeave: () => Promise<boolean>;
}

/** Goes into workspaces, one at a time: the newest wish counts, and can be given up. */
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

  /** The name of the newest opening, until it has ended or was given up. */
  let currentRequestId: string | undefined;

  const open = async (
    attempt: OpenAttempt,
    request: (workId: string) => Promise<Result<WorkspaceOpened, AppError>>,
  ): Promise<void> => {
    // Main leaves the workspace that is open when it is asked for another one.
    if (!(await mayLeave())) return;
    const workId = crypto.randomUUID();
    currentRequestId = workId;
    const response = request(workId);
    store.setState({ route: { at: 'opening', attempt } });
    const reply = await response;
    if (currentRequestId !== workId) {
      // Given up a moment too late: it is known now, and can be opened from the list.
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

    /** Gives up what is being opened: the welcome page is back at once, and main ends it behind. */
    async cancel(): Promise<void> {
      const workId = currentRequestId;
      if (workId === undefined) return;
      currentRequestId = undefined;
      store.setState({ route: { at: 'welcome' } });
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
