import { BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { appUrl } from './app-scheme.ts';
import type { CloseGuard } from './close-guard.ts';
import { showContextMenu } from './context-menu.ts';

export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

interface WindowOptions {
  readonly icon: string;
  readonly preload: string;
  readonly state?: WindowState;
  readonly theme: 'system' | 'dark' | 'light';
  readonly developmentUrl?: string;
  readonly saveState: (state: WindowState) => void;
  readonly closeGuard: CloseGuard;
  /** Given for a second window: the one call that it shows. */
  readonly callId?: string;
}

// The same colours as `--ground` in the renderer's tokens, so the window does not flash when it opens.
const backgroundColours = { dark: '#15171a', light: '#f6f4ef' } as const;

/** Opens a window at its last position. It is shown when its first frame is painted. */
function openWindow(options: WindowOptions): BrowserWindow {
  nativeTheme.themeSource = options.theme;
  const window = new BrowserWindow({
    ...(options.callId === undefined ? initialBounds(options.state) : cascadedBounds()),
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Earmark',
    icon: options.icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors
      ? backgroundColours.dark
      : backgroundColours.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // Elsewhere Chromium downloads its dictionaries, and Earmark connects to nothing but Retell. A
      // provider in the preload script can't replace them: overlapping requests to it crash the page.
      spellcheck: process.platform === 'darwin',
      // Reviewers listen with another window in the foreground, so timers must not be slowed down.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    if (options.state?.maximized === true) window.maximize();
    window.show();
  });
  watchState(window, options.saveState);
  options.closeGuard.guard(window);
  showContextMenu(window.webContents);
  void window.loadURL(urlFor(options));
  return window;
}

interface WindowOpenerDeps extends Pick<
  WindowOptions,
  'icon' | 'preload' | 'closeGuard' | 'developmentUrl' | 'saveState'
> {
  readonly theme: () => WindowOptions['theme'];
  /** Where the window of the workspace was closed last. */
  readonly state: () => WindowState | undefined;
}

/** Opens the window of the workspace, or with a call a second window that shows only that call. */
export const createWindowOpener =
  ({ theme, state, saveState, ...fixed }: WindowOpenerDeps) =>
  (callId?: string): BrowserWindow => {
    const last = callId === undefined ? state() : undefined;
    return openWindow({
      ...fixed,
      theme: theme(),
      saveState: (next) => {
        if (callId === undefined) saveState(next);
      },
      ...(callId === undefined ? {} : { callId }),
      ...(last === undefined ? {} : { state: last }),
    });
  };

function urlFor({ developmentUrl = appUrl, callId }: WindowOptions): string {
  const url = new URL(developmentUrl);
  if (callId !== undefined) url.searchParams.set('call', callId);
  return url.href;
}

const defaultSize = { width: 1440, height: 900 };

/** The last position, or only the size if no display shows that position any more. */
function initialBounds(state: WindowState | undefined): Partial<Rectangle> {
  if (state === undefined) return defaultSize;
  const { bounds } = state;
  const area = screen.getDisplayMatching(bounds).workArea;
  const isVisible =
    bounds.x < area.x + area.width - 80 &&
    bounds.x + bounds.width > area.x + 80 &&
    bounds.y >= area.y - 20 &&
    bounds.y < area.y + area.height - 80;
  return isVisible ? bounds : { width: bounds.width, height: bounds.height };
}

/** How far a second window is moved from the window that it was opened from. */
const cascadePx = 36;

/** Next to the focused window, so that it can be seen that there are two. */
function cascadedBounds(): Partial<Rectangle> {
  const from = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (from === undefined) return defaultSize;
  const { x, y, width, height } = from.getNormalBounds();
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const size = {
    width: Math.min(width, area.width - cascadePx),
    height: Math.min(height, area.height - cascadePx),
  };
  const fits = (start: number, length: number, areaStart: number, areaLength: number): number =>
    start + cascadePx + length <= areaStart + areaLength ? start + cascadePx : areaStart;
  return {
    ...size,
    x: fits(x, size.width, area.x, area.width),
    y: fits(y, size.height, area.y, area.height),
  };
}

function watchState(window: BrowserWindow, save: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const saveNow = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed() && !window.isMinimized()) {
      save({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    }
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(saveNow, 500);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', saveNow);
}

/** Loads every page again, because everything on it may be outdated. */
export function reloadWindows(): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
}

export interface SecondWindows {
  /** Opens one more window, unless there are too many already. */
  open(window: () => BrowserWindow): Result<true, AppError>;
  /** Closes them all before their workspace is closed. */
  close(): void;
}

/** Each is a process of its own. More would only come from a page that was taken over. */
const mostSecondWindows = 8;

/** The windows that show one call each, besides the window of the workspace. */
export function createSecondWindows(): SecondWindows {
  const windows = new Set<BrowserWindow>();
  return {
    open(create) {
      if (windows.size >= mostSecondWindows) {
        return err({ kind: 'too-many-windows', most: mostSecondWindows });
      }
      const window = create();
      windows.add(window);
      window.once('closed', () => windows.delete(window));
      return ok(true);
    },
    close() {
      for (const window of windows) window.close();
    },
  };
}
