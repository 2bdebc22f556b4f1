import { app, BrowserWindow, Menu, nativeTheme, protocol, session, shell } from 'electron';
import path from 'node:path';
import process from 'node:process';
import type { CallId } from '../src-shared/call.ts';
import type { InputOf } from '../src-shared/ipc/contract.ts';
import { exportShortcuts } from './exports/export-shortcuts.ts';
import { createExporter } from './exports/exporter.ts';
import { createDispatch } from './ipc/dispatch.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createAnnounce, createAnnounceToFocused, serve } from './ipc/serve.ts';
import { createKeychain } from './keychain/keychain.ts';
import { createLibrary, createResponseReader } from './library/client/client.ts';
import { forkLibrary } from './library/client/utility-process.ts';
import { dateLocale } from './lib/date-locale.ts';
import { openLog } from './log/log.ts';
import { createRecordings } from './recordings/recordings.ts';
import { checkBaseUrl, defaultBaseUrl } from './retell/http/base-url.ts';
import { systemClock } from './retell/http/clock.ts';
import { createRetellApi } from './retell/retell-api.ts';
import { probeRetryPolicy } from './retell/http/transport.ts';
import { askForRubricFile, askWhereToSave } from './window/file-dialogs.ts';
import { createRubricExchange } from './rubrics/rubric-exchange.ts';
import { createSampleRetell } from './sample/sample-process.ts';
import { createSync } from './sync/sync.ts';
import { isOurPage, mediaScheme, registerSchemes, serveApp } from './window/app-scheme.ts';
import { createCloseGuard } from './window/close-guard.ts';
import { runApp } from './window/app-lifecycle.ts';
import { openInDashboard } from './window/dashboard.ts';
import { createLinks } from './window/links.ts';
import { applicationMenu } from './window/menu.ts';
import { createNotifications } from './window/notifications.ts';
import { systemNotifications } from './window/system-notifications.ts';
import { allowPedals } from './window/pedals.ts';
import { lockDown, lockSession } from './window/security.ts';
import { createSecondWindows, openWindow } from './window/window.ts';
import { onCallsRebuilt } from './workspaces/rebuilt-calls.ts';
import { createAppState } from './workspaces/app-state.ts';
import { openProfile } from './workspaces/profile.ts';
import { createWorkspaceFolders } from './workspaces/workspace-folders.ts';
import { chooseRecovery } from './window/recover-reviews.ts';
import { confirmRemoval, restoreRemoved } from './window/removed-workspaces.ts';
import { createSessionHandlers } from './workspaces/session-handlers.ts';
import { createWorkspaceHandlers } from './workspaces/workspace-handlers.ts';
import { Workspaces } from './workspaces/workspaces.ts';

// A packaged app shows its own files only, whatever its environment says.
const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
const built = (...parts: string[]): string => path.join(import.meta.dirname, ...parts);
const resources = app.isPackaged ? process.resourcesPath : built('../../resources');
const isOurs = (url: string): boolean => isOurPage(url, developmentUrl);

registerSchemes();
// Media keys are handled by the keymap, where the reviewer can assign them to a command.
app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling');
const data = app.getPath('userData');
const log = openLog(path.join(data, 'logs'));
process.on('uncaughtException', (error) => log.error(error, 'main'));
process.on('unhandledRejection', (error) => log.error(error, 'main'));

const profile = openProfile(data);
const announce = createAnnounce(isOurs);
const sendToFront = createAnnounceToFocused(isOurs);
const closeGuard = createCloseGuard(() => {
  announce('window:closing', {});
  return BrowserWindow.getAllWindows().length;
});
const secondWindows = createSecondWindows();
const links = createLinks(() => {
  announce('link:waiting', { waiting: true });
});
const notifications = createNotifications(systemNotifications);
const library = createLibrary({
  spawn: () => forkLibrary(built('library.js')),
  log: (line) => {
    log.info(`${line.ref} ${line.detail}`);
  },
  // Open queues ended with the process, so every page opens its queue again.
  onRestart: () => announce('library:changed', { kind: 'restarted' }),
  onRebuilt: () => onCallsRebuilt(workspaces.current(), announce),
});
const sample = createSampleRetell(built('sample.js'), path.join(resources, 'sample'));
const folders = createWorkspaceFolders(path.join(data, 'workspaces'));
const workspaces = new Workspaces({
  library,
  profile,
  folders,
  keychain: createKeychain(),
  sample: () => sample.start(),
  checkAddress: (typed) =>
    checkBaseUrl(typed === undefined || typed === '' ? defaultBaseUrl : typed),
  connect: (connection) => createRetellApi({ ...connection, read: createResponseReader(library) }),
  connectForCheck: (connection) =>
    createRetellApi({
      ...connection,
      read: createResponseReader(library),
      retryPolicy: probeRetryPolicy,
    }),
  sync(api) {
    notifications.reset();
    return createSync({
      api,
      library,
      clock: systemClock,
      announce(event, payload) {
        announce(event, payload);
        notifications.onSyncEvent(payload);
      },
    });
  },
  recordings: ({ api, folder, preferScrubbed, isNearLimit }) =>
    createRecordings({
      clock: systemClock,
      folder,
      api,
      preferRedacted: preferScrubbed,
      library,
      limitMb: () => profile.settings().cacheLimitMb,
      mayPrefetch: () => profile.settings().fetchAhead && !isNearLimit(),
      announce: (progress) => {
        announce('recording:progress', progress);
      },
    }),
  announceConcurrency: (concurrency) => announce('concurrency:changed', concurrency),
  notice: (error) => announce('notice', { error }),
  confirmRemoval,
  chooseRecovery,
});
const exportFolder = (): string => profile.settings().exportFolder || app.getPath('downloads');
const rubricExchange = createRubricExchange({
  library,
  folder: exportFolder,
  askForFile: askForRubricFile,
});
const exporter = createExporter({
  library,
  folder: exportFolder,
  workspace: () => workspaces.current(),
  askForFile: askWhereToSave,
  reveal: (file) => shell.showItemInFolder(file),
});

const appState = createAppState({
  profile,
  known: workspaces.known,
  version: app.getVersion(),
  dataFolder: data,
  dateLocale: dateLocale(process.env, app.getSystemLocale()),
});

async function saveSettings(change: InputOf<'settings:save'>) {
  const saved = await profile.changeSettings(change);
  nativeTheme.themeSource = profile.settings().theme;
  if (change.keys !== undefined) showMenu();
  announce('settings:changed', profile.settings());
  return saved;
}

const onRestored = (): void => {
  announce('workspaces:changed', { workspaces: workspaces.known.list() });
};

/** Builds the menu with the current shortcuts. */
function showMenu(): void {
  const run = (command: string): void => {
    sendToFront('command:run', { command });
  };
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    applicationMenu({
      run,
      restoreRemoved: () => void restoreRemoved({ folders, workspaces, onRestored }),
      customShortcuts: profile.settings().keys,
      isMac,
      isDevelopment: !app.isPackaged,
    }),
  );
}

const handlers = createHandlers({
  library,
  appState,
  saveSettings,
  exportKeys: () => exportShortcuts(exportFolder(), profile.settings().keys),
  takeLink: links.take,
  reviewerName: () => profile.settings().reviewerName,
  windowSettled: (written) => {
    closeGuard.reply(written);
  },
  workspaces: createWorkspaceHandlers(workspaces, () => {
    secondWindows.close();
  }),
  ...createSessionHandlers({
    library,
    current: () => workspaces.current(),
    prefersScrubbed: (id) => workspaces.known.prefersScrubbed(id),
    reconnectIfOffline: () => workspaces.reconnectIfOffline(),
  }),
  openInDashboard,
  openSecondWindow: (id) => {
    secondWindows.add(openAppWindow(id));
  },
  exportCsv: (input) => notifications.watchExport(() => exporter.csv(input)),
  rubricExchange,
  revealExport: () => exporter.reveal(),
  announceEdit(change, madeBy) {
    announce('library:changed', change, madeBy);
  },
});

/** Opens the window of the workspace, or with a call a second window that shows only that call. */
function openAppWindow(callId?: CallId): BrowserWindow {
  const state = callId === undefined ? profile.get().window : undefined;
  return openWindow({
    title: 'Earmark',
    icon: path.join(resources, 'icons/512.png'),
    preload: built('../preload/index.cjs'),
    theme: profile.settings().theme,
    closeGuard,
    saveState: (window) => {
      if (callId === undefined) void profile.change((now) => ({ ...now, window }));
    },
    ...(callId === undefined ? {} : { callId }),
    ...(state === undefined ? {} : { state }),
    ...(developmentUrl === undefined ? {} : { developmentUrl }),
  });
}

function start(): void {
  lockDown(isOurs);
  lockSession(session.defaultSession, developmentUrl);
  allowPedals(session.defaultSession, {
    isOurs,
    known: () => profile.get().pedals ?? [],
    save: (pedal) =>
      void profile.change((now) => ({ ...now, pedals: [...(now.pedals ?? []), pedal] })),
  });
  serveApp(built('../renderer'));
  protocol.handle(mediaScheme, async (request) => {
    const current = workspaces.current();
    return current.ok
      ? current.value.recordings.handleMedia(request)
      : new Response('No workspace is open', { status: 404 });
  });
  serve(
    createDispatch(handlers, (error, where) => log.error(error, where)),
    isOurs,
  );
  showMenu();
  links.fromCommandLine(process.argv);
  openAppWindow();
  void folders.purge();
}

runApp({
  start,
  openWindow: openAppWindow,
  stop: () =>
    workspaces
      .shutDown()
      // A window saves its position while it closes, which may be the last change of all.
      .then(() => library.stop().then(() => profile.flush()))
      .finally(() => {
        sample.stop();
      }),
  secondInstance: links.fromCommandLine,
  linkOpened: links.fromSystem,
});
