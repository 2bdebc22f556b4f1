import type { Page } from '@playwright/test';
import type { Rubric } from '../src-shared/rubrics/rubric.ts';
import { compare, median, rounded, type Bench, type Figure } from './figure.ts';
import { deleteHome, prepareHome, startEarmark, synced, type Earmark } from './harness/earmark.ts';
import { largeRubric } from './harness/large-rubric.ts';
import { startSampleProcess } from './harness/sample-process.ts';
import { slowestShortcuts, timeShortcut } from './harness/shortcut-timing.ts';
import { traceTasks } from './harness/trace.ts';

const calls = 12;
const rounds = 6;
const longTaskMs = 50;
const openings = 5;

/** Answers on the way down, corrections, and N/A; at the end the scorecard is as it was. */
const keys = [
  '1',
  '2',
  'ArrowUp',
  'Shift+3',
  '1',
  'ArrowDown',
  'ArrowUp',
  'Shift+2',
  'Delete',
  'ArrowUp',
  'Delete',
  'ArrowUp',
  'Delete',
] as const;

async function publish(page: Page, rubric: Rubric): Promise<void> {
  await page.evaluate(async (published) => {
    const edit = { kind: 'rubric.save' as const, rubric: published };
    const state = await window.earmark.request('app:state', undefined);
    if (!state.ok) throw new Error(state.error.kind);
    const { reviewerId } = state.value.settings;
    const request = { requestId: published.id, reviewerId, edit };
    const reply = await window.earmark.request('edit:apply', request);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  }, rubric);
}

/** Opens a call whose review has no answer yet, so that it is reviewed by the newest rubric. */
async function openCall(page: Page, row: number, sections: number): Promise<void> {
  await page.locator(`#queue-row-${row}`).click();
  await page.waitForFunction(
    ([wanted, count]) =>
      document.querySelector('[role=row][aria-selected=true]')?.id === `queue-row-${wanted}` &&
      document.querySelectorAll('.scorecard .section-head').length >= count,
    [row, sections] as const,
  );
}

/** The times of the keys on a scorecard, without those of the first round, in which code is compiled. */
async function timeKeys(page: Page, byKey: Map<string, readonly number[]>) {
  const all: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await page.keyboard.press('s');
    for (const key of keys) {
      const ms = await timeShortcut(page, key);
      if (round > 0) {
        all.push(ms);
        byKey.set(key, [...(byKey.get(key) ?? []), ms]);
      }
      await page.waitForTimeout(40);
    }
  }
  return all;
}

interface Longest {
  readonly ms: number;
  readonly computingMs: number;
}

/** Opens, scrolls and scores a scorecard, and returns the longest task of each. */
async function longestTasks({ electron, page }: Earmark, row: number) {
  const longest = async (work: () => Promise<void>): Promise<Longest> => {
    const tasks = await traceTasks(electron, work);
    return {
      ms: Math.max(...tasks.map(({ ms }) => ms)),
      computingMs: Math.max(...tasks.map(({ computingMs }) => computingMs)),
    };
  };
  const opening = await longest(async () => {
    await openCall(page, row, 20);
    await page.waitForTimeout(600);
  });
  const body = await page.locator('.scorecard-body').boundingBox();
  if (body === null) throw new Error('There is no scorecard');
  const scrolling = await longest(async () => {
    await page.mouse.move(body.x + body.width / 2, body.y + body.height / 2);
    for (let turn = 0; turn < 60; turn += 1) {
      await page.mouse.wheel(0, turn < 40 ? 400 : -800);
      await page.waitForTimeout(16);
    }
    await page.waitForTimeout(200);
  });
  const scoring = await longest(async () => {
    await page.keyboard.press('s');
    for (let answer = 0; answer < 40; answer += 1) {
      await page.keyboard.press(answer % 4 === 3 ? '3' : '1');
      await page.waitForTimeout(20);
    }
    await page.waitForTimeout(300);
  });
  return { opening, scrolling, scoring };
}

async function measure() {
  await using sample = await startSampleProcess(['--calls', `${calls}`, '--seed', '3']);
  const home = await prepareHome(sample);
  try {
    await using app = await startEarmark(home);
    const { page } = app;
    await synced(page, calls);
    const byKey = new Map<string, readonly number[]>();
    const times = new Map<number, number[]>();
    for (const [row, criteria] of [8, 60].entries()) {
      await publish(page, largeRubric(criteria));
      await openCall(page, row, Math.ceil(criteria / 10));
      await page.waitForTimeout(1500);
      times.set(criteria, await timeKeys(page, criteria === 60 ? byKey : new Map()));
    }
    await publish(page, largeRubric(200));
    const tasks = [];
    for (let row = 2; row < 2 + openings; row += 1) tasks.push(await longestTasks(app, row));
    return { eight: times.get(8) ?? [], sixty: times.get(60) ?? [], byKey, tasks };
  } finally {
    await deleteHome(home);
  }
}

/** How fast a scorecard is whose rubric has many criteria. */
export const scorecards: Bench = {
  id: 'P12.scorecard',
  async run(): Promise<readonly Figure[]> {
    const { eight, sixty, byKey, tasks } = await measure();
    const limit = { peer: [longTaskMs], peerName: 'limit', unit: 'ms', goal: '≤ 50 ms' } as const;
    const parts = [
      ['open', 'opens', tasks.map(({ opening }) => opening)],
      ['scroll', 'is scrolled', tasks.map(({ scrolling }) => scrolling)],
      ['score', 'is filled in', tasks.map(({ scoring }) => scoring)],
    ] as const;
    return [
      compare({
        id: 'P12.scorecard',
        name: 'key press on a scorecard of 60 criteria → next frame painted',
        ours: sixty,
        peer: eight,
        peerName: 'the same keys on a scorecard of 8 criteria',
        unit: 'ms',
        goal: 'not slower than on 8 criteria, give or take 1 ms',
        isMet: (mine, theirs) => mine <= theirs + 1,
        note: `Slowest keys by their median: ${slowestShortcuts(byKey)}.`,
      }),
      ...parts.map(([part, what, ours]) =>
        compare({
          ...limit,
          id: `P12.scorecard.${part}`,
          name: `computing time of the longest main-thread task while a scorecard of 200 criteria ${what}`,
          ours: ours.map(({ computingMs }) => computingMs),
          isMet: (mine) => mine <= longTaskMs,
          note: `With the time in which other programs had the core: ${rounded(median(ours.map(({ ms }) => ms)))} ms.`,
        }),
      ),
    ];
  },
};
