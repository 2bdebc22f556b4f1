import { expect, test } from './harness/test.ts';
import { connect, press, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { longCallRetell } from './harness/long-call.ts';

const words = 25_000;

test('a call of 25,000 words opens at once, and find, select all and copy cover all of it', async () => {
  const retell = await longCallRetell(words);
  await using app = await launchApp();
  const { page, electron } = app;
  await connect(page, 'key_long', retell.url);
  await expect(page.getByRole('row', { name: /The long call/ })).toBeVisible();
  // The call is fetched before it is opened, because the test measures the desk and not the network.
  await page.waitForTimeout(1500);
  await page.getByRole('grid').focus();
  const openedMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const look = (): void => {
          const text = document.querySelector('[data-entry="0"] [data-turn-text]');
          if (text === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - from));
        };
        requestAnimationFrame(look);
        const row = document.querySelector<HTMLElement>('[role=row]');
        row?.click();
      }),
  );
  test.info().annotations.push({ type: 'first frame', description: `${Math.round(openedMs)} ms` });
  // A limit against layouts that grow with the call; the real figures are in the bench.
  expect(openedMs).toBeLessThan(3000);

  await press(page, '/');
  await page.keyboard.type(`word${words - 1}`);
  await expect(page.locator('.find-count')).toHaveText('1 of 1');
  await press(page, 'Escape', 'Control+A', 'Control+C');
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.match(/word\d+/gu)).toHaveLength(words);
  const transcript = region(page, 'Transcript');
  const native = await transcript.evaluate(() => document.getSelection()?.toString() ?? '');
  expect(native.match(/word\d+/gu)).toHaveLength(words);
  await retell.close();
});
