import type { Settings } from '../../src-shared/settings.ts';

/** What the reviewer sees: the chosen theme, or the system's. */
export type Theme = 'dark' | 'light';
type Choice = Settings['theme'];

const prefersLight = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: light)');

/** The theme that a choice comes to on this machine now. */
export const themeOf = (choice: Choice): Theme =>
  choice === 'system' ? (prefersLight().matches ? 'light' : 'dark') : choice;

/** Puts the theme on the root, where the tokens read it. */
export function showTheme(choice: Choice): void {
  const { dataset } = document.documentElement;
  const theme = themeOf(choice);
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
