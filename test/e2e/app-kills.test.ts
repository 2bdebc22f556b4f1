import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../fakes/seeded-random.ts';
import { enterSample } from './harness/desk.ts';
import { collectReceipts, noReceipts, startLanes, type Receipts } from './harness/edit-lanes.ts';
import { launchApp, newHome, type RunningApp } from './harness/launch.ts';
import { readStoredHistory } from './harness/stored-history.ts';
import { expect, test, type Page } from './harness/test.ts';

/** `npm run soak` kills more often. */
const kills = Number(process.env['EARMARK_APP_KILLS'] ?? 3);
const seed = Number(process.env['EARMARK_SEED'] ?? 12);
/** Then an empty home follows, so that the files stay small enough to be read after every kill. */
const killsPerHome = 25;
const workspace = 'workspaces/sample';

const someCalls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const queue = await window.earmark?.request('queue:open', {
      filter: { kind: 'call', call: {} },
      sort: { by: 'start', order: 'descending' },
    });
    if (queue?.ok !== true) return [];
    const { queueId } = queue.value;
    const rows = await window.earmark?.request('queue:rows', { queueId, from: 0, count: 5 });
    return rows?.ok === true ? rows.value.ids : [];
  });

/** Kills main alone, whose other processes then have to end by themselves, or all at once. */
async function killAtOnce({ electron }: RunningApp, all: boolean): Promise<void> {
  const main = electron.process();
  const { pid = 0 } = main;
  const ended = once(main, 'exit');
  // Playwright makes the app a process group of its own.
  process.kill(all ? -pid : pid, 'SIGKILL');
  await ended;
  await expect.poll(() => isGroupRunning(pid), { message: 'every process ends' }).toBe(false);
}

function isGroupRunning(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What was acknowledged and is not stored, or stored twice or under another entry. */
function wrongReceipts(receipts: Receipts, home: string): readonly string[] {
  const stored = readStoredHistory(path.join(home, 'data', workspace), path.join(home, 'copy'));
  const wrong = [...stored.damage, ...receipts.faults];
  const edits = new Map(stored.edits);
  if (edits.size !== stored.edits.length) wrong.push('a request is stored twice');
  for (const [requestId, historyId] of receipts.edits) {
    if (edits.get(requestId) !== historyId) wrong.push(`lost: ${requestId}`);
  }
  const turns = new Map(stored.turns);
  for (const [historyId, count] of receipts.turns) {
    if ((turns.get(historyId) ?? 0) < count) wrong.push(`lost: an undo or redo of ${historyId}`);
  }
  return wrong;
}

test('no acknowledged edit is lost, whenever the whole app or its main process is killed', async () => {
  test.setTimeout(180_000 + kills * 20_000);
  const random = seededRandom(seed);
  const readyAfterMs: number[] = [];
  let receipts = noReceipts();
  let home = await newHome();
  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const isNew = kill % killsPerHome === 0;
    if (isNew) {
      home = await newHome();
      receipts = noReceipts();
    }
    const before = countOf(receipts);
    const startedMs = performance.now();
    const app = await launchApp({ home, expectedErrors: /./u });
    if (isNew) await enterSample(app.page);
    await expect.poll(async () => (await someCalls(app.page)).length).toBe(5);
    if (!isNew) readyAfterMs.push(performance.now() - startedMs);
    await collectReceipts(app.page, receipts);
    await startLanes(app.page, await someCalls(app.page), `life ${kill}`);
    await pause(30 + random() * 500);
    await killAtOnce(app, random() < 0.5);
    expect(wrongReceipts(receipts, home), `after kill ${kill + 1}`).toEqual([]);
    acknowledged += countOf(receipts) - before;
    if ((kill + 1) % killsPerHome === 0 || kill + 1 === kills) {
      process.stdout.write(
        `${kill + 1} kills, ${acknowledged} receipts kept; queue readable after ${spread(readyAfterMs)}\n`,
      );
    }
  }
  expect(acknowledged).toBeGreaterThan(kills);
});

const countOf = ({ edits, turns }: Receipts): number =>
  edits.size + [...turns.values()].reduce((sum, count) => sum + count, 0);

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return `${at(0.5)} ms (median), ${at(0.95)} ms (95th percentile), ${at(1)} ms (longest)`;
}
