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

interface Tasks {
  readonly samples: number;
  readonly longestMs: number;
}

/**
 * Measures the longest task of main's thread until the returned function is called, in processor time:
 * what other programs take from main on a loaded machine does not count.
 */
async function watchMain({ electron }: RunningApp): Promise<() => Promise<Tasks>> {
  const watch = await electron.evaluateHandle(() => {
    const usedMs = (): number => {
      const { user, system } = process.threadCpuUsage();
      return (user + system) / 1000;
    };
    let samples = 0;
    let longestMs = 0;
    let lastMs = usedMs();
    const timer = setInterval(() => {
      const nowMs = usedMs();
      samples += 1;
      longestMs = Math.max(longestMs, nowMs - lastMs);
      lastMs = nowMs;
    }, 1);
    return { timer, tasks: () => ({ samples, longestMs }) };
  });
  return () =>
    watch.evaluate(({ timer, tasks }) => {
      clearInterval(timer);
      return tasks();
    });
}

/** The tasks of main while it has nothing to do. */
async function idleTasks(app: RunningApp, forMs: number): Promise<Tasks> {
  const watch = await watchMain(app);
  await app.page.waitForTimeout(forMs);
  return watch();
}

/** The processor time that main would need to parse the response itself. */
const parseMs = ({ electron }: RunningApp, url: string): Promise<number> =>
  electron.evaluate(async (_, address) => {
    const text = await (await fetch(address)).text();
    const start = process.threadCpuUsage();
    JSON.parse(text);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
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

  const idle = await idleTasks(app, 2000);
  const watch = await watchMain(app);
  release();
  await expect.poll(() => toFetch(page)).toBe(0);
  const busy = await watch();
  const ownParseMs = await parseMs(app, `${retell.url}/v2/get-call/call_of_many_words`);

  const description = `${busy.longestMs.toFixed(1)} ms at most, ${idle.longestMs.toFixed(1)} ms when idle; parsing would take ${ownParseMs.toFixed(1)} ms`;
  test.info().annotations.push({ type: 'longest task of main', description });
  process.stdout.write(
    `longest task of main while a call of ${words} words is fetched: ${description}\n`,
  );
  for (const { samples, longestMs } of [idle, busy]) {
    expect(samples, 'the probe measured something').toBeGreaterThan(50);
    expect(longestMs, 'the probe measured something').toBeGreaterThan(0);
  }
  expect(busy.longestMs).toBeLessThan(idle.longestMs + ownParseMs);

  await row.click();
  await expect(region(page, 'Transcript')).toContainText('word19');
  await retell.close();
});
