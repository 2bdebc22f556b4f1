import { setTimeout as sleep } from 'node:timers/promises';
import { compare, median, quantile, rounded, type Bench, type Figure } from './figure.ts';
import { startEarmark } from './harness/earmark.ts';
import { downloaded, openLongCall } from './harness/long-call.ts';
import { openPeer } from './harness/peer.ts';
import type { Frames } from './harness/probe.ts';
import { longCall, peers } from './harness/fixtures.ts';
import { mainThreadTasks } from './harness/trace.ts';

const rounds = 5;
const roundMs = 6000;

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Frames in which the highlighted word changed, and frames in which it did not. */
function parted({ word, busyMs }: Frames): { changed: number[]; stayed: number[] } {
  const changed: number[] = [];
  const stayed: number[] = [];
  word.forEach((now, place) => {
    const before = word[place - 1];
    const busy = busyMs[place];
    if (before !== undefined && busy !== undefined) (now === before ? stayed : changed).push(busy);
  });
  return { changed, stayed };
}

interface Ours {
  readonly perChangeMs: readonly number[];
  readonly changedMs: readonly number[];
  readonly stayedMs: readonly number[];
  readonly idleMs: readonly number[];
}

async function measureOurs(): Promise<Ours> {
  const { home } = await longCall();
  await using app = await startEarmark(home);
  const { page } = app;
  await openLongCall(app);
  await downloaded(page);
  const framesOf = async (): Promise<Frames> => {
    await page.evaluate(() => window.bench.startFrames());
    await sleep(roundMs);
    return page.evaluate(() => window.bench.stopFrames());
  };
  const idle = (await framesOf()).busyMs;
  await page.keyboard.press('Space');
  await sleep(2000);
  const perChangeMs: number[] = [];
  const changedMs: number[] = [];
  const stayedMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { changed, stayed } = parted(await framesOf());
    changedMs.push(...changed);
    stayedMs.push(...stayed);
    // The cost of a word change is the additional time of its frame over a frame without one.
    perChangeMs.push(Math.max(0, sum(changed) / changed.length - sum(stayed) / stayed.length));
  }
  return { perChangeMs, changedMs, stayedMs, idleMs: idle };
}

/**
 * The peer works in a separate task on each timeupdate, so all tasks are added up and the idle time is
 * subtracted.
 */
async function measurePeer(): Promise<readonly number[]> {
  const { files } = await longCall();
  const { url } = await peers(files);
  await using beside = await openPeer(`${url}/bbc.html`);
  const { page, electron } = beside;
  await page.evaluate(() => window.bbc.mount('/files'));
  await sleep(3000);
  const idle = sum(await mainThreadTasks(electron, () => sleep(roundMs)));
  await page.evaluate(async () => {
    const media = window.bbc.media();
    if (media === null) throw new Error('the peer has no media element');
    await media.play();
  });
  await sleep(3000);
  const costs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let updates = 0;
    const tasks = await mainThreadTasks(electron, async () => {
      updates = await page.evaluate(async (ms) => {
        let count = 0;
        const counting = (): void => {
          count += 1;
        };
        window.bbc.media()?.addEventListener('timeupdate', counting);
        await new Promise((resolve) => setTimeout(resolve, ms));
        window.bbc.media()?.removeEventListener('timeupdate', counting);
        return count;
      }, roundMs);
    });
    costs.push((sum(tasks) - idle) / Math.max(1, updates));
  }
  return costs;
}

export const wordChange: Bench = {
  id: 'P6',
  async run(): Promise<readonly Figure[]> {
    const ours = await measureOurs();
    const peer = await measurePeer();
    const changed = median(ours.changedMs);
    const idle = median(ours.idleMs);
    return [
      compare({
        id: 'P6',
        name: 'main-thread time of a word change at 25,000 words',
        ours: ours.perChangeMs,
        peer,
        peerName: '@bbc/react-transcript-editor 1.4.4, an update',
        unit: 'ms',
        goal: '≤ 1/10',
        isMet: (mine, theirs) => mine <= theirs / 10,
        note: `A frame with a change takes ${rounded(changed)} ms (p95 ${rounded(quantile(ours.changedMs, 0.95))}), one without ${rounded(median(ours.stayedMs))} ms.`,
      }),
      {
        id: 'P6.frame',
        name: 'a frame in which the word changes',
        ours: rounded(changed),
        peer: rounded(idle),
        peerName: 'a frame while nothing plays',
        unit: 'ms',
        ratio: rounded(changed / idle),
        goal: '≤ idle + 1 ms',
        met: changed <= idle + 1,
      },
    ];
  },
};
