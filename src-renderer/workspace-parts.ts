import type { CallId } from '../src-shared/call.ts';
import type { AppError } from '../src-shared/errors.ts';
import type { AppBridge, WorkspaceOpened } from '../src-shared/ipc/contract.ts';
import type { CommandRegistry } from './commands/registry.ts';
import { createDesk } from './desk.tsx';
import { createQueueFeature } from './features/queue/index.tsx';
import type { Announce } from './lib/messages.ts';
import type { SessionStore } from './lib/session-store.ts';
import type { SettingsStore } from './lib/settings-store.ts';

interface PartsDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly session: SessionStore;
  readonly settings: SettingsStore;
  readonly announce: Announce;
  readonly announceError: (error: AppError) => void;
}

export type WorkspaceParts = ReturnType<typeof createWorkspaceParts>;

/** The queue and the desk of one workspace, which know each other only here. */
export function createWorkspaceParts(opened: WorkspaceOpened, deps: PartsDeps) {
  const { bridge, registry, session, settings, announce, announceError } = deps;
  const desk = createDesk({
    bridge,
    registry,
    announce,
    settings: settings.getState().settings,
    nextCall: (after) => queue.nextAfter(after),
    onOpened: (id) => void queue.follow(id),
  });
  const queue = createQueueFeature({
    bridge,
    registry,
    session,
    workspaceId: opened.workspace.id,
    tags: opened.tags.filter(({ retired }) => retired !== true),
    openCall: (id: CallId) => void desk.open(id),
    onError: announceError,
  });
  const stopFollowing = onPreference(session, () => {
    const { load } = desk.store.getState();
    if (load.phase === 'ready') void desk.open(load.detail.callId);
  });
  return {
    workspaceId: opened.workspace.id,
    queue,
    desk,
    dispose(): void {
      stopFollowing();
      queue.dispose();
      desk.dispose();
    },
  };
}

/** Another choice of transcript and recording counts for the call in front, too. */
function onPreference(session: SessionStore, changed: () => void): () => void {
  const preferred = (): boolean | undefined => {
    const { place } = session.getState();
    return place.at === 'desk' ? place.opened.workspace.preferScrubbed : undefined;
  };
  let before = preferred();
  return session.subscribe(() => {
    const now = preferred();
    const isChanged = now !== undefined && before !== undefined && now !== before;
    before = now;
    if (isChanged) changed();
  });
}
