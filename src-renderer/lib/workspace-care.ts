import type { AppError } from '../../src-shared/errors.ts';
import type { KeyReplaced } from '../../src-shared/ipc/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import type { AppBridge } from './bridge.ts';
import { withoutWorkspace, type SessionState, type SessionStore } from './session-store.ts';

export type WorkspaceCare = ReturnType<typeof workspaceCare>;

/** What can be done to a workspace from outside of it. */
export function workspaceCare(store: SessionStore, bridge: Pick<AppBridge, 'request'>) {
  return {
    async rename(id: string, name: string): Promise<Result<Workspace, AppError>> {
      const reply = await bridge.request('workspace:rename', { id, name });
      if (reply.ok) store.setState((state) => changed(state, reply.value));
      return reply;
    },

    /** Whether transcripts and recordings without personal data are shown where there are any. */
    async preferScrubbed(id: string, prefer: boolean): Promise<Result<Workspace, AppError>> {
      const reply = await bridge.request('workspace:prefer-scrubbed', { id, prefer });
      if (reply.ok) store.setState((state) => changed(state, reply.value));
      return reply;
    },

    /** Tries another key; `giveUp` takes it back as long as there is no reply. */
    replaceKey(id: string, apiKey: string) {
      const workId = crypto.randomUUID();
      const ask = async (): Promise<Result<KeyReplaced, AppError>> => {
        const reply = await bridge.request('workspace:replace-key', { id, apiKey, workId });
        if (reply.ok) store.setState((state) => changed(state, reply.value.workspace));
        return reply;
      };
      return {
        reply: ask(),
        giveUp: (): void => void bridge.request('work:cancel', { workId }),
      };
    },

    /** Removes the key; with `forget` also the library and the reviews. */
    async disconnect(id: string, forget: boolean): Promise<Result<true, AppError>> {
      const reply = await bridge.request('workspace:disconnect', { id, forget });
      if (reply.ok) store.setState((state) => disconnected(state, id, forget), true);
      return reply;
    },
  };
}

function changed(state: SessionState, workspace: Workspace): SessionState {
  const { place } = state;
  const isOpen = place.at === 'desk' && place.opened.workspace.id === workspace.id;
  return {
    ...state,
    workspaces: state.workspaces.map((one) => (one.id === workspace.id ? workspace : one)),
    ...(isOpen ? { place: { ...place, opened: { ...place.opened, workspace } } } : {}),
  };
}

function disconnected(state: SessionState, id: string, forget: boolean): SessionState {
  const { place } = state;
  const wasOpen = place.at === 'desk' && place.opened.workspace.id === id;
  const workspaces = state.workspaces.flatMap((one): readonly Workspace[] => {
    if (one.id !== id) return [one];
    return forget ? [] : [{ ...one, key: one.kind === 'sample' ? one.key : 'none' }];
  });
  return wasOpen
    ? { ...withoutWorkspace(state), place: { at: 'welcome' }, workspaces }
    : { ...state, workspaces };
}
