import { expect, test, type Page } from './harness/test.ts';
import { connect, region } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { longCallRetell } from './harness/long-call.ts';

/** Enough that parsing the call takes far longer than anything that main does on its own. */
const words = 100_000;

const toFetch = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const status = await window.earmark?.request('sync:status', undefined);
    return status?.ok === true ? status.value.toFetch : -1;
  });

interface Delays {
  readonly samples: number;
  readonly longestMs: number;
}

/** Measures the delays of main's event loop until the returned function is called. */
async function watchMain({ electron }: RunningApp): Promise<() => Promise<Delays>> {
  const watch = await electron.evaluateHandle(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    return delay;
  });
  return () =>
    watch.evaluate((delay) => {
      delay.disable();
      return { samples: delay.count, longestMs: delay.max / 1e6 };
    });
}

/** The delays while main has nothing to do. */
async function idleDelays(app: RunningApp, forMs: number): Promise<Delays> {
  const watch = await watchMain(app);
  await app.page.waitForTimeout(forMs);
  return watch();
}

/** How long main would be blocked if it parsed the response itself. */
const parseMs = ({ electron }: RunningApp, url: string): Promise<number> =>
  electron.evaluate(async (_, address) => {
    const text = await (await fetch(address)).text();
    const start = performance.now();
    JSON.parse(text);
    return performance.now() - start;
  }, url);

test('main stays responsive while a call of 100,000 words is fetched and stored', async () => {
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

  const before = await idleDelays(app, 2000);
  const startedMs = Date.now();
  const watch = await watchMain(app);
  release();
  await expect.poll(() => toFetch(page)).toBe(0);
  const busy = await watch();
  // On a loaded machine the longest delay grows with the time watched, so both times are equal.
  const after = await idleDelays(app, Date.now() - startedMs);
  const idleMs = Math.max(before.longestMs, after.longestMs);
  const ownParseMs = await parseMs(app, `${retell.url}/v2/get-call/call_of_many_words`);

  const description = `${busy.longestMs.toFixed(1)} ms at most, ${idleMs.toFixed(1)} ms when idle; parsing would take ${ownParseMs.toFixed(1)} ms`;
  test.info().annotations.push({ type: 'delay of main', description });
  process.stdout.write(`delay of main by a call of ${words} words: ${description}\n`);
  for (const { samples, longestMs } of [before, busy, after]) {
    expect(samples, 'the probe measured something').toBeGreaterThan(50);
    expect(longestMs, 'the probe measured something').toBeGreaterThan(0);
  }
  expect(busy.longestMs).toBeLessThan(idleMs + ownParseMs);

  await row.click();
  await expect(region(page, 'Transcript')).toContainText('word19');
  await retell.close();
});
