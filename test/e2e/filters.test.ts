import { expect, test, type Page } from './harness/test.ts';
import { startSample, type SampleRetell } from '../../src-sample/server.ts';
import { chooseFilter, connect, enterSample, press, region } from './harness/desk.ts';
import { filterCases, readSampleCalls } from './harness/filter-cases.ts';
import { addFilter, runFromPalette } from './harness/queue-filters.ts';
import { launchApp } from './harness/launch.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Calls' });

test('every kind of filter can be set with the keyboard alone and finds the right calls', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  const reported = await readSampleCalls();
  for (const { field: criterion, keystrokes: strokes, chip, matches: holds } of filterCases) {
    await addFilter(page, criterion, strokes);
    const words = page.getByRole('button', { name: chip, exact: true });
    await expect(words).toBeVisible();
    const count = reported.filter(holds).length;
    expect(count, `${chip} tells calls apart`).toBeGreaterThan(0);
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count));
    // A chip is edited with Enter and removed with Delete, which moves the focus on.
    await words.focus();
    await press(page, 'Enter');
    await expect(page.getByRole('dialog', { name: chip })).toBeVisible();
    await press(page, 'Escape');
    await expect(words).toBeFocused();
    await press(page, 'Delete');
    await expect(words).toBeHidden();
    await expect(page.getByRole('combobox', { name: 'Add a filter' })).toBeFocused();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '24');
  }
});

test('calls without a sentiment and calls with the sentiment Unknown are filtered separately', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  const reported = (await readSampleCalls()).map(
    ({ call_analysis: analysis }) => analysis?.user_sentiment,
  );
  const unknown = reported.filter((value) => value === 'Unknown').length;
  const none = reported.filter((value) => value === undefined).length;
  expect(Math.min(unknown, none)).toBeGreaterThan(0);
  const field = page.getByRole('combobox', { name: 'Sentiment', exact: true });
  await chooseFilter(page, 'Sentiment', 'Unknown');
  await expect(field).toHaveText('Unknown');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(unknown));
  await chooseFilter(page, 'Sentiment', 'No sentiment');
  await expect(field).toHaveText('Unknown · No sentiment');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(unknown + none));
  await chooseFilter(page, 'Sentiment', 'Unknown');
  await expect(field).toHaveText('No sentiment');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(none));
});

test('a saved queue survives a restart and can be changed, renamed, and deleted after confirming', async () => {
  const app = await launchApp();
  await enterSample(app.page);
  const reported = await readSampleCalls();
  const long = reported.filter((call) => Number(call.duration_ms) > 60_000);
  await addFilter(app.page, 'Duration', ['over', 'Tab', '1:00', 'Enter']);
  await expect(grid(app.page)).toHaveAttribute('aria-rowcount', String(long.length));
  const count = String(long.filter(({ direction }) => direction === 'inbound').length);
  await addFilter(app.page, 'Direction', ['Inb', 'Enter', 'Escape']);
  await expect(grid(app.page)).toHaveAttribute('aria-rowcount', count);
  expect(Number(count)).toBeLessThan(long.length);
  await runFromPalette(app.page, 'Save this queue');
  await expect(app.page.getByLabel('Queue name')).toBeFocused();
  await app.page.keyboard.type('Long inbound');
  await press(app.page, 'Enter');
  const name = (page: Page) => page.getByRole('button', { name: /^Saved queues/u });
  await expect(name(app.page)).toHaveText(/Long inbound$/u);
  await runFromPalette(app.page, 'Clear filters');
  await expect(name(app.page)).toHaveText(/All calls$/u);
  await app.close();

  await using again = await launchApp({ home: app.home });
  const { page } = again;
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '24');
  await runFromPalette(page, 'Open a saved queue');
  await expect(page.getByRole('listbox', { name: 'Saved queues' })).toBeFocused();
  await press(page, 'Enter');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', count);
  await expect(page.getByRole('button', { name: 'Duration over 1:00', exact: true })).toBeVisible();
  await addFilter(page, 'In voicemail', ['Not', 'Enter']);
  await expect(name(page)).toHaveText(/Long inboundchanged$/u);

  await runFromPalette(page, 'Rename the saved queue');
  await expect(page.getByLabel('New name')).toBeFocused();
  await page.keyboard.type('Long and inbound');
  await press(page, 'Enter');
  await expect(name(page)).toContainText('Long and inbound');
  await runFromPalette(page, 'Delete the saved queue');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await press(page, 'Tab', 'Enter');
  await expect(name(page)).toHaveText(/Filtered calls$/u);
});

/** The account responds this many times and then delays, so that pausing now is never too late. */
const holdAfter = (answers: number, path: string): Parameters<SampleRetell['setFaults']>[0] => [
  {
    match: { path, nth: Array.from({ length: answers }, (_, before) => before + 1) },
    fault: { kind: 'right' },
  },
  { match: { path }, fault: { kind: 'right', delayMs: 50_000 } },
];

test('matching calls are fetched from an account that is too large to sync', async () => {
  const apiKey = 'key_e2e_matching_71c0';
  const retell = await startSample({ calls: 5000, control: true, apiKey });
  // The version request, and one page.
  retell.setFaults(holdAfter(2, '/v3/list-calls'));
  await using app = await launchApp();
  const { page } = app;
  await connect(page, apiKey, retell.url);
  await expect(grid(page)).toBeVisible();
  await runFromPalette(page, 'Pause or resume sync');
  await expect(page.getByText(/paused/iu).first()).toBeVisible();
  retell.setFaults([]);
  await addFilter(page, 'Custom analysis data', ['csat', 'Tab', 'is exactly', 'Tab', '5', 'Enter']);
  await addFilter(page, 'Tool call', ['issue_refund', 'Tab', 'failed', 'Enter']);
  const filter = {
    custom_analysis_data: [{ key: 'csat', type: 'number', op: 'eq', value: 5 }],
    tool_calls: [{ name: 'issue_refund', success: { type: 'boolean', op: 'eq', value: false } }],
  };
  const answer = await fetch(`${retell.url}/v3/list-calls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ limit: 1, filter_criteria: filter, include_total: true }),
  });
  const { total } = (await answer.json()) as { total: number };
  expect(total).toBeGreaterThan(3);
  const before = Number(await grid(page).getAttribute('aria-rowcount'));
  expect(before).toBeLessThan(total);

  await page.getByRole('button', { name: 'Load matching calls from Retell' }).focus();
  await press(page, 'Enter');
  const said = region(page, 'Queue').getByRole('status');
  await expect(said).toHaveText(new RegExp(`^All loaded: ${total} matching`, 'u'));
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(total));

  // A longer fetch is stopped halfway: the calls that were fetched stay.
  await runFromPalette(page, 'Clear filters');
  retell.setFaults([{ match: { path: '/v3/list-calls' }, fault: { kind: 'right', delayMs: 500 } }]);
  await addFilter(page, 'Duration', ['over', 'Tab', '0:00', 'Enter']);
  await runFromPalette(page, 'Load matching calls from Retell');
  await expect(said).toHaveText(/^Loaded [\d,]+ matching\. Loading more…$/u);
  await page.getByRole('button', { name: 'Stop', exact: true }).focus();
  await press(page, 'Enter');
  await expect(said).toHaveText(/^Stopped after [\d,]+ matching/u);
  await expect
    .poll(async () => Number(await grid(page).getAttribute('aria-rowcount')))
    .toBeGreaterThan(200);
  const stoppedAfter = Number((await said.innerText()).replace(/\D+([\d,]+).*/u, '$1'));

  // It resumes at the last page. The aborted page ends at the server in its own time.
  await page.waitForTimeout(800);
  retell.setFaults([]);
  retell.clearLog();
  await page.getByRole('button', { name: 'Resume', exact: true }).focus();
  await press(page, 'Enter');
  await expect(said).toHaveText(/^All loaded: [\d,]+ matching/u);
  const pages = retell.log().filter(({ path }) => path === '/v3/list-calls').length;
  expect(pages).toBeLessThanOrEqual(Math.ceil((5000 - stoppedAfter) / 250));
  await retell.close();
});

test('matching chats are loaded like calls', async () => {
  const apiKey = 'key_e2e_matching_chats_2f8d';
  const retell = await startSample({ calls: 12_000, apiKey });
  retell.setFaults(holdAfter(1, '/v3/list-chats'));
  await using app = await launchApp();
  const { page } = app;
  await connect(page, apiKey, retell.url);
  const chats = page.getByText('Chats', { exact: true }).first();
  await expect(chats).toBeVisible({ timeout: 20_000 });
  await runFromPalette(page, 'Pause or resume sync');
  await expect(page.getByText(/paused/iu).first()).toBeVisible();
  retell.setFaults([]);
  await chats.click();
  await addFilter(page, 'Duration', ['over', 'Tab', '1:00', 'Enter']);
  const answer = await fetch(`${retell.url}/v3/list-chats`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({
      limit: 1,
      filter_criteria: { duration_ms: { type: 'number', op: 'gt', value: 60_000 } },
      include_total: true,
    }),
  });
  const { total } = (await answer.json()) as { total: number };
  const rows = page.getByRole('grid');
  expect(Number(await rows.getAttribute('aria-rowcount'))).toBeLessThan(total);
  await page.getByRole('button', { name: 'Load matching calls from Retell' }).focus();
  await press(page, 'Enter');
  await expect(region(page, 'Queue').getByRole('status')).toHaveText(
    new RegExp(`^All loaded: ${total} matching`, 'u'),
  );
  await expect(rows).toHaveAttribute('aria-rowcount', String(total));
  await retell.close();
});
