import { app, BrowserWindow, nativeTheme, protocol, session, shell } from 'electron';
import path from 'node:path';
import process from 'node:process';
import { composeFileExchange } from './compose-file-exchange.ts';
import { composeWorkspaces } from './compose-workspaces.ts';
import { exportShortcuts } from './exports/export-shortcuts.ts';
import { createExporter } from './exports/exporter.ts';
import { createDispatch } from './ipc/dispatch.ts';
import { forwardTo } from './ipc/forwarded-channels.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createAnnounce, createAnnounceToFocused, serve } from './ipc/serve.ts';
import { createLibrary } from './library/client/client.ts';
import { forkLibrary } from './library/client/utility-process.ts';
import { dateLocale } from './lib/date-locale.ts';
import { setDateLocale } from './lib/dates.ts';
import { createDiagnostics } from './log/diagnostics.ts';
import { logUncaughtErrors, openLog } from './log/log.ts';
import { createPageErrorLog } from './log/page-errors.ts';
import { checkTypedUrl, isTrustedServer } from './retell/http/base-url.ts';
import { checkForUpdates } from './updates/updates.ts';
import { createSampleRetell } from './sample/sample-process.ts';
import { isOurPage, mediaScheme, registerSchemes, serveApp } from './window/app-scheme.ts';
import { createCloseGuard } from './window/close-guard.ts';
import { runApp } from './window/app-lifecycle.ts';
import { confirmServer } from './window/confirm-server.ts';
import { createDashboard } from './window/dashboard.ts';
import { createLinks } from './window/links.ts';
import { dialogs } from './window/dialogs.ts';
import { createShowMenu } from './window/menu.ts';
import { createNotifications } from './window/notifications.ts';
import { systemNotifications } from './window/system-notifications.ts';
import { allowPedals } from './window/pedals.ts';
import { exportWindows } from './window/export-windows.ts';
import { lockDown, lockSession } from './window/security.ts';
import { createSecondWindows, createWindowOpener, reloadWindows } from './window/window.ts';
import { announceMeasuring } from './workspaces/announce-measuring.ts';
import { createDataHandlers } from './workspaces/data-handlers.ts';
import { onCallsRebuilt } from './workspaces/rebuilt-calls.ts';
import { createAppState } from './workspaces/app-state.ts';
import { openProfile } from './workspaces/profile.ts';
import { createWorkspaceFolders } from './workspaces/workspace-folders.ts';
import { restoreRemoved } from './window/removed-workspaces.ts';
import { createSessionHandlers } from './workspaces/session-handlers.ts';
import { createServerCheck } from './workspaces/server-check.ts';
import { createSettingsHandlers } from './workspaces/settings-handlers.ts';
import { createWorkspaceHandlers } from './workspaces/workspace-handlers.ts';
import { knownReviewers } from '../src-shared/current-reviewer.ts';
import { createReviewerFollower } from './workspaces/follow-reviewer.ts';

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
logUncaughtErrors(log);

const profile = openProfile(data);
const announce = createAnnounce(isOurs);
const sendToFront = createAnnounceToFocused(isOurs);
const closeGuard = createCloseGuard(() => {
  announce('window:closing', {});
  return BrowserWindow.getAllWindows().length;
});
const secondWindows = createSecondWindows();
const links = createLinks(() => announce('link:waiting', { waiting: true }));
const notifications = createNotifications(systemNotifications);
const library = createLibrary({
  spawn: () => forkLibrary(built('library.js')),
  log: (line) => log.info(`${line.ref} ${line.detail}`),
  // Open queues ended with the process, so every page opens its queue again.
  onRestart: () => announce('library:changed', { kind: 'restarted' }),
  onRebuilt: () => onCallsRebuilt(workspaces.current(), announce),
  onMeasuring: announceMeasuring(announce),
});
const sample = createSampleRetell(built('sample.js'), path.join(resources, 'sample'));
const folders = createWorkspaceFolders(path.join(data, 'workspaces'));
const workspaces = composeWorkspaces({
  library,
  profile,
  folders,
  notifications,
  announce,
  startSample: () => sample.start(),
});
const exportFolder = (): string => profile.settings().exportFolder || app.getPath('downloads');
const dataHandlers = createDataHandlers({
  library,
  profile,
  workspaces,
  announce,
  ...dialogs,
  exportFolder,
  reloadPages: reloadWindows,
});
const exporter = createExporter({
  library,
  folder: exportFolder,
  workspaces,
  askForFile: dialogs.askWhereToSave,
  ...exportWindows,
  notifications,
  onProgress: (progress) => announce('export:progress', progress),
});

// Chromium knows the system's locale only once the app is ready.
const systemDateLocale = (): string => dateLocale(process.env, app.getSystemLocale());

const appState = createAppState({
  profile,
  known: workspaces.known,
  version: app.getVersion(),
  dataFolder: data,
  dateLocale: systemDateLocale,
});

const followReviewer = createReviewerFollower({
  library,
  isOpen: () => workspaces.current().ok,
  announce,
});

const settingsHandlers = createSettingsHandlers({
  profile,
  followReviewer,
  exportFolder,
  askForFolder: dialogs.askForFolder,
  onChanged(settings, shortcutsChanged) {
    nativeTheme.themeSource = settings.theme;
    if (shortcutsChanged) showMenu();
    announce('settings:changed', settings);
  },
});

const showMenu = createShowMenu({
  run: (command) => sendToFront('command:run', { command }),
  restoreRemoved: () =>
    void restoreRemoved({
      folders,
      workspaces,
      onRestored: () => announce('workspaces:changed', { workspaces: workspaces.known.list() }),
    }),
  ...dataHandlers.menuItems,
  customShortcuts: () => profile.settings().keys,
});

const handlers = createHandlers({
  library,
  appState,
  reviewers: () => knownReviewers(profile.settings()),
  ...settingsHandlers,
  logPageError: createPageErrorLog(log),
  diagnostics: createDiagnostics({
    app,
    settings: profile.settings,
    workspaces: () => workspaces.known.list(),
    log,
  }),
  exportKeys: () => exportShortcuts(exportFolder(), profile.settings().keys),
  takeLink: links.take,
  windowSettled: (written) => closeGuard.reply(written),
  workspaces: createWorkspaceHandlers({
    workspaces,
    onLeave: () => secondWindows.close(),
    checkServer: createServerCheck({
      known: workspaces.known,
      checkAddress: checkTypedUrl,
      isTrusted: isTrustedServer,
      confirm: confirmServer,
    }),
  }),
  ...createSessionHandlers({
    library,
    current: () => workspaces.current(),
    prefersRedacted: (id) => workspaces.known.prefersRedacted(id),
    reconnectIfOffline: () => workspaces.reconnectIfOffline(),
  }),
  openInDashboard: createDashboard({ library, open: (url) => shell.openExternal(url) }),
  openSecondWindow: (id) => secondWindows.open(() => openAppWindow(id)),
  exporter,
  ...composeFileExchange({ library, workspaces, folder: exportFolder }),
  ...dataHandlers,
  announceEdit: (change, madeBy) => announce('library:changed', change, madeBy),
});

const openAppWindow = createWindowOpener({
  icon: path.join(resources, 'icons/512.png'),
  preload: built('../preload/index.cjs'),
  theme: () => profile.settings().theme,
  closeGuard,
  state: () => profile.get().window,
  saveState: (window) => void profile.change((now) => ({ ...now, window })),
  ...(developmentUrl === undefined ? {} : { developmentUrl }),
});

function start(): void {
  setDateLocale(systemDateLocale());
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
    createDispatch(handlers, forwardTo(library), (error, where) => log.error(error, where)),
    isOurs,
  );
  showMenu();
  links.fromCommandLine(process.argv);
  openAppWindow();
  void folders.purge();
  void checkForUpdates({ isPackaged: app.isPackaged, resources, log });
}

runApp({
  start,
  openWindow: openAppWindow,
  stop: () =>
    workspaces
      .shutDown()
      // A window saves its position while it closes, which may be the last change of all.
      .then(() => library.stop().then(() => profile.flush()))
      .finally(() => sample.stop()),
  secondInstance: links.fromCommandLine,
  linkOpened: links.fromSystem,
});
