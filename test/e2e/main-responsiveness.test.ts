import { expect, test, type Page } from './harness/test.ts';
import { connect, region } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { longCallRetell } from './harness/long-call.ts';

const words = 25_000;

const toFetch = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const status = await window.earmark?.request('sync:status', undefined);
    return status?.ok === true ? status.value.toFetch : -1;
  });

/** Measures the longest delay of main's event loop until the returned function is called. */
async function watchMain({ electron }: RunningApp): Promise<() => Promise<number>> {
  const watch = await electron.evaluateHandle(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    return delay;
  });
  return () =>
    watch.evaluate((delay) => {
      delay.disable();
      return delay.max / 1e6;
    });
}

test('main stays responsive while a call of two hours is fetched and stored', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const retell = await longCallRetell(words, released);
  await using app = await launchApp();
  const { page } = app;
  await connect(page, 'key_long', retell.url);
  const row = page.getByRole('row', { name: /The long call/ });
  await expect(row).toBeVisible();
  await expect.poll(() => toFetch(page)).toBe(1);
  // The window has finished starting.
  await page.waitForTimeout(2000);

  const idle = await watchMain(app);
  await page.waitForTimeout(2000);
  const idleMs = await idle();
  const watch = await watchMain(app);
  release();
  await expect.poll(() => toFetch(page)).toBe(0);
  const heldUpMs = await watch();
  const description = `${heldUpMs.toFixed(1)} ms at most; ${idleMs.toFixed(1)} ms with nothing to do`;
  test.info().annotations.push({ type: 'main held up', description });
  process.stdout.write(`main held up by a call of ${words} words: ${description}\n`);

  await row.click();
  await expect(region(page, 'Transcript')).toContainText('word19');
  await retell.close();
});
