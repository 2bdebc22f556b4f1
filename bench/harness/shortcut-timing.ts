import type { Page } from '@playwright/test';
import { median, rounded } from '../figure.ts';

/** Measures from the time stamp of the key press to the end of the next frame. */
export async function timeShortcut(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    Object.assign(window, {
      keyPainted: new Promise<number>((resolve) => {
        const hear = (event: KeyboardEvent): void => {
          // For a chord, the last key, which triggers the command.
          if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
          window.removeEventListener('keydown', hear, true);
          void window.bench.painted(() => true).then(resolve);
        };
        window.addEventListener('keydown', hear, true);
      }),
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(async () => {
    const painted: unknown = await Reflect.get(window, 'keyPainted');
    return Number(painted) - window.bench.inputMs;
  });
}

/** The five slowest shortcuts by their median, as text. */
export const slowestShortcuts = (byKey: ReadonlyMap<string, readonly number[]>): string =>
  [...byKey]
    .map(([key, all]) => [key, median(all)] as const)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([key, ms]) => `${key} ${rounded(ms)} ms`)
    .join(', ');
