import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AppBridge, AppState, WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { browserHid, createPedals } from '../commands/pedals.ts';
import { listenForShortcuts, runPedalChord, runFromMenu } from '../commands/shortcut-listener.ts';
import { createKeymap, type Keymap } from '../commands/keymap.ts';
import { createRegistry, type CommandRegistry } from '../commands/registry.ts';
import { createTourStore, tourActions } from '../features/tour/tour-store.ts';
import { createMessageStore, messageActions, type Announce } from '../lib/messages.ts';
import { alertOnRejectedApiKey } from './api-key-alert.ts';
import { sessionActions, syncActions } from '../lib/session/session-actions.ts';
import { createSessionStore, type SessionState } from '../lib/session/session-store.ts';
import {
  createSettingsStore,
  settingsActions,
  applySettings,
  type SettingsStore,
} from '../lib/settings-store.ts';
import { onSystemTheme, applyTheme, resolveTheme } from '../lib/theme.ts';
import { workspaceActions } from '../lib/session/workspace-actions.ts';
import { bindOverlays, createOverlayStore } from '../overlays/overlay-store.ts';
import { createLinkOpener } from '../links/open-links.ts';
import { bindTextSize } from './text-size.ts';
import { isMac } from '../ui/is-mac.ts';
import { createReviewerSwitch } from './reviewer-switch.ts';
import { createWorkspaceParts, type WorkspaceParts } from './workspace-parts.ts';

interface PartsState {
  readonly parts: WorkspaceParts | undefined;
}

export type EarmarkApp = ReturnType<typeof createApp>;

/** Creates the parts of the renderer and connects them. */
export function createApp(bridge: AppBridge, state: AppState, onlyCall?: CallId) {
  const messages = createMessageStore();
  const { announce, announceError, withdraw, clearAfterSave, dismiss } = messageActions(messages);
  const tour = createTourStore();
  const tourCommands = tourActions(tour);
  const registry = createRegistry((error, id) => {
    announceError({ kind: 'unexpected', ref: `${id}: ${String(error)}` });
  }, tourCommands.report);
  const settings = createSettingsStore(state.settings);
  const settingCommands = settingsActions(settings, bridge, announceError);
  const session = createSessionStore(state);
  const sessionParts = { store: session, bridge, announceError };
  const parts = createStore<PartsState>(() => ({ parts: undefined }));
  const app = {
    bridge,
    registry,
    /** Set in a second window, which has no queue and no tour and opens no links. */
    onlyCall,
    tour,
    tourActions: tourCommands,
    ...createShortcuts(settings, registry),
    messages,
    announce,
    announceError,
    dismiss,
    clearAfterSave,
    settings,
    settingsActions: settingCommands,
    session,
    sessionActions: sessionActions({
      ...sessionParts,
      mayLeave: warnOnce(() => saveDrafts({ parts, announce }, 'Leave the workspace')),
    }),
    sync: syncActions(sessionParts),
    workspaceActions: workspaceActions(session, bridge),
    overlay: createOverlayStore(),
    parts,
    switchReviewer: createReviewerSwitch({
      saveEverything: async () => (await parts.getState().parts?.desk.saveEverything()) ?? true,
      saveSettings: (change) => settingCommands.save(change),
      announce,
    }),
  };
  return {
    ...app,
    /** Starts listening for shortcuts and main, and reopens the workspace of the last run. */
    start: () => start({ ...app, withdraw }, state),
  };
}

type Parts = Omit<EarmarkApp, 'start'>;

async function start(
  app: Parts & { readonly withdraw: (text: string) => void },
  { startupError }: AppState,
): Promise<void> {
  const { bridge, registry, session, announce, announceError, withdraw, onlyCall } = app;
  session.subscribe(() => followRoute(app, announceError));
  bindAppCommands(app);
  followTheme(app);
  startShortcuts(app);
  app.sync.listen();
  if (startupError !== undefined) announceError(startupError);
  bridge.on('window:closing', () => void prepareToClose(app));
  bridge.on('command:run', ({ command }) => {
    runFromMenu(document, command, registry);
  });
  if (onlyCall !== undefined) {
    await app.sessionActions.resume();
    return;
  }
  const replaceApiKey = () => void registry.run('workspace.replace-key');
  alertOnRejectedApiKey({ session, announce, withdraw, replaceApiKey });
  const links = createLinkOpener({ ...app, target: () => app.parts.getState().parts });
  links.listen();
  await app.sessionActions.resume();
  await links.openNext();
}

function bindAppCommands({
  registry,
  sessionActions: workspaceEntry,
  sync,
  session,
  ...app
}: Parts): void {
  const atDesk = (): boolean => session.getState().route.at === 'desk';
  bindTextSize(registry);
  registry.bind('tour.start', app.tourActions.start, atDesk);
  bindOverlays(app.overlay, registry, {
    atDesk,
    hasKey: () => app.onlyCall === undefined && isConnected(session.getState()),
  });
  registry.bind('view.theme', async () => {
    const { theme } = app.settings.getState().settings;
    await app.settingsActions.save({ theme: resolveTheme(theme) === 'dark' ? 'light' : 'dark' });
  });
  registry.bind('view.unbiased', async () => {
    const { unbiasedMode } = app.settings.getState().settings;
    await app.settingsActions.save({ unbiasedMode: !unbiasedMode });
  });
  registry.bindAll(
    {
      // A second window closes with the first one when the workspace is closed.
      ...(app.onlyCall === undefined ? { 'workspace.close': () => workspaceEntry.close() } : {}),
      'sync.pause': () => sync.toggle(),
      'sync.now': () => sync.now(),
    },
    atDesk,
  );
}

/** The sample workspace needs no API key. */
const isConnected = ({ route: place }: SessionState): boolean =>
  place.at === 'desk' && place.opened.workspace.kind === 'retell';

function followTheme({ settings }: Parts): void {
  const apply = (): void => {
    applyTheme(settings.getState().settings.theme);
  };
  apply();
  settings.subscribe(apply);
  onSystemTheme(apply);
}

interface DraftDeps {
  readonly parts: StoreApi<PartsState>;
  readonly announce: Announce;
}

/** Saves typed text. Warns and resolves to false when some of it could not be saved. */
async function saveDrafts(
  { parts, announce }: DraftDeps,
  leavingBy: 'Close the window' | 'Leave the workspace',
): Promise<boolean> {
  const isSaved = (await parts.getState().parts?.desk.saveEverything()) ?? true;
  if (!isSaved) {
    announce({
      tone: 'alert',
      text: 'Some text could not be saved yet.',
      next: `It is still in its field. ${leavingBy} again to discard it.`,
    });
  }
  return isSaved;
}

/** Refuses once; the second attempt succeeds even if saving fails again. */
function warnOnce(write: () => Promise<boolean>): () => Promise<boolean> {
  let hasWarned = false;
  return async () => {
    const mayLeave = (await write()) || hasWarned;
    hasWarned = !mayLeave;
    return mayLeave;
  };
}

/** Saves everything before the window closes. */
async function prepareToClose(app: Parts): Promise<void> {
  const isSaved = await saveDrafts(app, 'Close the window');
  await app.bridge.request('window:settled', { written: isSaved });
}

/** Creates the queue and the desk of the workspace that is opened, and disposes of the previous ones. */
function followRoute(app: Parts, announceError: (error: AppError) => void): void {
  const { route: place } = app.session.getState();
  const { parts } = app.parts.getState();
  const opened = place.at === 'desk' ? place.opened : undefined;
  if (parts?.workspaceId === opened?.workspace.id) return;
  parts?.dispose();
  // An open dialog belongs to the workspace that was closed.
  if (parts !== undefined) app.overlay.setState({ overlay: 'none' });
  const next =
    opened &&
    createWorkspaceParts(opened, {
      ...app,
      announceError,
      saveSettings: (changes) => app.settingsActions.save(changes),
    });
  app.parts.setState({ parts: next });
  app.tourActions.leave();
  if (app.onlyCall !== undefined) void next?.desk.open(app.onlyCall);
  else startWorkspace(app, next, opened);
}

function startWorkspace(
  app: Parts,
  parts: WorkspaceParts | undefined,
  opened: WorkspaceOpened | undefined,
): void {
  if (opened?.workspace.kind === 'sample') startTourOnce(app);
  parts?.queue.store.subscribe(({ open }, before) => {
    if (open !== undefined && open.id !== before.open?.id) app.tourActions.report('queue.open');
  });
  void parts?.queue.start();
}

function createShortcuts(settings: SettingsStore, registry: CommandRegistry) {
  const keymap = keymapOf(settings);
  const pedals = createPedals({
    gamepads: () => navigator.getGamepads(),
    hid: browserHid(),
    press: (chord) => void runPedalChord(document, chord, { registry, keymap }),
    isBound: (beginning) => keymap().hasChordWithPrefix(beginning),
  });
  return { keymap, pedals };
}

/** Returns the current keymap, which is rebuilt after the shortcuts changed. */
function keymapOf(settings: SettingsStore): () => Keymap {
  const mac = isMac();
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

function startShortcuts({ bridge, settings, registry, keymap, pedals }: Parts): void {
  listenForShortcuts(document, { registry, keymap });
  pedals.refresh();
  settings.subscribe(() => pedals.refresh());
  bridge.on('settings:changed', (changed) => {
    applySettings(settings, changed);
  });
}

/** Shows the tour once, in the sample workspace, where new reviewers start. */
function startTourOnce({ settings, settingsActions: actions, tourActions: tour }: Parts): void {
  if (settings.getState().settings.tourSeen) return;
  tour.start();
  void actions.save({ tourSeen: true });
}
