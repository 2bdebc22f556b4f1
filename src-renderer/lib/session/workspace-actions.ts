import type { AppError } from '../../../src-shared/errors.ts';
import type { KeyReplaced } from '../../../src-shared/ipc/contract.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import type { AppBridge } from '../bridge.ts';
import { createBackupActions } from './backup-actions.ts';
import { withoutWorkspace, type SessionState, type SessionStore } from './session-store.ts';

export type WorkspaceActions = ReturnType<typeof workspaceActions>;

/** Changes workspaces: name, API key, redaction preference, disconnecting. */
export function workspaceActions(store: SessionStore, bridge: Pick<AppBridge, 'request' | 'on'>) {
  bridge.on('workspaces:changed', ({ workspaces }) => {
    store.setState({ workspaces });
  });
  return {
    backups: createBackupActions(bridge),

    async rename(id: string, name: string): Promise<Result<Workspace, AppError>> {
      const reply = await bridge.request('workspace:rename', { id, name });
      if (reply.ok) store.setState((state) => withWorkspace(state, reply.value));
      return reply;
    },

    /** Sets whether redacted transcripts and recordings are used where Retell provides them. */
    async preferRedacted(id: string, prefer: boolean): Promise<Result<Workspace, AppError>> {
      const reply = await bridge.request('workspace:prefer-redacted', { id, prefer });
      if (reply.ok) store.setState((state) => withWorkspace(state, reply.value));
      return reply;
    },

    /** Tries another key; `giveUp` takes it back as long as there is no reply. */
    replaceKey(id: string, apiKey: string) {
      const workId = crypto.randomUUID();
      const request = async (): Promise<Result<KeyReplaced, AppError>> => {
        const reply = await bridge.request('workspace:replace-key', { id, apiKey, workId });
        if (reply.ok) store.setState((state) => withWorkspace(state, reply.value.workspace));
        return reply;
      };
      return {
        reply: request(),
        cancel: (): void => void bridge.request('work:cancel', { workId }),
      };
    },

    /** Removes the API key; with `forget` also the library and the reviews. */
    async disconnect(id: string, forget: boolean): Promise<Result<true, AppError>> {
      const reply = await bridge.request('workspace:disconnect', { id, forget });
      if (reply.ok) store.setState((state) => withoutDisconnected(state, id, forget), true);
      return reply;
    },
  };
}

function withWorkspace(state: SessionState, workspace: Workspace): SessionState {
  const { route } = state;
  const isOpen = route.at === 'desk' && route.opened.workspace.id === workspace.id;
  return {
    ...state,
    workspaces: state.workspaces.map((one) => (one.id === workspace.id ? workspace : one)),
    ...(isOpen ? { route: { ...route, opened: { ...route.opened, workspace } } } : {}),
  };
}

function withoutDisconnected(state: SessionState, id: string, forget: boolean): SessionState {
  const { route } = state;
  const wasOpen = route.at === 'desk' && route.opened.workspace.id === id;
  const workspaces = state.workspaces.flatMap((one): readonly Workspace[] => {
    if (one.id !== id) return [one];
    return forget
      ? []
      : [{ ...one, apiKeyLocation: one.kind === 'sample' ? one.apiKeyLocation : 'none' }];
  });
  return wasOpen
    ? { ...withoutWorkspace(state), route: { at: 'welcome' }, workspaces }
    : { ...state, workspaces };
}
