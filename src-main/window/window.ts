import { BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron';
import { appUrl } from './app-scheme.ts';
import type { CloseGuard } from './close-guard.ts';

export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

interface WindowOptions {
  readonly title: string;
  readonly icon: string;
  readonly preload: string;
  readonly state?: WindowState;
  readonly theme: 'system' | 'dark' | 'light';
  readonly developmentUrl?: string;
  readonly saveState: (state: WindowState) => void;
  readonly closeGuard: CloseGuard;
  /** The one call that a second window shows. */
  readonly callId?: string;
}

// The same two colours as `--ground` in the renderer's tokens, so that the window never flashes.
const backgroundColours = { dark: '#15171a', light: '#f6f4ef' } as const;

/** Opens a window where it last was, shown as soon as its first frame is painted. */
export function openWindow(options: WindowOptions): BrowserWindow {
  nativeTheme.themeSource = options.theme;
  const window = new BrowserWindow({
    ...initialBounds(options.state),
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: options.title,
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
      spellcheck: false,
      // A reviewer may listen with another window in front: the clock must not be slowed down.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    if (options.state?.maximized === true) window.maximize();
    window.show();
  });
  watchState(window, options.saveState);
  options.closeGuard.guard(window);
  void window.loadURL(urlFor(options));
  return window;
}

function urlFor({ developmentUrl = appUrl, callId }: WindowOptions): string {
  const address = new URL(developmentUrl);
  if (callId !== undefined) address.searchParams.set('call', callId);
  return address.href;
}

/** The remembered place, unless no screen shows it any more. */
function initialBounds(state: WindowState | undefined): Partial<Rectangle> {
  const defaultSize = { width: 1440, height: 900 };
  if (state === undefined) return defaultSize;
  const { bounds } = state;
  const area = screen.getDisplayMatching(bounds).workArea;
  const visible =
    bounds.x < area.x + area.width - 80 &&
    bounds.x + bounds.width > area.x + 80 &&
    bounds.y >= area.y - 20 &&
    bounds.y < area.y + area.height - 80;
  return visible ? bounds : { width: bounds.width, height: bounds.height };
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

export interface SecondWindows {
  add(window: BrowserWindow): void;
  /** Their workspace is being left: what they show is no longer to be had. */
  close(): void;
}

/** The windows that show one call each, beside the window of the workspace. */
export function createSecondWindows(): SecondWindows {
  const windows = new Set<BrowserWindow>();
  return {
    add(window) {
      windows.add(window);
      window.once('closed', () => windows.delete(window));
    },
    close() {
      for (const window of windows) window.close();
    },
  };
}
