import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from './harness/test.ts';
import { parse } from 'csv-parse/sync';
import { startSample } from '../../src-sample/server.ts';
import { enterSample, press, region, submitReview } from './harness/desk.ts';
import { connectTo } from './harness/connect.ts';
import { launchApp } from './harness/launch.ts';

const openDetails = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Details' }).click();
};

/** A detail, found by its name in Retell's documents. */
const detail = (page: Page, api: string) =>
  region(page, 'Details').locator(`.detail[title="${api}"] dd`);

const latency = { p50: 700, p90: 900, p95: 950, p99: 990, min: 410, max: 1000, num: 3 };

test('the Details panel shows everything that Retell reports about a call except secrets', async () => {
  const retell = await startSample({ apiKey: 'key_details' });
  const id = 'call_7f3c7b4802751beb67f995f3f0b6276c';
  const secret = 'eyJhbGciOiJIUzI1NiJ9.room-token';
  retell.changeCall(id, {
    access_token: secret,
    batch_call_id: 'batch_call_1a2b',
    transfer_end_timestamp: 1_795_036_428_850,
    collected_dynamic_variables: { last_node_name: 'Transfer to estates' },
    custom_attributes: { review_priority: 'high' },
    metadata: { note: 'long '.repeat(100), nested: { a: [1, 2] } },
    latency: { e2e: { ...latency, values: [700, 410, 1000] }, telepathy: { p50: 1, values: [1] } },
    agent_mood: 'sunny',
    version: 'old',
  });
  await using app = await launchApp();
  const { page } = app;
  await connectTo(page, { apiKey: 'key_details', url: retell.url });
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await page.getByRole('button', { name: /^Workspace:/u }).click();
  await expect(page.getByRole('menu')).toContainText('Active calls: 3 of 100');
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /\+1 303 555 0120/u }).click();
  await openDetails(page);

  await expect(detail(page, 'call_analysis.call_summary')).toContainText('estates team');
  await expect(detail(page, 'call_analysis.custom_analysis_data.transferred')).toHaveText(/^Yes/u);
  await expect(detail(page, 'transfer_destination')).toHaveText('+1 303 555 0199');
  await expect(detail(page, 'transfer_end_timestamp')).toContainText('2026');
  await expect(detail(page, 'batch_call_id')).toHaveText('batch_call_1a2b');
  await expect(detail(page, 'call_cost.product_costs').first()).toHaveText(
    '$0.065 (0.0917 ¢ per unit)',
  );
  await expect(detail(page, 'llm_token_usage.num_requests')).toHaveText('6');
  await expect(detail(page, 'retell_llm_dynamic_variables.region')).toHaveText('Front Range');
  await expect(detail(page, 'collected_dynamic_variables.last_node_name')).toHaveText(/estates/u);
  await expect(detail(page, 'custom_attributes.review_priority')).toHaveText('high');
  await expect(detail(page, 'custom_sip_headers.X-Case')).toHaveText('PC-48377');
  await expect(detail(page, 'telephony_identifier.twilio_call_sid')).toHaveText(/^CAf8/u);
  await expect(detail(page, 'data_storage_setting')).toHaveText('Everything');
  await expect(detail(page, 'opt_in_signed_url')).toHaveText('No');
  await expect(detail(page, 'recording_multi_channel_url')).toHaveText('Available from Retell');
  await expect(detail(page, 'agent_mood')).toHaveText('sunny');
  const details = region(page, 'Details');
  await expect(details).toContainText('version: is no number; came as “old”');

  // All values are drawn, and the chart says what it is drawn from.
  await expect(
    details.getByRole('figure', { name: /^End to end: 3 values from 410 ms/u }),
  ).toBeVisible();
  await expect(details.getByRole('row', { name: /^End to end 700 ms/u })).toContainText('990 ms');
  await expect(details).toContainText('min 410 ms · max 1.0 s · measured 3 times');
  await expect(details.getByRole('row', { name: /^Telepathy 1 ms/u })).toBeVisible();

  // Long values are collapsed, and every value can be copied unchanged and searched.
  await details.getByRole('button', { name: 'Show all of note' }).click();
  await expect(detail(page, 'metadata.note')).toContainText('long '.repeat(100).trim());
  await details.getByRole('button', { name: 'Copy From' }).click();
  await expect(details.getByRole('button', { name: 'Copied From' })).toBeVisible();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe('+13035550120');
  await details.getByRole('searchbox', { name: 'Search details' }).fill('twilio');
  await expect(details.locator('.detail')).toHaveCount(1);
  await details.getByRole('searchbox', { name: 'Search details' }).fill('');
  await details.getByRole('button', { name: 'Show Call log' }).click();
  await expect(details).toContainText('turn latency 2070 ms');

  const held = await page.evaluate(() => document.documentElement.outerHTML);
  expect(held).not.toContain(secret);
  expect(held).not.toContain(retell.url);
  await retell.close();
});

test('a chat is read, tagged, scored and exported like a call, without a player', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await page.getByText('Chats', { exact: true }).first().click();
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await page.getByRole('row', { name: /16 Nov/u }).click();
  await expect(region(page, 'Call')).toContainText('Chats have no recording');
  await expect(region(page, 'Waveform')).toHaveCount(0);
  const transcript = region(page, 'Transcript');
  await expect(transcript.locator('.entry-time').first()).toHaveText(/^\d\d:\d\d:\d\d$/u);

  await press(page, 'ArrowDown', '1');
  await expect(page.getByRole('tab', { name: /^Tags/u })).toHaveAccessibleName(/1/u);
  await press(page, 'S');
  for (const answer of ['1', '1', '2', '1', '3', '1', '2', '1']) {
    await press(page, answer);
  }
  await expect(region(page, 'Scorecard')).toContainText('8 of 8 answered');
  await openDetails(page);
  await expect(detail(page, 'chat_type')).toHaveText('API chat');
  await expect(detail(page, 'chat_analysis.chat_summary')).not.toBeEmpty();
  await expect(detail(page, 'chat_cost.combined_cost')).toContainText('$');
  await expect(detail(page, 'custom_attributes.repeat_contact')).toHaveText('Yes');
  await expect(detail(page, 'chat_id')).toContainText('chat_');

  await submitReview(page);
  await expect(grid.getByRole('row', { name: /^Submitted/u })).toHaveCount(1);
  await press(page, 'Control+E');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByRole('status').filter({ hasText: '.csv' })).toBeVisible();
  const [file = ''] = await readdir(app.downloads);
  const text = await readFile(path.join(app.downloads, file), 'utf8');
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows).toMatchObject([{ kind: 'chat', call_type: 'api_chat', review_state: 'submitted' }]);
});

test('the redacted version is preferred, and the desk says which version it shows', async () => {
  // The address of the redacted recording ends when the other one is opened, also while it is still loading.
  await using app = await launchApp({ expectedErrors: /status of 404/u });
  const { page } = app;
  await enterSample(page);
  await page.getByRole('row', { name: /\+1 303 555 0186/u }).click();
  const version = page.getByTitle('Redaction', { exact: true });
  const transcript = region(page, 'Transcript');
  await expect(version).toContainText('Redacted');
  await expect(transcript).not.toContainText('Helen Marsh');

  await press(page, 'Control+,');
  const settings = region(page, 'Settings');
  await expect(settings).toContainText(app.userData);
  await settings.getByRole('tab', { name: 'Workspaces' }).click();
  await settings.getByLabel('Use redacted transcripts and recordings').uncheck();
  await press(page, 'Escape');
  await expect(version).toContainText('Unredacted');
  await expect(transcript).toContainText('Helen Marsh');
  await expect(page.getByRole('button', { name: 'Play' })).toBeEnabled();
});
