import type { Page } from '@playwright/test';
import type { CallId } from '../src-shared/call.ts';
import { compare, median, type Bench, type Figure } from './figure.ts';
import { leaveAndReturn } from './harness/return-to-call.ts';
import { startEarmark, type Earmark } from './harness/earmark.ts';
import { downloaded, openLongCall } from './harness/long-call.ts';
import { openPeer } from './harness/peer.ts';
import { longCall, peers } from './harness/fixtures.ts';
import { mainThreadTasks } from './harness/trace.ts';

const runs = 9;

/** The number of transcript words that select-all and copy put on the clipboard. */
async function wordsCopied({ page, electron }: Earmark): Promise<number> {
  await page.evaluate(() => {
    const entries = document.querySelectorAll('.entries');
    const first = entries[0];
    const last = entries[entries.length - 1];
    if (first === undefined || last === undefined) return;
    getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
  });
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.copy();
  });
  await page.waitForTimeout(500);
  const text = await electron.evaluate(({ clipboard }) => clipboard.readText());
  return text.split(/\s+/u).length;
}

/** How long an otherwise idle page waits for the call's 25,000 words. */
const requestTimes = (page: Page, id: CallId): Promise<readonly number[]> =>
  page.evaluate(async (callId) => {
    const times: number[] = [];
    for (let run = 0; run < 15; run += 1) {
      const began = performance.now();
      await window.earmark.request('call:open', { callId });
      times.push(performance.now() - began);
    }
    return times;
  }, id);

/** Searches for the last word of the call with the desk's own find. */
async function findsTheEnd(page: Page): Promise<boolean> {
  const last = await page.evaluate(() => {
    const texts = document.querySelectorAll('[data-turn-text]');
    return texts[texts.length - 1]?.textContent?.slice(-30) ?? '';
  });
  await page.keyboard.press('/');
  await page.keyboard.type(last);
  const count = page.locator('.find-count');
  await count.filter({ hasText: /of/u }).waitFor();
  const found = /of \d/u.test((await count.textContent()) ?? '');
  await page.keyboard.press('Escape');
  return found;
}

export const firstFrame: Bench = {
  id: 'P7',
  async run(): Promise<readonly Figure[]> {
    const { home, files, id } = await longCall();
    const ours: number[] = [];
    const lastLine: number[] = [];
    const requestMs: number[] = [];
    let copied = 0;
    let found = false;
    let workMs = 0;
    {
      await using app = await startEarmark(home);
      await openLongCall(app);
      await downloaded(app.page);
      for (let run = -1; run < runs; run += 1) {
        const ms = await leaveAndReturn(app.page, 'words', 700);
        if (run >= 0) ours.push(ms);
      }
      for (let run = 0; run < runs; run += 1)
        lastLine.push(await leaveAndReturn(app.page, 'each line', 700));
      requestMs.push(...(await requestTimes(app.page, id)));
      const tasks = await mainThreadTasks(app.electron, async () => {
        await leaveAndReturn(app.page, 'words', 0);
      });
      workMs = tasks.reduce((sum, ms) => sum + ms, 0);
      copied = await wordsCopied(app);
      found = await findsTheEnd(app.page);
    }
    const peer: number[] = [];
    {
      const { url } = await peers(files);
      await using beside = await openPeer(`${url}/spans.html`);
      await beside.page.evaluate(() => window.spans.load('/files'));
      for (let run = -1; run < runs; run += 1) {
        const ms = await beside.page.evaluate(() => window.spans.layOut());
        if (run >= 0) peer.push(ms);
      }
    }
    return [
      compare({
        id: 'P7',
        name: '25,000 words → first frame',
        ours,
        peer,
        peerName: 'hyperaudio-lite 2.6.4, one span per word',
        unit: 'ms',
        goal: '≤ 1/10',
        isMet: (mine, theirs) => mine <= theirs / 10,
        note: `Ours starts at the key press and includes the request to the library (${median(requestMs).toFixed(0)} ms). The peer has its words in memory and lays out all of them; ours draws the visible ones first, and its last line after ${median(lastLine).toFixed(0)} ms. Leaving and coming back kept the main thread busy for ${workMs.toFixed(0)} ms in all.`,
      }),
      {
        id: 'P7.whole',
        name: 'words that select-all and copy include',
        ours: copied,
        peer: 25_000,
        peerName: 'words in the call',
        unit: 'words',
        ratio: copied / 25_000,
        goal: 'all; find sees the end',
        met: copied >= 25_000 && found,
        note: found ? 'Find reaches the last words.' : 'Find does not reach the last words.',
      },
    ];
  },
};
