import type { Page } from '@playwright/test';

/**
 * Leaves the long call with the shortcut for the next call and returns with the one for the previous
 * call. Resolves to the time from the key press to the frame in which the visible words, everything
 * (also the waveform and the recording), or every entry down to the last one was painted.
 */
export async function leaveAndReturn(
  page: Page,
  until: 'words' | 'everything' | 'each line',
  pauseMs: number,
): Promise<number> {
  await page.keyboard.press('.');
  await page.waitForFunction(() => {
    const isBusy = document.querySelector('.desk')?.getAttribute('aria-busy') === 'true';
    return !isBusy && document.querySelectorAll('.entries-block').length < 20;
  });
  await page.waitForTimeout(pauseMs);
  await page.evaluate(() => {
    window.bench.drawn = { firstMs: Number.NaN, lastMs: Number.NaN, count: 0 };
  });
  await page.keyboard.press(',');
  return page.evaluate(async (wanted) => {
    /** Only the long call has this many blocks. Checks that its words are in the visible area. */
    const hasWords = (): boolean => {
      if (document.querySelectorAll('.entries-block').length < 20) return false;
      const box = document.querySelector('.transcript-scroller')?.getBoundingClientRect();
      if (box === undefined) return false;
      const x = box.left + Math.min(box.width / 2, 400);
      const seen = [0.2, 0.5, 0.8].map((share) =>
        document.elementFromPoint(x, box.top + box.height * share)?.closest('.entry'),
      );
      return seen.every((entry) => entry !== null && entry !== undefined);
    };
    const hasEach = (): boolean =>
      hasWords() && document.querySelectorAll('.entries-block:empty').length === 0;
    const hasAudio = (): boolean =>
      window.bench.drawn.count > 0 && (document.querySelector('audio')?.readyState ?? 0) >= 2;
    const claims = {
      words: hasWords,
      everything: () => hasWords() && hasAudio(),
      'each line': hasEach,
    };
    const isThere = claims[wanted];
    return (await window.bench.painted(isThere)) - window.bench.inputMs;
  }, until);
}
