import { expect, test, type Page } from './harness/test.ts';
import { openRow, position, press, region } from './harness/desk.ts';
import { sharedSampleApp } from './harness/shared-app.ts';

const sample = sharedSampleApp();

/** How much wider than its window the recording is drawn. */
const zoom = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const strip = document.querySelector('.wave-strip')?.getBoundingClientRect().width ?? 0;
    return strip / (document.querySelector('.wave-canvas')?.clientWidth ?? 1);
  });

/** Whether the playhead is visible. */
const playheadIsVisible = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const cursor = document.querySelector('.wave-playhead')?.getBoundingClientRect();
    const stage = document.querySelector('.wave-canvas')?.getBoundingClientRect();
    if (cursor === undefined || stage === undefined) return false;
    return cursor.left >= stage.left - 2 && cursor.left <= stage.right + 2;
  });

/** Whether any lane has something drawn on it. */
const isDrawn = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const shadow = document.querySelector('.wave-canvas > div')?.shadowRoot;
    const canvases = [...(shadow?.querySelectorAll('canvas') ?? [])];
    return canvases.some((canvas) => {
      const { width, height } = canvas;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      let painted = 0;
      for (let at = 3; at < pixels.length; at += 4) painted += Number((pixels[at] ?? 0) > 0);
      return painted > width * 3;
    });
  });

test('the waveform of every call is drawn when it can be played', async () => {
  const { page } = sample();
  await openRow(page, /1:52.*Negative/);
  await expect.poll(() => isDrawn(page)).toBe(true);
  for (const length of ['1:19', '0:53', '1:10']) {
    await page.getByRole('row').filter({ hasText: length }).first().click();
    await expect(page.getByRole('region', { name: 'Call' })).toContainText(length);
    await expect.poll(() => isDrawn(page)).toBe(true);
  }
});

test('keys and wheel zoom to single words, with an overview, and the view follows the playhead', async () => {
  const { page } = sample();
  await openRow(page, /1:52.*Negative/);
  await expect.poll(() => zoom(page)).toBeCloseTo(1, 1);
  await expect(page.locator('.wave-minimap > *')).toHaveCount(0);

  for (let presses = 0; presses < 8; presses += 1) await press(page, 'Alt+=');
  await expect.poll(() => zoom(page)).toBeGreaterThan(20);
  await expect(page.locator('.wave-minimap > *')).toHaveCount(1);
  await expect.poll(() => isDrawn(page)).toBe(true);
  await expect(page.locator('.wave-tick').filter({ hasText: /\.\d$/ }).first()).toBeAttached();

  // Seeking and playing bring the playhead back into view.
  await press(page, 'm', 'm', 'm');
  await press(page, ']', ']', ']', ']', 'Space');
  await page.waitForTimeout(2500);
  expect(await playheadIsVisible(page)).toBe(true);
  await press(page, 'Space');

  // The wheel scrolls away, and then nothing scrolls back.
  const slider = page.getByRole('slider', { name: 'Position' });
  await slider.hover();
  const before = await position(page);
  await page.mouse.wheel(0, 20_000);
  await expect.poll(() => playheadIsVisible(page)).toBe(false);
  expect(await position(page)).toBe(before);

  await press(page, 'Alt+-');
  await expect.poll(() => zoom(page)).toBeLessThan(25);
  await press(page, 'Alt+0');
  await expect.poll(() => zoom(page)).toBeCloseTo(1, 1);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await expect.poll(() => zoom(page)).toBeGreaterThan(2);
});

test('selection, loop, tags and hits are shown at their place on the waveform', async () => {
  const { page } = sample();
  await openRow(page, /1:52.*Negative/);
  const range = (look: string) => region(page, 'Waveform').locator(`[data-look='${look}']`);
  await press(page, 'ArrowDown', 'Shift+ArrowDown');
  await expect(range('selection')).toHaveCount(1);
  await press(page, 'o');
  await expect(range('loop')).toHaveCount(1);
  await press(page, '1');
  await expect(range('tag')).toHaveCount(1);
  await press(page, '/');
  await page.keyboard.type('payment');
  await expect(range('current-hit')).toHaveCount(1);
  expect(await range('hit').count()).toBeGreaterThan(2);
  await press(page, 'Escape');
  await expect(range('hit')).toHaveCount(0);
});
