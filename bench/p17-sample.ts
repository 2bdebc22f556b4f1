import process from 'node:process';
import { compare, type Bench, type Figure } from './figure.ts';
import { cachedLibrary } from './harness/large-library.ts';
import { openDb, type Db } from '../src-main/library/db/db.ts';
import { drawSample } from '../src-main/library/process/draw-sample.ts';
import type { Plan } from '../src-shared/plans/plan.ts';
import path from 'node:path';

/** `EARMARK_BENCH_CALLS` makes it smaller, for a quick run. */
const rows = Number(process.env['EARMARK_BENCH_CALLS'] ?? 1_000_000);
const runs = 5;
const sampleSize = 500;

const plan: Plan = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Bench',
  filter: { kind: 'call', call: { direction: { type: 'enum', op: 'in', value: ['inbound'] } } },
  recentOnly: false,
  period: 'once',
  drawMinute: 0,
  weekday: 1,
  method: { kind: 'stratified', by: 'agent', allocation: 'proportional' },
  size: sampleSize,
  order: 'drawn',
};

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

const draw = (db: Db, run: number): Promise<number> =>
  timed(async () => {
    const seed = run.toString(16).padStart(8, '0');
    const sample = await drawSample(db, { plan, seed, drawnMs: 0, exclude: new Set() });
    if (sample.calls.length !== Math.min(sampleSize, sample.populationCount)) {
      throw new Error(`${sample.calls.length} calls were drawn`);
    }
  });

/** One scan of the ids that match the filter, and nothing else. */
function scan(db: Db): number {
  const began = performance.now();
  db.all(`SELECT id FROM calls WHERE kind = 'call' AND direction IN ('inbound')`);
  return performance.now() - began;
}

export const sampling: Bench = {
  id: 'P17',
  async run(): Promise<readonly Figure[]> {
    const folder = await cachedLibrary(rows);
    const db = openDb(path.join(folder, 'calls.db'), { synchronous: 'NORMAL', cacheMb: 64 });
    const ours: number[] = [];
    const peer: number[] = [];
    try {
      // The first run reads the file from disk, so it counts for neither.
      scan(db);
      for (let run = 0; run < runs; run += 1) {
        ours.push(await draw(db, run));
        peer.push(scan(db));
      }
    } finally {
      db.close();
    }
    return [
      compare({
        id: 'P17',
        name: `a stratified sample of ${sampleSize} from ${rows.toLocaleString('en')} calls with a filter`,
        ours,
        peer,
        peerName: 'one scan of the filtered ids',
        unit: 'ms',
        goal: '≤ 2×',
        isMet: (mine, theirs) => mine <= 2 * theirs,
      }),
    ];
  },
};
