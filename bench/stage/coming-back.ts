import type { Page } from '@playwright/test';

/**
 * Away from the long call by the key of the next one, and back by the other. Answers the time from
 * the key to the frame in which the words, or everything (waveform and sound too), were painted.
 */
export async function goAndComeBack(
  page: Page,
  until: 'words' | 'everything',
  pauseMs: number,
): Promise<number> {
  await page.keyboard.press('.');
  await page.waitForFunction(() => document.querySelectorAll('[data-turn-text]').length < 500);
  await page.waitForTimeout(pauseMs);
  await page.evaluate(() => {
    window.bench.drawn = { firstMs: Number.NaN, lastMs: Number.NaN, count: 0 };
  });
  await page.keyboard.press(',');
  return page.evaluate(async (wanted) => {
    const hasWords = (): boolean => document.querySelectorAll('[data-turn-text]').length > 500;
    const hasSound = (): boolean =>
      window.bench.drawn.count > 0 && (document.querySelector('audio')?.readyState ?? 0) >= 2;
    const isThere = wanted === 'words' ? hasWords : () => hasWords() && hasSound();
    return (await window.bench.painted(isThere)) - window.bench.inputMs;
  }, until);
}
