import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './harness/test.ts';
import { startSample, type SampleRetell } from '../../src-sample/server.ts';
import { connect, press, region } from './harness/desk.ts';
import { heapSnapshot } from './harness/heap-snapshot.ts';
import { hostileCall } from './harness/hostile-call.ts';
import { filesHolding, launchApp } from './harness/launch.ts';

async function readEverywhere(page: Page): Promise<string> {
  const texts = [await page.locator('body').innerText()];
  for (const name of [/^Tags/u, 'Details', 'Scorecard']) {
    await page.getByRole('tab', { name }).click();
    texts.push(await page.getByRole('tabpanel', { name }).innerText());
  }
  return texts.join('\n');
}

/** A server whose newest call has code in every text. */
async function hostileServer(apiKey: string): Promise<SampleRetell> {
  const retell = await startSample({ apiKey });
  retell.addCall(hostileCall(retell.url));
  return retell;
}

test('everything in a call is shown as text, and the API key is in no page', async () => {
  const apiKey = 'key_e2e_51d0c7b2a94f4f0e';
  const retell = await hostileServer(apiKey);
  const app = await launchApp();
  const { page } = app;
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await connect(page, apiKey, retell.url);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '25');
  await page.getByRole('row').first().click();
  await expect(region(page, 'Transcript')).toContainText('<img');
  const shown = await readEverywhere(page);
  for (const place of [
    'agent',
    'summary',
    'word',
    'tool-name',
    'argument',
    'result',
    'metadata',
    'analysis',
    'role',
    'variable',
  ]) {
    expect(shown, place).toContain(`${place}<img`);
  }
  // Tags quote it, exports contain it, and the palette and the search show it.
  await press(page, 'Control+2', '1', 'Control+Shift+F');
  await page.keyboard.type('"<script>" onerror=');
  // The dialog exports the queue as it is when it opens.
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1');
  await press(page, 'Control+E', 'Enter');
  await expect(page.getByRole('status').filter({ hasText: '.csv' })).toBeVisible();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('img, iframe, object, a[href^="javascript"]').count()).toBe(0);
  expect(dialogs).toBe(0);
  expect(requested.filter((url) => !url.startsWith('earmark-'))).toEqual([]);
  expect(retell.log().filter(({ path }) => path.startsWith('/stolen'))).toEqual([]);
  await app.close();

  // In the first run the API key was typed; the next run reads it from the keychain, and no page ever sees
  // it.
  await using again = await launchApp({ home: app.home });
  await expect(again.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1');
  await again.page.getByRole('row').first().click();
  await expect(region(again.page, 'Transcript')).toContainText('<img');
  const heap = await heapSnapshot(again.page);
  expect(heap.length).toBeGreaterThan(1_000_000);
  expect(heap).toContain('stolen');
  expect(heap).not.toContain(apiKey);
  expect(heap, 'an address of a recording').not.toContain(`${retell.url}/recordings`);
  expect(await filesHolding(app.home, apiKey)).toEqual([]);
  const log = await readFile(`${app.userData}/logs/earmark.log`, 'utf8').catch(() => '');
  expect(log).not.toContain(apiKey);
  await retell.close();
});
