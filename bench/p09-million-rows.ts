import type { Page } from '@playwright/test';
import { compare, quantile, rounded, type Bench, type Figure } from './figure.ts';
import { deleteHome, startEarmark } from './harness/earmark.ts';
import { homeWithCalls } from './harness/large-library.ts';
import { openPeer } from './harness/peer.ts';
import { peers } from './harness/fixtures.ts';

const rows = 1_000_000;
const peerRows = 100_000;
const runs = 9;
const slowFrameMs = 32;

/** From an empty result back to all calls: from the press of the button to painted rows. */
async function mountOnce(page: Page): Promise<number> {
  await page.getByRole('searchbox', { name: 'Search transcripts' }).fill('zzqqzzqq');
  await page.locator('[role=grid][aria-rowcount="0"]').waitFor();
  await page.waitForTimeout(300);
  await page.getByRole('button', { name: 'Show all' }).click();
  return page.evaluate(async (count) => {
    const isThere = (): boolean =>
      document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(count) &&
      document.querySelectorAll('[role=grid] [role=row]').length > 10 &&
      (document.querySelector('[role=grid] [role=row]')?.textContent ?? '').length > 10;
    return (await window.bench.painted(isThere)) - window.bench.inputMs;
  }, rows);
}

/** Presses End and returns the last visible row of the queue, counted from one. */
async function lastRow(page: Page): Promise<{ readonly ms: number; readonly row: number }> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  const ms = await page.evaluate(async (count) => {
    const last = (): Element | null =>
      document.querySelector(`[role=grid] [role=row][aria-rowindex="${count}"]`);
    const isThere = (): boolean => (last()?.textContent ?? '').length > 10;
    return (await window.bench.painted(isThere)) - window.bench.inputMs;
  }, rows);
  const row = await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]')?.getBoundingClientRect();
    const seen = [...document.querySelectorAll('[role=grid] [role=row]')].filter((element) => {
      const box = element.getBoundingClientRect();
      return grid !== undefined && box.top >= grid.top && box.bottom <= grid.bottom + 1;
    });
    return Math.max(...seen.map((element) => Number(element.getAttribute('aria-rowindex'))));
  });
  return { ms, row };
}

/** Drags the scroll bar from end to end and back with real pointer events. */
async function drag(page: Page): Promise<readonly number[]> {
  await page.keyboard.press('Home');
  await page.waitForTimeout(500);
  const box = await page.getByRole('grid').boundingBox();
  if (box === null) throw new Error('the grid is missing');
  const x = box.x + box.width - 6;
  await page.mouse.move(x, box.y + 10);
  await page.mouse.down();
  await page.evaluate(() => window.bench.startFrames());
  for (const to of [box.height - 10, 10]) {
    await page.mouse.move(x, box.y + to, { steps: 180 });
  }
  const { startMs } = await page.evaluate(() => window.bench.stopFrames());
  await page.mouse.up();
  return startMs.slice(1).map((ms, place) => ms - (startMs[place] ?? ms));
}

const startOfScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('[role=grid]')?.scrollTop ?? 0);

export const millionRows: Bench = {
  id: 'P9',
  async run(): Promise<readonly Figure[]> {
    const home = await homeWithCalls(rows);
    const mounts: number[] = [];
    const frames: number[] = [];
    const peerFrames: number[] = [];
    let end = { ms: 0, row: 0 };
    try {
      await using app = await startEarmark(home);
      await app.page.locator(`[role=grid][aria-rowcount="${rows}"]`).waitFor({ timeout: 60_000 });
      for (let run = -1; run < runs; run += 1) {
        const ms = await mountOnce(app.page);
        if (run >= 0) mounts.push(ms);
      }
      end = await lastRow(app.page);
      const before = await startOfScroll(app.page);
      frames.push(...(await drag(app.page)));
      if (before === 0) throw new Error('the queue did not scroll');
    } finally {
      await deleteHome(home);
    }
    const peer: number[] = [];
    {
      const { url } = await peers();
      await using beside = await openPeer(`${url}/virtua.html`);
      for (let run = -1; run < runs; run += 1) {
        const ms = await beside.page.evaluate((count) => window.virtua.mount(count), peerRows);
        if (run >= 0) peer.push(ms);
      }
      await beside.page.evaluate(() => window.bench.startFrames());
      await beside.page.waitForTimeout(4000);
      const { startMs } = await beside.page.evaluate(() => window.bench.stopFrames());
      peerFrames.push(...startMs.slice(1).map((ms, place) => ms - (startMs[place] ?? ms)));
    }
    const slow = frames.filter((ms) => ms > slowFrameMs).length;
    const idleSlow = peerFrames.filter((ms) => ms > slowFrameMs).length;
    return [
      compare({
        id: 'P9',
        name: 'queue of 1,000,000 calls: press → rows painted',
        ours: mounts,
        peer,
        peerName: 'virtua 0.54.2, mounting 100,000 rows with one number each',
        unit: 'ms',
        goal: '≤ its time',
        isMet: (mine, theirs) => mine <= theirs,
        note: 'Ours includes the requests to the library for the queue and its rows.',
      }),
      {
        id: 'P9.last',
        name: 'the last visible row after End',
        ours: end.row,
        peer: rows,
        peerName: 'rows in the queue',
        unit: 'row',
        ratio: end.row / rows,
        goal: 'row 1,000,000',
        met: end.row === rows,
        note: `Painted ${rounded(end.ms)} ms after the key press.`,
      },
      {
        id: 'P9.drag',
        name: `frames longer than 32 ms while the scroll bar is dragged, of ${frames.length}`,
        ours: slow,
        peer: idleSlow,
        peerName: `the same in an idle window, of ${peerFrames.length}`,
        unit: 'frames',
        ratio: rounded(slow / Math.max(1, idleSlow)),
        goal: '0',
        met: slow === 0,
        note: `Median ${rounded(quantile(frames, 0.5))} ms, p99 ${rounded(quantile(frames, 0.99))} ms.`,
      },
    ];
  },
};
