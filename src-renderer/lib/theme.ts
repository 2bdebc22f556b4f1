import type { Settings } from '../../src-shared/settings.ts';

/** What the reviewer sees: the chosen theme, or the system's. */
export type Theme = 'dark' | 'light';
type ThemeSetting = Settings['theme'];

const prefersLight = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: light)');

/** The theme that a choice comes to on this machine now. */
export const resolveTheme = (choice: ThemeSetting): Theme =>
  choice === 'system' ? (prefersLight().matches ? 'light' : 'dark') : choice;

/** Puts the theme on the root, where the tokens read it. */
export function applyTheme(choice: ThemeSetting): void {
  const { dataset } = document.documentElement;
  const theme = resolveTheme(choice);
  // Said again, the same theme would have every canvas drawn again.
  if (dataset['theme'] !== theme) dataset['theme'] = theme;
}

/** Calls back whenever the shown theme changes, for canvases; until the function given back is called. */
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

/** Calls back when the system changes between day and night. */
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
 * The colour of a token as it is now, for canvases, which know no custom properties:
 * `tokenColour('--agent')` → `rgb(108, 182, 240)`. Only the theme changes it, so each is looked up once
 * a theme: to look means to lay out the page.
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
