import { setTimeout as sleep } from 'node:timers/promises';
import { compare, type Bench, type Figure } from './figure.ts';
import { peakMemoryMb, startEarmark } from './harness/earmark.ts';
import { downloaded, openLongCall } from './harness/long-call.ts';
import { openPeer } from './harness/peer.ts';
import { lastDrawing } from './harness/probe.ts';
import { longCall, peers } from './harness/fixtures.ts';

const runs = 3;
const playingMs = 15_000;

async function ours(): Promise<number> {
  const { home } = await longCall();
  await using app = await startEarmark(home);
  await openLongCall(app);
  await downloaded(app.page);
  await lastDrawing(app.page);
  await app.page.keyboard.press('Space');
  await sleep(playingMs);
  return peakMemoryMb(app.electron);
}

async function decoding(): Promise<number> {
  const { files } = await longCall();
  const { url } = await peers(files);
  await using beside = await openPeer(`${url}/wave.html`);
  await beside.page.evaluate(() => window.wave.decode('/files/call.wav'));
  return peakMemoryMb(beside.electron);
}

async function empty(): Promise<number> {
  const { url } = await peers();
  await using beside = await openPeer(`${url}/blank.html`);
  await sleep(3000);
  return peakMemoryMb(beside.electron);
}

async function several(measure: () => Promise<number>): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await measure());
  return measured;
}

export const memory: Bench = {
  id: 'P3',
  async run(): Promise<readonly Figure[]> {
    const own = await several(ours);
    const shared = {
      name: 'peak memory of the page while a call of 2 h and 25,000 words plays',
      ours: own,
      unit: 'MB',
    };
    return [
      compare({
        ...shared,
        id: 'P3',
        peer: await several(decoding),
        peerName: 'wavesurfer.js 8, default decode',
        goal: '≤ 1/16',
        isMet: (mine, theirs) => mine <= theirs / 16,
      }),
      compare({
        ...shared,
        id: 'P3.empty',
        peer: await several(empty),
        peerName: 'an empty page',
        goal: '≤ 2 ×',
        isMet: (mine, theirs) => mine <= 2 * theirs,
      }),
    ];
  },
};
