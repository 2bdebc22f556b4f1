import { createStore } from 'zustand/vanilla';
import type { AppBridge, AppState } from '../src-shared/ipc/contract.ts';
import { listenForKeys } from './commands/key-listener.ts';
import { createKeymap } from './commands/keymap.ts';
import { createRegistry } from './commands/registry.ts';
import { createMessageStore, messageActions } from './lib/messages.ts';
import { sessionActions, syncActions } from './lib/session.ts';
import { createSessionStore } from './lib/session-store.ts';
import { createSettingsStore, settingsActions } from './lib/settings-store.ts';
import { onSystemTheme, showTheme, themeOf } from './lib/theme.ts';
import { workspaceCare } from './lib/workspace-care.ts';
import { bindOverlays, createOverlayStore } from './overlay.ts';
import { bindTextSize } from './text-size.ts';
import { onMac } from './ui/on-mac.ts';
import { createWorkspaceParts, type WorkspaceParts } from './workspace-parts.ts';

interface PartsState {
  readonly parts: WorkspaceParts | undefined;
}

export type EarmarkApp = ReturnType<typeof createApp>;

/** Builds the parts of the renderer and hands them to each other. */
export function createApp(bridge: AppBridge, state: AppState) {
  const messages = createMessageStore();
  const { announce, announceError, dismiss } = messageActions(messages);
  const registry = createRegistry((error, id) => {
    announceError({ kind: 'unexpected', ref: `${id}: ${String(error)}` });
  });
  const settings = createSettingsStore(state.settings);
  const session = createSessionStore(state);
  const sessionParts = { store: session, bridge, announceError };
  const app = {
    bridge,
    registry,
    messages,
    announce,
    dismiss,
    settings,
    settingsActions: settingsActions(settings, bridge, announceError),
    session,
    sessionActions: sessionActions(sessionParts),
    sync: syncActions(sessionParts),
    care: workspaceCare(session, bridge),
    overlay: createOverlayStore(),
    parts: createStore<PartsState>(() => ({ parts: undefined })),
  };
  const followPlace = (): void => {
    const { place } = session.getState();
    const { parts } = app.parts.getState();
    const wanted = place.at === 'desk' ? place.opened : undefined;
    if (parts?.workspaceId === wanted?.workspace.id) return;
    parts?.dispose();
    const next = wanted && createWorkspaceParts(wanted, { ...app, announceError });
    app.parts.setState({ parts: next });
    void next?.queue.start();
  };
  return {
    ...app,
    /** Begins to hear keys and main, and goes on where the last run ended. */
    async start(): Promise<void> {
      session.subscribe(followPlace);
      bindEverywhere(app);
      followTheme(app);
      hearKeys(app);
      app.sync.listen();
      bridge.on('window:closing', () => void settle(app));
      bridge.on('command:run', ({ command }) => {
        registry.run(command);
      });
      await app.sessionActions.resume();
    },
  };
}

type Parts = Omit<EarmarkApp, 'start'>;

function bindEverywhere({ registry, sessionActions: ways, sync, session, ...app }: Parts): void {
  const atDesk = (): boolean => session.getState().place.at === 'desk';
  bindTextSize(registry);
  bindOverlays(app.overlay, registry, atDesk);
  registry.bind('view.theme', async () => {
    const { theme } = app.settings.getState().settings;
    await app.settingsActions.save({ theme: themeOf(theme) === 'dark' ? 'light' : 'dark' });
  });
  registry.bindAll(
    {
      'workspace.close': () => ways.close(),
      'sync.pause': () => sync.toggle(),
      'sync.now': () => sync.now(),
    },
    atDesk,
  );
}

function followTheme({ settings }: Parts): void {
  const show = (): void => {
    showTheme(settings.getState().settings.theme);
  };
  show();
  settings.subscribe(show);
  onSystemTheme(show);
}

/** Before the window goes: whatever was typed is written, or the reviewer hears that it is not. */
async function settle({ bridge, parts, announce }: Parts): Promise<void> {
  const written = (await parts.getState().parts?.desk.settle()) ?? true;
  if (!written) {
    announce({
      tone: 'alert',
      text: 'Something that was typed could not be written yet.',
      next: 'It is still in its field. Closing the window once more leaves it behind.',
    });
  }
  await bridge.request('window:settled', { written });
}

function hearKeys({ settings, registry }: Parts): void {
  const mac = onMac();
  let { keys } = settings.getState().settings;
  let keymap = createKeymap(keys, mac);
  listenForKeys(document, {
    registry,
    keymap: () => {
      const now = settings.getState().settings.keys;
      if (now !== keys) {
        keys = now;
        keymap = createKeymap(keys, mac);
      }
      return keymap;
    },
  });
}
