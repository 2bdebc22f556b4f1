import { expect, test, type Page } from './harness/test.ts';
import { openSampleCall, position, press, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

const rate = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('audio')?.playbackRate ?? 0);
const exactMs = (page: Page): Promise<number> =>
  page.evaluate(() => (document.querySelector('audio')?.currentTime ?? 0) * 1000);

test('Back and slower seeks back three seconds, and a second press restores the exact speed', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  await press(page, ']', ']', 'l', 'l', 'l');
  expect(await rate(page)).toBe(1.5);
  const before = await exactMs(page);
  await press(page, 'r');
  expect(await rate(page)).toBe(0.75);
  expect(Math.round(before - (await exactMs(page)))).toBe(3000);
  await press(page, 'r');
  expect(await rate(page)).toBe(1.5);
  for (let presses = 0; presses < 12; presses += 1) await press(page, ']');
  expect(await rate(page)).toBe(3);
  for (let presses = 0; presses < 14; presses += 1) await press(page, '[');
  expect(await rate(page)).toBe(0.5);
  expect(await page.evaluate(() => document.querySelector('audio')?.preservesPitch)).toBe(true);
});

test('a turn is looped, and the current word follows', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'o');
  const from = await position(page);
  const { left, right } = await region(page, 'Waveform')
    .locator("[data-look='loop']")
    .evaluate((element) => {
      const strip = document.querySelector('.wave-strip')?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      const share = (x: number) => (x - (strip?.left ?? 0)) / (strip?.width ?? 1);
      return { left: share(box.left), right: share(box.right) };
    });
  const length = (right - left) * 112_000;
  await press(page, ']', ']', ']', ']', 'Space');
  const seen: number[] = [];
  const ends = Date.now() + length + 1500;
  while (Date.now() < ends) {
    seen.push(await exactMs(page));
    await page.waitForTimeout(50);
  }
  // A late frame may overshoot the end of the loop, but playback returns.
  expect(Math.max(...seen)).toBeLessThan(from + length + 1000);
  const rounds = seen.filter((ms, index) => ms < (seen[index - 1] ?? 0) - 500).length;
  expect(rounds).toBeGreaterThanOrEqual(1);
});

test('silence is skipped even where both speakers are on one channel', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /0:45.*Positive/);
  await expect(region(page, 'Waveform')).toContainText('Both');
  await press(page, 'l', 'l', 'l', 'l', 'g', 'Space');
  let before = await exactMs(page);
  let jumped = 0;
  const ends = Date.now() + 12_000;
  while (Date.now() < ends && jumped === 0) {
    await page.waitForTimeout(40);
    const now = await exactMs(page);
    if (now - before > 600) jumped = now - before;
    before = now;
  }
  expect(jumped).toBeGreaterThan(600);
});

test('every call reopens at its last position, to a quarter of a second', async () => {
  const app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  await press(page, 'l', 'l', 'l', 'l', 'Space');
  await page.waitForTimeout(1700);
  const left = await exactMs(page);
  const expectedMs = Date.now();
  await app.close();
  // Playback continues until the window closes.
  const playedOn = Date.now() - expectedMs;
  await using again = await launchApp({ home: app.home });
  await again.page.getByRole('row', { name: /1:52.*Negative/ }).click();
  await expect.poll(() => exactMs(again.page)).toBeGreaterThan(left - 250);
  expect(await exactMs(again.page)).toBeLessThan(left + playedOn + 250);
});
