import { expect, test, type Page } from './harness/test.ts';
import { connect, position, press, recordingReady, region, runCommand } from './harness/desk.ts';
import { faultyRetell, faultOn } from './harness/faulty-retell.ts';
import { launchApp } from './harness/launch.ts';

const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const head = (page: Page) => region(page, 'Call').getByRole('heading', { level: 2 }).locator('..');
const listed = (page: Page) =>
  expect(page.getByRole('banner')).toContainText('Up to date', { timeout: 30_000 });

test('the open call is updated from Retell and keeps what the reviewer is doing', async () => {
  await using retell = await faultyRetell();
  const startMs = Date.now() - 40_000;
  const turn = (role: string, word: string, start: number) => ({
    role,
    content: word,
    words: [{ word, start, end: start + 0.4 }],
  });
  const going = {
    call_id: 'call_going_on',
    call_type: 'web_call',
    agent_id: 'agent_live',
    agent_name: 'Live agent',
    agent_version: 1,
    call_status: 'ongoing',
    start_timestamp: startMs,
    transcript_with_tool_calls: [turn('agent', 'Hello.', 0.5)],
  };
  retell.addCall({ call: going });
  await using app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await row(page, /Live agent/u).click();
  await expect(region(page, 'Transcript')).toContainText('Hello.');
  await expect(region(page, 'Waveform')).toContainText(
    'The recording is available after the call ends',
  );
  await press(page, 'ArrowRight', '1');
  await expect(row(page, /Live agent .*1 tag/u)).toBeVisible();
  const wordAt = await region(page, 'Transcript').getAttribute('data-word');

  retell.changeCall('call_going_on', {
    call_status: 'ended',
    end_timestamp: startMs + 30_000,
    duration_ms: 30_000,
    transcript_with_tool_calls: [turn('agent', 'Hello.', 0.5), turn('user', 'Goodbye.', 2)],
    call_analysis: { user_sentiment: 'Negative', call_successful: false },
  });
  await runCommand(page, 'Check for new calls');
  await expect(region(page, 'Transcript')).toContainText('Goodbye.', { timeout: 30_000 });
  await expect(head(page)).toContainText('Negative');
  await expect(head(page)).toContainText('Unsuccessful');
  await expect(region(page, 'Waveform')).toContainText('This call has no recording');
  await expect(region(page, 'Transcript')).toHaveAttribute('data-word', wordAt ?? '');
  await expect(page.getByRole('tab', { name: /^Tags 1$/u })).toBeVisible();
});

test('a recording that failed is retried by its button, by Play, and automatically', async () => {
  await using retell = await faultyRetell();
  await using app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await listed(page);
  // No recording may be there before the call is opened.
  await page.evaluate(() => window.earmark?.request('settings:save', { fetchAhead: false }));
  const wave = region(page, 'Waveform');
  const refuse = faultOn('/recordings/*', { kind: 'answer', status: 404, body: 'no' });

  retell.setFaults([refuse]);
  await row(page, /1:59 Negative/u).click();
  await expect(wave).toContainText(/no longer has the recording/u);
  await expect(wave).not.toContainText('What has arrived can be played');
  retell.setFaults([]);
  await wave.getByRole('button', { name: 'Try again' }).click();
  await recordingReady(page);
  expect(await position(page)).toBe(0);

  retell.setFaults([refuse]);
  await row(page, /1:18 Negative/u).click();
  await expect(wave).toContainText(/no longer has the recording/u);
  retell.setFaults([]);
  await press(page, 'Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(() => position(page)).toBeGreaterThan(300);

  retell.setFaults([faultOn('/recordings/*', { kind: 'answer', status: 503, body: 'later' })]);
  await row(page, /1:16 Negative/u).click();
  await expect(wave).toContainText(/Earmark will try again/u, { timeout: 30_000 });
  retell.setFaults([]);
  await expect(wave.locator('.wave-canvas')).toBeVisible({ timeout: 30_000 });
});

test('scrolling away from the playhead applies to the open call only', async () => {
  await using retell = await faultyRetell();
  await using app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await listed(page);
  await row(page, /1:59 Negative/u).click();
  await recordingReady(page);
  const back = page.getByRole('button', { name: /^Follow the spoken word/u });
  await region(page, 'Transcript').locator('.transcript-scroller').hover();
  await page.mouse.wheel(0, 600);
  await expect(back).toBeVisible();
  await press(page, ',');
  await recordingReady(page);
  await expect(back).toBeHidden();
});
