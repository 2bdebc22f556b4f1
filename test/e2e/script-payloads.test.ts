import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startSample, type SampleRetell } from '../../src-sample/server.ts';
import { connect, press, region } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { scriptPayloads } from './harness/script-payloads.ts';
import { expect, test, type Page } from './harness/test.ts';

const payloads = scriptPayloads('window.hacked=1');

type AddedCall = Parameters<SampleRetell['addCall']>[0];

/** A call whose every text holds all payloads, each in a turn, a key, a value or a line of its own. */
function loadedCall(): AddedCall {
  const all = payloads.join('\n');
  const now = Date.now();
  return {
    call: {
      call_id: 'call_loaded',
      call_type: 'phone_call',
      call_status: 'ended',
      agent_id: 'agent_loaded',
      agent_name: all.slice(0, 20_000),
      agent_version: 1,
      direction: 'inbound',
      from_number: payloads[0],
      to_number: payloads[1],
      start_timestamp: now,
      end_timestamp: now + 600_000,
      duration_ms: 600_000,
      disconnection_reason: payloads[2],
      metadata: Object.fromEntries(payloads.map((text) => [text, text])),
      retell_llm_dynamic_variables: Object.fromEntries(payloads.map((text) => [text, text])),
      transcript_with_tool_calls: payloads.flatMap((text, at) => [
        {
          role: 'agent',
          content: `turn ${text}`,
          words: [{ word: `turn ${text}`, start: at, end: at + 0.9 }],
        },
        {
          role: 'tool_call_invocation',
          tool_call_id: `t${at}`,
          name: text,
          arguments: JSON.stringify({ [text]: text }),
        },
        { role: 'tool_call_result', tool_call_id: `t${at}`, content: text },
        { role: text, content: text },
      ]),
      call_analysis: {
        user_sentiment: payloads[3],
        call_summary: all,
        custom_analysis_data: Object.fromEntries(payloads.map((text) => [text, text])),
      },
      public_log_url: payloads.at(-1),
    },
  };
}

/** Elements that only a payload could have made. */
const made = 'img, iframe, object, embed, base, marquee, math, meta[http-equiv=refresh]';

/** What must not happen, noted as it happens. */
function watch({ page, electron }: RunningApp) {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('earmark-')) seen.push(`request ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith('earmark-app://')) seen.push(`navigation ${frame.url()}`);
  });
  electron.on('window', (window) => seen.push(`window ${window.url()}`));
  return {
    expectNothing: async (where: string): Promise<void> => {
      expect.soft(seen.splice(0), where).toEqual([]);
      expect.soft(await page.evaluate(() => 'hacked' in window), where).toBe(false);
      expect.soft(await page.locator(made).count(), where).toBe(0);
    },
  };
}

/** Fills what people write with the payloads: the comments, the tags, a template and a better reply. */
const writeEverywhere = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async (texts) => {
    const { earmark } = window;
    if (earmark === undefined) throw new Error('There is no bridge');
    const state = await earmark.request('app:state', undefined);
    const reviewerId = state.ok ? state.value.settings.reviewerId : '';
    const callId = 'call_loaded' as never;
    const all = texts.join('\n').slice(0, 9000);
    const refused: string[] = [];
    const edit = async (change: Record<string, unknown>): Promise<void> => {
      const reply = await earmark.request('edit:apply', {
        requestId: crypto.randomUUID(),
        reviewerId,
        atMs: Date.now(),
        edit: change as never,
      });
      if (!reply.ok) refused.push(`${String(change['kind'])}: ${JSON.stringify(reply.error)}`);
    };
    await edit({ kind: 'review.comment', callId, comment: all });
    await edit({ kind: 'review.flag', callId, flagged: true, note: all.slice(0, 1000) });
    await edit({ kind: 'reply.set', callId, entry: 0, quote: texts[0], reply: all });
    await edit({ kind: 'templates.save', texts: texts.slice(0, 50) });
    for (const [at, text] of texts.entries()) {
      await edit({
        kind: 'tag.apply',
        callId,
        tag: { id: `tag-${at}`, tagId: 'tone', span: { entry: at }, quote: text, comment: text },
      });
    }
    return refused;
  }, payloads);

test('no text of a call or of a reviewer runs a script, loads anything or leaves the page', async () => {
  test.setTimeout(240_000);
  expect(payloads.length).toBeGreaterThan(500);
  const retell = await startSample({ apiKey: 'key_e2e_payloads' });
  retell.addCall(loadedCall());
  await using app = await launchApp();
  const { page } = app;
  await connect(page, 'key_e2e_payloads', retell.url);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '25');
  const guard = watch(app);
  await page.getByRole('row').first().click();
  await expect(region(page, 'Transcript')).toContainText('turn ');
  await guard.expectNothing('the transcript');
  expect(await writeEverywhere(page)).toEqual([]);
  await page.reload();
  await page.getByRole('row').first().click();
  await expect(region(page, 'Transcript')).toContainText('turn ');
  for (const tab of [/^Tags/u, 'Details', 'Scorecard']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
    await guard.expectNothing(String(tab));
  }
  for (const [keys, name] of [
    ['Control+4', 'Rubrics'],
    ['Control+5', 'Plans'],
    ['Control+6', 'Insights'],
    ['Control+7', 'Calibration'],
  ] as const) {
    await press(page, keys);
    await expect(region(page, name)).toBeVisible();
    await guard.expectNothing(name);
  }
  await press(page, 'Control+3');
  await press(page, 'Control+H');
  await guard.expectNothing('the history');
  await press(page, 'Escape', 'Control+K');
  await page.keyboard.type('<img src=x onerror=');
  await guard.expectNothing('the palette');
  await press(page, 'Escape');
  const shown = await openExport(app);
  expect(shown).toEqual({ hacked: false, requests: [] });
});

/** Exports the open call as an HTML scorecard and opens it in a window that may run scripts. */
async function openExport({ page, electron, downloads }: RunningApp) {
  await press(page, 'Control+E');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'Open call' }).press('Space');
  await dialog.getByRole('radio', { name: /^HTML/u }).press('Space');
  await page.getByRole('button', { name: 'Export HTML' }).press('Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  const [name = ''] = await readdir(downloads);
  const file = path.join(downloads, name);
  expect(await readFile(file, 'utf8')).toContain('onerror');
  return electron.evaluate(async ({ BrowserWindow }, scorecard) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { partition: 'a colleague', sandbox: true },
    });
    const requests: string[] = [];
    window.webContents.session.webRequest.onBeforeRequest(({ url }, allow) => {
      if (!url.endsWith('.html')) requests.push(url);
      allow({});
    });
    await window.loadFile(scorecard);
    const hacked: unknown = await window.webContents.executeJavaScript('"hacked" in window');
    window.destroy();
    return { hacked, requests };
  }, file);
}
