import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { compare, median, type Bench, type Figure } from './figure.ts';
import { electronProgram } from './harness/paths.ts';

const runs = 5;
const reviews = Number(process.env['EARMARK_BENCH_REVIEWS'] ?? 100_000);
const script = path.join(import.meta.dirname, 'harness/export-run.ts');

interface Run {
  readonly ms: number;
  readonly peakMb: number;
}

/** Runs in a process of its own, so that its memory is its own. */
async function measure(what: string, count: number, file: string): Promise<Run> {
  const { stdout } = await promisify(execFile)(
    electronProgram,
    ['--no-warnings', script, what, String(count), file],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  return JSON.parse(stdout) as Run;
}

const times = (list: readonly Run[]): readonly number[] => list.map(({ ms }) => ms);
const memory = (list: readonly Run[]): readonly number[] => list.map(({ peakMb }) => peakMb);
const note =
  'Reviews come from memory as pages of 200; reading them from the library is not included.';

async function figures(folder: string): Promise<readonly Figure[]> {
  const results: Record<'csv' | 'raw' | 'xlsx' | 'exceljs' | 'small', Run[]> = {
    csv: [],
    raw: [],
    xlsx: [],
    exceljs: [],
    small: [],
  };
  for (let run = 0; run < runs; run += 1) {
    for (const what of ['csv', 'raw'] as const) {
      results[what].push(await measure(what, reviews, path.join(folder, 'a.csv')));
    }
    for (const what of ['xlsx', 'exceljs'] as const) {
      results[what].push(await measure(what, reviews, path.join(folder, 'a.xlsx')));
    }
    results.small.push(await measure('xlsx', reviews / 10, path.join(folder, 'b.xlsx')));
  }
  const size = reviews.toLocaleString('en');
  return [
    compare({
      id: 'P14.csv',
      name: `${size} reviews to CSV`,
      ours: times(results.csv),
      peer: times(results.raw),
      peerName: 'the same bytes written raw',
      unit: 'ms',
      goal: '≤ 3 ×',
      isMet: (own, other) => own <= 3 * other,
      note,
    }),
    compare({
      id: 'P14.xlsx',
      name: `${size} reviews to XLSX`,
      ours: times(results.xlsx),
      peer: times(results.exceljs),
      peerName: 'exceljs, streaming the same sheets',
      unit: 'ms',
      goal: '≤ 1/2',
      isMet: (own, other) => own <= other / 2,
      note,
    }),
    compare({
      id: 'P14.memory',
      name: `peak memory of ${size} reviews to XLSX`,
      ours: memory(results.xlsx),
      peer: [median(memory(results.small))],
      peerName: 'a tenth of the reviews',
      unit: 'MB',
      goal: '≤ 1.25 ×',
      isMet: (own, other) => own <= 1.25 * other,
    }),
  ];
}

export const exporting: Bench = {
  id: 'P14',
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'earmark-bench-export-'));
    try {
      return await figures(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
