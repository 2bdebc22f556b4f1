import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallId } from '../src-shared/call.ts';
import type { AppError } from '../src-shared/errors.ts';
import type { AppBridge, AppState, WorkspaceOpened } from '../src-shared/ipc/contract.ts';
import { hidOfBrowser } from './commands/hid-buttons.ts';
import { listenForKeys, pressButton, runFromMenu } from './commands/key-listener.ts';
import { createKeymap, type Keymap } from './commands/keymap.ts';
import { createPedals } from './commands/pedals.ts';
import { createRegistry, type CommandRegistry } from './commands/registry.ts';
import { createTourStore, tourActions } from './features/tour/tour-store.ts';
import { createMessageStore, messageActions, type Announce } from './lib/messages.ts';
import { statusMessage } from './lib/review-announce.ts';
import { followKey } from './key-news.ts';
import { sessionActions, syncActions } from './lib/session.ts';
import { createSessionStore, type SessionState } from './lib/session-store.ts';
import {
  createSettingsStore,
  settingsActions,
  takeSettings,
  type SettingsStore,
} from './lib/settings-store.ts';
import { onSystemTheme, showTheme, themeOf } from './lib/theme.ts';
import { workspaceCare } from './lib/workspace-care.ts';
import { bindOverlays, createOverlayStore } from './overlay.ts';
import { openLinks } from './moment-links.ts';
import { bindTextSize } from './text-size.ts';
import { onMac } from './ui/on-mac.ts';
import { createWorkspaceParts, type WorkspaceParts } from './workspace-parts.ts';

interface PartsState {
  readonly parts: WorkspaceParts | undefined;
}

export type EarmarkApp = ReturnType<typeof createApp>;

/** Builds the parts of the renderer and hands them to each other. */
export function createApp(bridge: AppBridge, state: AppState, onlyCall?: CallId) {
  const messages = createMessageStore();
  const { announce, announceError, withdraw, workIsSaved, dismiss } = messageActions(messages);
  const tour = createTourStore();
  const tourVerbs = tourActions(tour, (words) => announce(statusMessage(words)));
  const registry = createRegistry((error, id) => {
    announceError({ kind: 'unexpected', ref: `${id}: ${String(error)}` });
  }, tourVerbs.heard);
  const settings = createSettingsStore(state.settings);
  const session = createSessionStore(state);
  const sessionParts = { store: session, bridge, announceError };
  const parts = createStore<PartsState>(() => ({ parts: undefined }));
  const app = {
    bridge,
    registry,
    /** Of a second window, which has no queue, no tour, and opens no links. */
    onlyCall,
    tour,
    tourActions: tourVerbs,
    ...keysAndPedals(settings, registry),
    messages,
    announce,
    announceError,
    dismiss,
    workIsSaved,
    settings,
    settingsActions: settingsActions(settings, bridge, announceError),
    session,
    sessionActions: sessionActions({
      ...sessionParts,
      mayLeave: oncePerTrouble(() => writeTyped({ parts, announce }, 'Leaving')),
    }),
    sync: syncActions(sessionParts),
    care: workspaceCare(session, bridge),
    overlay: createOverlayStore(),
    parts,
  };
  return {
    ...app,
    /** Begins to hear keys and main, and goes on where the last run ended. */
    async start(): Promise<void> {
      session.subscribe(() => followPlace(app, announceError));
      bindEverywhere(app);
      followTheme(app);
      hearKeys(app);
      if (onlyCall === undefined) {
        const replaceKey = () => void registry.run('workspace.replace-key');
        followKey({ session, announce, withdraw, replaceKey });
      }
      app.sync.listen();
      if (state.trouble !== undefined) announceError(state.trouble);
      bridge.on('window:closing', () => void settle(app));
      bridge.on('command:run', ({ command }) => {
        runFromMenu(document, command, registry);
      });
      const links = openLinks({ ...app, announceError, parts: () => app.parts.getState().parts });
      if (onlyCall === undefined) links.listen();
      await app.sessionActions.resume();
      if (onlyCall === undefined) await links.takeNext();
    },
  };
}

type Parts = Omit<EarmarkApp, 'start'>;

function bindEverywhere({ registry, sessionActions: ways, sync, session, ...app }: Parts): void {
  const atDesk = (): boolean => session.getState().place.at === 'desk';
  bindTextSize(registry);
  registry.bind('tour.start', app.tourActions.start, atDesk);
  bindOverlays(app.overlay, registry, {
    atDesk,
    hasKey: () => app.onlyCall === undefined && isConnected(session.getState()),
  });
  registry.bind('view.theme', async () => {
    const { theme } = app.settings.getState().settings;
    await app.settingsActions.save({ theme: themeOf(theme) === 'dark' ? 'light' : 'dark' });
  });
  registry.bindAll(
    {
      // A second window goes with the first when the workspace is left.
      ...(app.onlyCall === undefined ? { 'workspace.close': () => ways.close() } : {}),
      'sync.pause': () => sync.toggle(),
      'sync.now': () => sync.now(),
    },
    atDesk,
  );
}

/** The sample needs no key. */
const isConnected = ({ place }: SessionState): boolean =>
  place.at === 'desk' && place.opened.workspace.kind === 'retell';

function followTheme({ settings }: Parts): void {
  const show = (): void => {
    showTheme(settings.getState().settings.theme);
  };
  show();
  settings.subscribe(show);
  onSystemTheme(show);
}

interface TypedParts {
  readonly parts: StoreApi<PartsState>;
  readonly announce: Announce;
}

/** Whether whatever was typed is written; the reviewer hears when it is not. */
async function writeTyped(
  { parts, announce }: TypedParts,
  way: 'Closing the window' | 'Leaving',
): Promise<boolean> {
  const written = (await parts.getState().parts?.desk.settle()) ?? true;
  if (!written) {
    announce({
      tone: 'alert',
      text: 'Something that was typed could not be written yet.',
      next: `It is still in its field. ${way} once more leaves it behind.`,
    });
  }
  return written;
}

/** The second time counts, whatever comes of it. */
function oncePerTrouble(write: () => Promise<boolean>): () => Promise<boolean> {
  let hasWarned = false;
  return async () => {
    const mayLeave = (await write()) || hasWarned;
    hasWarned = !mayLeave;
    return mayLeave;
  };
}

/** Before the window goes. */
async function settle(app: Parts): Promise<void> {
  const written = await writeTyped(app, 'Closing the window');
  await app.bridge.request('window:settled', { written });
}

/** The queue and the desk are of the workspace that is open, and go with it. */
function followPlace(app: Parts, announceError: (error: AppError) => void): void {
  const { place } = app.session.getState();
  const { parts } = app.parts.getState();
  const wanted = place.at === 'desk' ? place.opened : undefined;
  if (parts?.workspaceId === wanted?.workspace.id) return;
  parts?.dispose();
  // What lay over the workspace was about it.
  if (parts !== undefined) app.overlay.setState({ overlay: 'none' });
  const next = wanted && createWorkspaceParts(wanted, { ...app, announceError });
  app.parts.setState({ parts: next });
  app.tourActions.leave();
  if (app.onlyCall !== undefined) void next?.desk.open(app.onlyCall);
  else begin(app, next, wanted);
}

function begin(
  app: Parts,
  parts: WorkspaceParts | undefined,
  opened: WorkspaceOpened | undefined,
): void {
  if (opened?.workspace.kind === 'sample') beginTourOnce(app);
  void parts?.queue.start();
}

function keysAndPedals(settings: SettingsStore, registry: CommandRegistry) {
  const keymap = keymapOf(settings);
  const pedals = createPedals({
    gamepads: () => navigator.getGamepads(),
    hid: hidOfBrowser(),
    press: (chord) => void pressButton(document, chord, { registry, keymap }),
    isBound: (beginning) => keymap().uses(beginning),
  });
  return { keymap, pedals };
}

/** The keymap in force, made anew whenever the reviewer has changed a key. */
function keymapOf(settings: SettingsStore): () => Keymap {
  const mac = onMac();
  let { keys } = settings.getState().settings;
  let keymap = createKeymap(keys, mac);
  return () => {
    const now = settings.getState().settings.keys;
    if (now !== keys) {
      keys = now;
      keymap = createKeymap(keys, mac);
    }
    return keymap;
  };
}

function hearKeys({ bridge, settings, registry, keymap, pedals }: Parts): void {
  listenForKeys(document, { registry, keymap });
  pedals.refresh();
  settings.subscribe(() => pedals.refresh());
  bridge.on('settings:changed', (changed) => {
    takeSettings(settings, changed);
  });
}

/** The sample is where a first-time reviewer begins; the tour shows itself there, once. */
function beginTourOnce({ settings, settingsActions: verbs, tourActions: tour }: Parts): void {
  if (settings.getState().settings.tourSeen) return;
  tour.start();
  void verbs.save({ tourSeen: true });
}
