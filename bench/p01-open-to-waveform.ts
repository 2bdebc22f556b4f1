import { readdir, rm } from 'node:fs/promises';
import { compare, type Bench, type Figure } from './figure.ts';
import { startEarmark, type Earmark } from './harness/earmark.ts';
import { openLongCall, recordingsFolder, downloaded } from './harness/long-call.ts';
import { longCall, peers } from './harness/fixtures.ts';
import { openPeer } from './harness/peer.ts';
import { lastDrawing } from './harness/probe.ts';

const runs = 3;

interface Opening {
  readonly firstMs: number;
  readonly wholeMs: number;
}

/** The times from the key press to the first and to the last drawing of the waveform. */
async function openOnce(app: Earmark): Promise<Opening> {
  await app.page.evaluate(() => {
    window.bench.drawn = { firstMs: Number.NaN, lastMs: Number.NaN, count: 0 };
  });
  await openLongCall(app);
  await downloaded(app.page);
  await lastDrawing(app.page);
  return app.page.evaluate(() => ({
    firstMs: window.bench.drawn.firstMs - window.bench.inputMs,
    wholeMs: window.bench.drawn.lastMs - window.bench.inputMs,
  }));
}

async function openings(forgets: (folder: string) => Promise<void>): Promise<readonly Opening[]> {
  const { home } = await longCall();
  const measured: Opening[] = [];
  for (let run = 0; run < runs; run += 1) {
    await forgets(recordingsFolder(home));
    await using app = await startEarmark(home);
    measured.push(await openOnce(app));
  }
  return measured;
}

/** Keeps the recording and deletes everything that was computed from it. */
async function forgetPeaks(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.peaks')) await rm(`${folder}/${name}`, { force: true });
  }
}

async function decodes(): Promise<readonly number[]> {
  const { files } = await longCall();
  const server = await peers(files);
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await using beside = await openPeer(`${server.url}/wave.html`);
    measured.push(await beside.page.evaluate(() => window.wave.decode('/files/call.wav')));
  }
  return measured;
}

export const openToWaveform: Bench = {
  id: 'P1',
  async run(): Promise<readonly Figure[]> {
    const built = await openings(forgetPeaks);
    const peer = await decodes();
    const fresh = await openings((folder) => rm(folder, { recursive: true, force: true }));
    const shared = { unit: 'ms', peerName: 'wavesurfer.js 8, default decode' };
    return [
      compare({
        ...shared,
        id: 'P1',
        name: '2 h WAV on disk, no peaks: key press → whole waveform drawn',
        ours: built.map(({ wholeMs }) => wholeMs),
        peer,
        goal: '≤ 1/40',
        isMet: (ours, theirs) => ours <= theirs / 40,
        note: 'The peer also reads its file from disk, over loopback HTTP.',
      }),
      compare({
        id: 'P1.visible',
        name: 'the same: key press → start of the waveform drawn',
        ours: built.map(({ firstMs }) => firstMs),
        peer: [100],
        peerName: 'limit',
        unit: 'ms',
        goal: '≤ 100 ms',
        isMet: (ours) => ours <= 100,
      }),
      compare({
        ...shared,
        id: 'P1.download',
        name: '2 h WAV not downloaded: key press → whole waveform drawn',
        ours: fresh.map(({ wholeMs }) => wholeMs),
        peer,
        goal: '≤ 1/40',
        isMet: (ours, theirs) => ours <= theirs / 40,
        note: 'The sample Retell generates the 461 MB while it sends them, which takes most of the time.',
      }),
      compare({
        id: 'P1.download.first',
        name: 'the same: key press → start of the waveform drawn',
        ours: fresh.map(({ firstMs }) => firstMs),
        peer: [100],
        peerName: 'limit',
        unit: 'ms',
        goal: '≤ 100 ms',
        isMet: (ours) => ours <= 100,
      }),
    ];
  },
};
