import { compare, type Bench, type Figure } from './figure.ts';
import { deleteHome, startEarmark } from './harness/earmark.ts';
import { homeWithCalls } from './harness/large-library.ts';
import { openPeer } from './harness/peer.ts';
import { peers } from './harness/fixtures.ts';

const runs = 7;
const calls = 100_000;

/** The time from starting the app until its first rows are painted, by the system clock. */
async function untilUsable(home: string): Promise<number> {
  const began = Date.now();
  await using app = await startEarmark(home);
  return app.page.evaluate(async (from) => {
    const isThere = (): boolean => document.querySelectorAll('[role=grid] [role=row]').length > 10;
    await window.bench.painted(isThere);
    // The rows may have been painted before this code ran, so the time of their paint is taken from the
    // browser.
    const contentful = performance
      .getEntriesByType('largest-contentful-paint')
      .map((entry) => entry.startTime);
    const at = contentful.length > 0 ? Math.max(...contentful) : performance.now();
    return performance.timeOrigin + at - from;
  }, began);
}

async function untilEmpty(url: string): Promise<number> {
  const began = Date.now();
  await using beside = await openPeer(url);
  return beside.page.evaluate(async (from) => {
    await window.bench.painted(() => true);
    const paint = performance.getEntriesByType('paint')[0]?.startTime ?? performance.now();
    return performance.timeOrigin + paint - from;
  }, began);
}

export const coldStart: Bench = {
  id: 'P11',
  async run(): Promise<readonly Figure[]> {
    const home = await homeWithCalls(calls);
    const { url } = await peers();
    const ours: number[] = [];
    const empty: number[] = [];
    try {
      // Alternating, so that a busy minute of the computer affects both.
      for (let run = -1; run < runs; run += 1) {
        const mine = await untilUsable(home);
        const theirs = await untilEmpty(`${url}/word.html`);
        if (run < 0) continue;
        ours.push(mine);
        empty.push(theirs);
      }
    } finally {
      await deleteHome(home);
    }
    return [
      compare({
        id: 'P11',
        name: 'start of the program → rows of a queue of 100,000 calls painted',
        ours,
        peer: empty,
        peerName: 'an Electron window that shows one word',
        unit: 'ms',
        goal: '≤ 1.35 ×',
        isMet: (mine, theirs) => mine <= 1.35 * theirs,
        note: 'Both ran with the debugger attached.',
      }),
    ];
  },
};
