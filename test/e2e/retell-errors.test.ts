import { expect, test, type Page } from './harness/test.ts';
import { connect, position, recordingReady, region } from './harness/desk.ts';
import { faultyRetell, faultOn, type Faults } from './harness/faulty-retell.ts';
import { launchApp } from './harness/launch.ts';

const alert = (page: Page, words: RegExp | string) =>
  page.getByRole('alert').filter({ hasText: words });
const header = (page: Page) => page.getByRole('banner');
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const half = '{"items": [{"call_id": "call_1", "agent';

test('an invalid response keeps the reviewer on the form, with the reason', async () => {
  await using retell = await faultyRetell();
  await using app = await launchApp();
  const { page } = app;
  const wrong: readonly (readonly [Faults[number]['fault'], RegExp])[] = [
    [{ kind: 'html' }, /127\.0\.0\.1:\d+ doesn’t look like the Retell API\. Check the base URL/u],
    [{ kind: 'answer', body: 'Welcome to nginx!' }, /doesn’t look like the Retell API/u],
    [{ kind: 'answer', status: 403, body: { message: 'No.' } }, /Retell rejected|API key/u],
    [
      { kind: 'redirect', location: 'https://example.com/login' },
      /doesn’t look like the Retell API/u,
    ],
    [{ kind: 'html', status: 502 }, /Retell returned an error \(502\)/u],
  ];
  await connect(page, retell.apiKey, retell.url);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await page.keyboard.press('Control+Shift+O');
  await page.getByRole('button', { name: 'Connect Retell' }).click();
  await page.getByText('Advanced').click();
  for (const [fault, words] of wrong) {
    retell.setFaults([faultOn('*', fault)]);
    await page.getByLabel('API key').fill(retell.apiKey);
    await page.getByLabel('Base URL').fill(retell.url);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(alert(page, words)).toBeVisible({ timeout: 40_000 });
    await expect(page.getByLabel('Base URL')).toHaveValue(retell.url);
  }
  // Once the server works again, the same form connects, to the same workspace.
  retell.setFaults([]);
  await page.getByLabel('API key').fill(retell.apiKey);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
});

test('a failing list is reported in the header, and stored calls can still be reviewed', async () => {
  await using retell = await faultyRetell();
  await using app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await expect(header(page)).toContainText('Up to date');
  const failures: readonly (readonly [Faults[number]['fault'], RegExp])[] = [
    [{ kind: 'html' }, /not from Retell/u],
    [{ kind: 'answer', status: 500, body: { message: 'Oops' } }, /Retell returned an error/u],
    [{ kind: 'answer', body: half }, /Retell returned an error/u],
    [{ kind: 'reset' }, /Can’t reach Retell/u],
    [
      { kind: 'answer', status: 429, retryAfter: { ms: 30_000 } },
      /Rate limit reached; retrying in/u,
    ],
  ];
  for (const [fault, words] of failures) {
    retell.setFaults([faultOn('/v3/list-*', fault)]);
    await page.keyboard.press('Control+Shift+R');
    await expect(header(page)).toContainText(words, { timeout: 30_000 });
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
    retell.setFaults([]);
    await page.keyboard.press('Control+Shift+R');
  }
  // While requests are paused, the stored calls can be read, tagged and scored.
  await row(page, /1:59 Negative/u).click();
  await expect(region(page, 'Transcript')).toContainText('Thank you for calling Pinecrest');
  await page.keyboard.press('1');
  await expect(row(page, /1:59 Negative .* 1 tag/u)).toBeVisible();
});

test('a single call that can’t be fetched is counted, and is fetched on the next sync', async () => {
  const refused = { kind: 'answer', status: 422, body: { message: 'Not this one.' } } as const;
  await using retell = await faultyRetell([
    { match: { path: '/v2/get-call/*', nth: 1 }, fault: refused },
  ]);
  await using app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await expect(header(page)).toContainText('Up to date · 1 call could not be loaded');
  await expect(header(page).getByRole('progressbar')).toBeHidden();
  await header(page).getByRole('button', { name: 'Check for new calls' }).click();
  await expect(header(page)).not.toContainText('could not be loaded');
  await expect(header(page)).toContainText('Up to date');
});

test('invalid rows are listed beside valid ones and say what is wrong with them', async () => {
  await using retell = await faultyRetell([
    {
      match: { path: '/v3/list-calls' },
      fault: {
        kind: 'answer',
        body: {
          items: [
            { agent_name: 'No id at all' },
            'a text',
            null,
            { call_id: 42, agent_name: 'Id is a number' },
            { call_id: '', agent_name: 'Id is empty' },
            {
              call_id: 'call_strange',
              call_type: 'hologram_call',
              call_status: 'dreaming',
              agent_id: 'agent_x',
              agent_name: ['Two', 'names'],
              agent_version: 'seven',
              start_timestamp: 'yesterday',
              duration_ms: -5,
              call_analysis: { user_sentiment: 'Ecstatic', call_successful: 'perhaps' },
              latency: { e2e: { p50: 'slow' } },
              call_cost: [],
            },
            { call_id: '__proto__', agent_name: 'Prototype' },
          ],
          has_more: false,
        },
      },
    },
    faultOn('/v2/get-call/*', {
      kind: 'answer',
      body: {
        call_id: 'call_strange',
        call_type: 'hologram_call',
        call_status: 'dreaming',
        agent_id: 'agent_x',
        agent_name: ['Two', 'names'],
        agent_version: 'seven',
        call_analysis: { user_sentiment: 'Ecstatic', call_successful: 'perhaps' },
        transcript_with_tool_calls: [
          { role: 'agent', content: 'Fine.', words: [{ word: 'Fine.', start: 0, end: 0.5 }] },
          { role: 'oracle', content: 'Who goes there?' },
          { role: 'user', content: 7, words: 'none' },
          'not even an object',
          { role: 'agent', content: 'Bye.', words: [{ word: 'Bye.', start: 'late', end: null }] },
        ],
      },
    }),
  ]);
  await using app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^[2-9]$/u);
  await row(page, /Ecstatic/u).click();
  await expect(region(page, 'Transcript')).toContainText('Fine.');
  await expect(region(page, 'Transcript')).toContainText('Who goes there?');
  await expect(region(page, 'Transcript')).toContainText('Bye.');
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(region(page, 'Details')).toContainText(/agent_version/u);
  await expect(region(page, 'Details')).toContainText(/hologram call|hologram_call/iu);
  // A tag on it is as durable as on any other call.
  await page.keyboard.press('Control+2');
  await page.keyboard.press('1');
  await expect(row(page, /Ecstatic .* 1 tag/u)).toBeVisible();
});

test('a call that can’t be fetched shows the reason in its place, and opens once it can', async () => {
  await using retell = await faultyRetell([faultOn('/v2/get-call/*', { kind: 'html' })]);
  await using app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await row(page, /1:59 Negative/u).click();
  await expect(region(page, 'Transcript')).toContainText(
    /Couldn’t load the transcript. \S+ doesn’t look like the Retell API./u,
  );
  await expect(region(page, 'Details').or(region(page, 'Scorecard')).first()).toBeVisible();
  const again = region(page, 'Transcript').getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  retell.setFaults([]);
  // If it has arrived by itself in the meantime, the button is gone.
  await again.dispatchEvent('click', undefined, { timeout: 1000 }).catch(() => undefined);
  await expect(region(page, 'Transcript')).toContainText('Thank you for calling Pinecrest');
  await recordingReady(page);
});

test('a call that was deleted at Retell is kept with its review', async () => {
  await using retell = await faultyRetell();
  const app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await expect(header(page)).toContainText('Up to date');
  const judged = row(page, /1:59 Negative/u);
  await judged.click();
  await recordingReady(page);
  await page.keyboard.press('1');
  await expect(judged).toHaveAccessibleName(/1 tag/u);
  const id = (await judged.getAttribute('data-call')) ?? '';
  expect(retell.removeCall(id)).toBe(true);
  await app.close();

  await using again = await launchApp({ home: app.home });
  await expect(header(again.page)).toContainText('Up to date');
  await row(again.page, /1:59 Negative/u).click();
  await expect(region(again.page, 'Transcript')).toContainText('Thank you for calling Pinecrest');
  await again.page.getByRole('tab', { name: /^Tags/u }).click();
  await expect(region(again.page, 'Tags')).toContainText('Misheard');
});

test('a broken recording is reported beside a transcript that can be reviewed', async () => {
  await using retell = await faultyRetell();
  await using app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await expect(header(page)).toContainText('Up to date');
  const wave = region(page, 'Waveform');
  const broken: readonly (readonly [RegExp, Faults[number]['fault'], RegExp])[] = [
    [/1:59 Negative/u, { kind: 'wav-header', defect: 'not-riff' }, /can’t be played/u],
    [/1:18 Negative/u, { kind: 'html' }, /can’t be played|look like the Retell API/u],
    [/1:10 Negative/u, { kind: 'answer', status: 404, body: 'gone' }, /no longer has/u],
    [/1:16 Negative/u, { kind: 'wav-header', defect: 'no-channels' }, /can’t be played/u],
  ];
  for (const [call, fault, words] of broken) {
    retell.setFaults([faultOn('/recordings/*', fault)]);
    await row(page, call).click();
    await expect(wave).toContainText(words, { timeout: 30_000 });
    await expect(region(page, 'Transcript')).toContainText('Agent');
    await page.keyboard.press('2');
    await expect(page.getByRole('tab', { name: /^Tags 1$/u })).toBeVisible();
  }

  // A wrong header is corrected; a truncated file plays as far as it goes.
  retell.setFaults([faultOn('/recordings/*', { kind: 'wav-header', defect: 'max-sizes' })]);
  await row(page, /0:48 Negative/u).click();
  await recordingReady(page);
  retell.setFaults([
    faultOn('/recordings/*', { kind: 'truncate', keep: 0.3, contentLength: 'of-part' }),
  ]);
  await row(page, /0:47 Negative/u).click();
  await recordingReady(page);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

  // A download that stops is played as far as it got, with a message.
  retell.setFaults([faultOn('/recordings/*', { kind: 'stall', afterBytes: 400_000 })]);
  await row(page, /1:19 Negative/u).click();
  await recordingReady(page);
  await page.keyboard.press('Space');
  await expect.poll(() => position(page)).toBeGreaterThan(500);
  await expect(wave).toContainText(/Downloading \d+%/u);
});
