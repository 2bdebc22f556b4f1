import type { Settings } from '../../src-shared/settings.ts';

/** The theme that is shown. */
export type Theme = 'dark' | 'light';
type ThemeSetting = Settings['theme'];

const prefersLight = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: light)');

/** The theme that a setting means on this computer now. */
export const resolveTheme = (choice: ThemeSetting): Theme =>
  choice === 'system' ? (prefersLight().matches ? 'light' : 'dark') : choice;

/** Sets the theme on the root element, where the CSS tokens read it. */
export function applyTheme(choice: ThemeSetting): void {
  const { dataset } = document.documentElement;
  const theme = resolveTheme(choice);
  // Setting the same theme again would redraw every canvas.
  if (dataset['theme'] !== theme) dataset['theme'] = theme;
}

/** Calls back when the shown theme changes, for canvases. Returns a function that stops this. */
export function onThemeChange(listener: (theme: Theme) => void): () => void {
  const root = document.documentElement;
  const watcher = new MutationObserver(() => {
    listener(root.dataset['theme'] === 'light' ? 'light' : 'dark');
  });
  watcher.observe(root, { attributeFilter: ['data-theme'] });
  return () => {
    watcher.disconnect();
  };
}

/** Calls back when the system switches between light and dark. Returns a function that stops this. */
export function onSystemTheme(listener: () => void): () => void {
  const media = prefersLight();
  media.addEventListener('change', listener);
  return () => {
    media.removeEventListener('change', listener);
  };
}

type Token = `--${string}`;

const colourCache = new Map<string, string>();

/**
 * The current colour of a token, for canvases, which can't read custom properties:
 * `tokenColour('--agent')` → `rgb(108, 182, 240)`. Cached per theme, because reading it lays out the page.
 */
export function tokenColour(token: Token): string {
  const name = `${document.documentElement.dataset['theme'] ?? ''} ${token}`;
  const colour = colourCache.get(name) ?? readTokenColour(token);
  colourCache.set(name, colour);
  return colour;
}

function readTokenColour(token: Token): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
