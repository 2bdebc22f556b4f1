import { closeSync, openSync, readSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { compare, type Bench, type Figure } from './figure.ts';
import { workspaceFolder } from './harness/earmark.ts';
import type { LibraryRequests } from '../src-main/library/port.ts';
import { memoryMb, startLibrary, type BareLibrary } from './harness/library-process.ts';
import { longCall } from './harness/fixtures.ts';
import { benchReviewer } from './harness/bench-reviewer.ts';

const runs = 7;
const blockBytes = 4 * 1024 * 1024;
/** The resolution that the desk requests for a two-hour call. */
const samplesPerBin = 2048;

function readThrough(file: string): number {
  const buffer = Buffer.alloc(blockBytes);
  const began = performance.now();
  const opened = openSync(file, 'r');
  while (readSync(opened, buffer, 0, blockBytes, null) > 0);
  closeSync(opened);
  return performance.now() - began;
}

async function forgetPeaks(wav: string): Promise<void> {
  const folder = path.dirname(wav);
  for (const name of await readdir(folder)) {
    if (name.endsWith('.peaks')) await rm(path.join(folder, name), { force: true });
  }
}

/**
 * The peaks of a long recording are requested in parts, as the desk does, so that other requests are
 * handled in between.
 */
async function untilWhole(
  library: BareLibrary,
  recording: LibraryRequests['peaks:build']['in'],
): Promise<void> {
  for (let from = 0; ;) {
    const piece = { from, bins: 65_536 };
    const part = await library.ask('peaks:build', { ...recording, range: piece });
    if (part.doneBins >= part.totalBins) return;
    from = part.doneBins;
  }
}

export const buildPeaks: Bench = {
  id: 'P2',
  async run(): Promise<readonly Figure[]> {
    const { wav, home, id: callId } = await longCall();
    const built: number[] = [];
    const extraMb: number[] = [];
    const read: number[] = [];
    readThrough(wav);
    for (let run = 0; run < runs; run += 1) {
      read.push(readThrough(wav));
      await forgetPeaks(wav);
      await using library = startLibrary();
      await library.ask('open', { folder: workspaceFolder(home), reviewer: benchReviewer });
      await library.ask('calls:get', { id: callId });
      const beforeMb = await memoryMb(library.pid, 'VmRSS');
      const began = performance.now();
      await untilWhole(library, { file: wav, samplesPerBin, callId });
      built.push(performance.now() - began);
      extraMb.push((await memoryMb(library.pid, 'VmHWM')) - beforeMb);
    }
    return [
      compare({
        id: 'P2',
        name: 'peaks of 461 MB, built by the library process',
        ours: built,
        peer: read,
        peerName: 'reading the file once, from the same page cache',
        unit: 'ms',
        goal: '≤ 3 ×',
        isMet: (ours, theirs) => ours <= 3 * theirs,
      }),
      compare({
        id: 'P2.memory',
        name: 'additional memory while building peaks',
        ours: extraMb,
        peer: [64],
        peerName: 'limit',
        unit: 'MB',
        goal: '≤ 64 MB',
        isMet: (ours) => ours <= 64,
      }),
    ];
  },
};
