import { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, session, shell } from 'electron';
import path from 'node:path';
import process from 'node:process';
import type { CallId } from '../src-shared/call.ts';
import type { AppState, InputOf } from '../src-shared/ipc/contract.ts';
import { ok } from '../src-shared/result.ts';
import { exportKeys } from './exports/export-keys.ts';
import { createExporting } from './exports/exporting.ts';
import { createDispatch } from './ipc/dispatch.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createAnnounce, createTellFront, serve } from './ipc/serve.ts';
import { createKeychain } from './keychain/keychain.ts';
import { createLibrary, readerIn } from './library/client.ts';
import { forkLibrary } from './library/utility-child.ts';
import { openLog } from './log/log.ts';
import { createRecordings } from './recordings/recordings.ts';
import { checkBaseUrl, defaultBaseUrl } from './retell/address.ts';
import { systemClock } from './retell/clock.ts';
import { createRetellApi } from './retell/retell-api.ts';
import { probePatience } from './retell/transport.ts';
import { createSampleRetell } from './sample/sample-process.ts';
import { createSync } from './sync/sync.ts';
import { isOurPage, mediaScheme, registerSchemes, serveApp } from './window/app-scheme.ts';
import { createClosing } from './window/closing.ts';
import { live } from './window/life.ts';
import { createLinks } from './window/links.ts';
import { applicationMenu } from './window/menu.ts';
import { createNotices } from './window/notices.ts';
import { notify } from './window/notify.ts';
import { allowPedals } from './window/pedals.ts';
import { lockDown, lockSession } from './window/security.ts';
import { createSecondWindows } from './window/second-windows.ts';
import { openWindow } from './window/window.ts';
import { openProfile } from './workspaces/profile.ts';
import { removeFolder } from './workspaces/remove-folder.ts';
import { sessionAnswers } from './workspaces/session-answers.ts';
import { workspaceAnswers } from './workspaces/workspace-answers.ts';
import { Workspaces } from './workspaces/workspaces.ts';

const developmentUrl = process.env['ELECTRON_RENDERER_URL'];
const built = (...parts: string[]): string => path.join(import.meta.dirname, ...parts);
const resources = app.isPackaged ? process.resourcesPath : built('../../resources');
const isOurs = (url: string): boolean => isOurPage(url, developmentUrl);

registerSchemes();
// Media keys belong to the keymap, where the reviewer can give them a command.
app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling');
const data = app.getPath('userData');
const log = openLog(path.join(data, 'logs'));
process.on('uncaughtException', (error) => log.bug(error, 'main'));
process.on('unhandledRejection', (error) => log.bug(error, 'main'));

const profile = openProfile(data);
const announce = createAnnounce(isOurs);
const tellFront = createTellFront(isOurs);
const windowClosing = createClosing(() => {
  announce('window:closing', {});
  return BrowserWindow.getAllWindows().length;
});
const secondWindows = createSecondWindows();
const links = createLinks(() => {
  announce('link:waiting', { waiting: true });
});
const notices = createNotices(notify);
const library = createLibrary({
  spawn: () => forkLibrary(built('library.js')),
  log: (line) => {
    log.note(`${line.ref} ${line.detail}`);
  },
  onRestart: () => {
    // Queues that were open died with the process: every page opens its own again.
    announce('library:changed', { calls: [] });
  },
});
const sample = createSampleRetell(built('sample.js'), path.join(resources, 'sample'));
const workspaces = new Workspaces({
  library,
  profile,
  folder: path.join(data, 'workspaces'),
  keychain: createKeychain(),
  sample: () => sample.start(),
  checkAddress: (typed) =>
    checkBaseUrl(typed === undefined || typed === '' ? defaultBaseUrl : typed),
  connect: (connection) => createRetellApi({ ...connection, read: readerIn(library) }),
  probe: (connection) =>
    createRetellApi({ ...connection, read: readerIn(library), patience: probePatience }),
  sync(api) {
    notices.forget();
    return createSync({
      api,
      library,
      clock: systemClock,
      announce(event, payload) {
        announce(event, payload);
        notices.heard(payload);
      },
    });
  },
  recordings: ({ api, folder, scrubbedFirst, isNearLimit }) =>
    createRecordings({
      clock: systemClock,
      folder,
      api,
      scrubbedFirst,
      library,
      limitMb: () => profile.settings().cacheLimitMb,
      mayFetchAhead: () => profile.settings().fetchAhead && !isNearLimit(),
      announce: (progress) => {
        announce('recording:progress', progress);
      },
    }),
  announceConcurrency: (concurrency) => {
    announce('concurrency:changed', concurrency);
  },
  notice: (error) => {
    announce('notice', { error });
  },
  removeFolder,
});
const exportFolder = (): string => profile.settings().exportFolder || app.getPath('downloads');
const exporting = createExporting({
  library,
  folder: exportFolder,
  workspace() {
    const open = workspaces.current();
    return open.ok ? ok({ name: open.value.workspace.name, over: open.value.over }) : open;
  },
  async askWhere(suggestion) {
    const { filePath, canceled } = await dialog.showSaveDialog({ defaultPath: suggestion });
    return canceled || filePath === '' ? undefined : filePath;
  },
  reveal: (file) => {
    shell.showItemInFolder(file);
  },
});

/** `current` is the workspace to open: the page opens it itself, so that its first frame waits for nothing. */
function appState(): AppState {
  const { current: id } = profile.get();
  const current = workspaces.known.list().find((workspace) => workspace.id === id);
  return {
    version: app.getVersion(),
    platform: process.platform,
    workspaces: workspaces.known.list(),
    settings: profile.settings(),
    dataFolder: data,
    ...(profile.trouble === undefined ? {} : { trouble: profile.trouble }),
    ...(current === undefined ? {} : { current }),
  };
}

async function saveSettings(change: InputOf<'settings:save'>) {
  const kept = await profile.change((now) => ({
    ...now,
    settings: { ...now.settings, ...change },
  }));
  nativeTheme.themeSource = profile.settings().theme;
  if (change.keys !== undefined) showMenu();
  announce('settings:changed', profile.settings());
  return kept.ok ? ok(profile.settings()) : kept;
}

/** The menu shows the keys in force. */
function showMenu(): void {
  const run = (command: string): void => {
    tellFront('command:run', { command });
  };
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(applicationMenu({ run, own: profile.settings().keys, isMac }));
}

const handlers = createHandlers({
  library,
  appState,
  saveSettings,
  exportKeys: () => exportKeys(exportFolder(), profile.settings().keys),
  takeLink: links.take,
  windowSettled: (written) => {
    windowClosing.settled(written);
  },
  workspaces: workspaceAnswers(workspaces, () => {
    secondWindows.close();
  }),
  ...sessionAnswers({
    library,
    current: () => workspaces.current(),
    prefersScrubbed: (id) => workspaces.known.prefersScrubbed(id),
    lookForWay: () => workspaces.lookForWay(),
  }),
  openSecondWindow: (id) => {
    secondWindows.add(show(id));
  },
  exportCsv: (input) => notices.exported(() => exporting.csv(input)),
  revealExport: () => exporting.reveal(),
  announceChanged(calls) {
    announce('library:changed', { calls });
  },
});

/** The window of the workspace, or with a call one of its own for that call alone. */
function show(callId?: CallId): BrowserWindow {
  const state = callId === undefined ? profile.get().window : undefined;
  return openWindow({
    title: 'Earmark',
    icon: path.join(resources, 'icons/512.png'),
    preload: built('../preload/index.cjs'),
    theme: profile.settings().theme,
    closing: windowClosing,
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
    keep: (pedal) =>
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
    createDispatch(handlers, (error, where) => log.bug(error, where)),
    isOurs,
  );
  showMenu();
  links.fromCommandLine(process.argv);
  show();
}

live({
  start,
  show,
  stop: () =>
    workspaces
      .shutDown()
      // Where the window stood is noted while it closes, which may be the last thing of all.
      .then(() => library.stop().then(() => profile.written()))
      .finally(() => {
        sample.stop();
      }),
  startedAgain: links.fromCommandLine,
  linkOpened: links.fromSystem,
});
