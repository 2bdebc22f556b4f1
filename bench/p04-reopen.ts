import { compare, quantile, type Bench, type Figure } from './figure.ts';
import { startEarmark } from './harness/earmark.ts';
import { leaveAndReturn } from './harness/return-to-call.ts';
import { downloaded, openLongCall } from './harness/long-call.ts';
import { openPeer } from './harness/peer.ts';
import { lastDrawing } from './harness/probe.ts';
import { longCall, peers } from './harness/fixtures.ts';
import { mainThreadTasks } from './harness/trace.ts';

const runs = 9;
const longestTaskMs = 16;

export const reopen: Bench = {
  id: 'P4',
  async run(): Promise<readonly Figure[]> {
    const { home, files } = await longCall();
    const ours: number[] = [];
    const longest: number[] = [];
    {
      await using app = await startEarmark(home);
      await openLongCall(app);
      await downloaded(app.page);
      await lastDrawing(app.page);
      await leaveAndReturn(app.page, 'everything', 700);
      for (let run = 0; run < runs; run += 1)
        ours.push(await leaveAndReturn(app.page, 'everything', 700));
      for (let run = 0; run < 5; run += 1) {
        const tasks = await mainThreadTasks(app.electron, async () => {
          await leaveAndReturn(app.page, 'everything', 300);
        });
        longest.push(tasks[0] ?? Number.NaN);
      }
    }
    const peer: number[] = [];
    {
      const { url } = await peers(files);
      await using beside = await openPeer(`${url}/spans.html`);
      await beside.page.evaluate(() => window.spans.load('/files'));
      for (let run = 0; run < runs; run += 1) {
        peer.push(await beside.page.evaluate(() => window.spans.open()));
      }
    }
    return [
      compare({
        id: 'P4',
        name: '2 h call opened before: key press → words and waveform painted, recording ready',
        ours,
        peer,
        peerName: 'wavesurfer.js with peaks and one span per word, all data in memory',
        unit: 'ms',
        goal: '≤ 1/5',
        isMet: (mine, theirs) => mine <= theirs / 5,
        note: `The slowest tenth took ${quantile(ours, 0.9).toFixed(0)} ms or more.`,
      }),
      compare({
        id: 'P4.task',
        name: 'longest main-thread task while leaving a call and coming back',
        ours: longest,
        peer: [longestTaskMs],
        peerName: 'limit',
        unit: 'ms',
        goal: '≤ 16 ms',
        isMet: (mine) => mine <= longestTaskMs,
      }),
    ];
  },
};
