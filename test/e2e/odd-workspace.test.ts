import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test, type Page } from './harness/test.ts';
import { connect, press, region } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { oddCalls, type OddCall } from './harness/odd-calls.ts';
import { oddRetell } from './harness/odd-workspace.ts';

// One account holds every unusual call that is known to have broken something, here or elsewhere.

let retell: Awaited<ReturnType<typeof oddRetell>>;
let app: RunningApp;

test.beforeAll(async () => {
  retell = await oddRetell();
  app = await launchApp({ size: { width: 1600, height: 1000 } });
  await connect(app.page, 'key_e2e_odd_4c1d', retell.url);
  await expect(app.page.getByRole('banner')).toContainText('Up to date');
});

test.afterAll(async () => {
  await app.close();
  await retell[Symbol.asyncDispose]();
});

/** Opens a call from the queue and waits until it is the open one. */
async function open(page: Page, { id }: OddCall): Promise<void> {
  const grid = page.getByRole('grid');
  const row = page.locator(`[data-call="${id}"]`);
  for (let screen = 0; screen < 20 && (await row.count()) === 0; screen += 1) {
    await grid.evaluate((list, at) => {
      list.scrollTop = at * list.clientHeight * 0.8;
    }, screen);
    // Rows are rendered in the next frame.
    await page.waitForTimeout(50);
  }
  await row.click();
  await expect(page.locator('[data-call][aria-selected="true"]')).toHaveAttribute('data-call', id);
  // Until it is loaded, the previous call stays on the screen.
  await expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'false');
  await expect(region(page, 'Transcript')).not.toHaveText('');
}

const collapsed = (text: string | null): string => (text ?? '').replaceAll(/\s+/gu, ' ');

test('every call with a valid id is listed, and no other id is requested', async () => {
  const { page } = app;
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(oddCalls.length));
  const ids = new Set(oddCalls.map(({ id }) => id));
  const fetched = retell.requests().filter((url) => url.includes('get-call'));
  for (const url of fetched) {
    expect.soft(ids.has(decodeURIComponent(url.split('/').at(-1) ?? '')), url).toBe(true);
  }
  // Nothing is requested again and again, whatever the response.
  expect(fetched.length).toBeLessThanOrEqual(3 * oddCalls.length);
});

for (const call of oddCalls) {
  test(`${call.id} opens, shows what Retell sent, and can be tagged`, async () => {
    const { page } = app;
    await open(page, call);
    const transcript = region(page, 'Transcript');
    for (const text of call.transcript ?? []) {
      await expect.poll(async () => collapsed(await transcript.textContent())).toContain(text);
    }
    if (call.details !== undefined) {
      await page.getByRole('tab', { name: 'Details' }).click();
      for (const text of call.details) await expect(region(page, 'Details')).toContainText(text);
    }
    for (const text of call.absent ?? []) {
      expect(await page.evaluate(() => document.body.textContent)).not.toContain(text);
    }
    await page.getByRole('tab', { name: 'Tags' }).click();
    await press(page, 'Control+2', 'ArrowDown', '1');
    await expect(page.getByRole('tab', { name: 'Tags 1' })).toBeVisible();
  });
}

test('words with the same time are reached one by one', async () => {
  const { page } = app;
  await open(page, { id: 'call_equal_word_times' });
  await press(page, 'Control+2');
  const seen: string[] = [];
  for (let step = 0; step < 5; step += 1) {
    await press(page, 'ArrowRight');
    seen.push((await region(page, 'Transcript').getAttribute('data-word')) ?? '');
  }
  expect(new Set(seen).size).toBeGreaterThanOrEqual(4);
});

test('the export has one row per reviewed call, exact ids, and no formula under any separator', async () => {
  const { page, downloads } = app;
  await press(page, 'Control+E', 'Enter');
  await expect
    .poll(async () => (await readdir(downloads)).filter((name) => name.endsWith('.csv')))
    .toHaveLength(1);
  const [name = ''] = (await readdir(downloads)).filter((file) => file.endsWith('.csv'));
  await expect
    .poll(async () => (await readFile(path.join(downloads, name), 'utf8')).length)
    .toBeGreaterThan(0);
  const text = await readFile(path.join(downloads, name), 'utf8');
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows).toHaveLength(oddCalls.length);
  for (const separator of [';', '\t', '|']) {
    for (const piece of text.split('\n').flatMap((line) => line.split(separator))) {
      expect.soft(piece, separator).not.toMatch(/^"?[=@]/u);
    }
  }
});
