import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Figure } from './figure.ts';

const folder = path.join(import.meta.dirname, 'results');
const resultsFile = path.join(folder, 'latest.json');
const readme = path.join(import.meta.dirname, 'README.md');
const begin = '<!-- figures: made by npm run bench -->';
const end = '<!-- end of figures -->';

/** Replaces the earlier figures of one bench and rewrites the table. */
export async function keep(id: string, figures: readonly Figure[]): Promise<void> {
  const others = (await earlier()).filter(
    (figure) => figure.id !== id && !figure.id.startsWith(`${id}.`),
  );
  const now = [...others, ...figures].toSorted(
    (a, b) => numberOf(a.id) - numberOf(b.id) || a.id.localeCompare(b.id),
  );
  await mkdir(folder, { recursive: true });
  await writeFile(resultsFile, `${JSON.stringify(now, undefined, 2)}\n`);
  const text = await readFile(readme, 'utf8');
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  const after = text.slice(text.indexOf(end));
  await writeFile(readme, `${before}\n\n${table(now)}\n${after}`);
}

const goalOf = (id: string): string => id.split('.')[0] ?? id;
const numberOf = (id: string): number => Number(goalOf(id).slice(1));

async function earlier(): Promise<readonly Figure[]> {
  try {
    return JSON.parse(await readFile(resultsFile, 'utf8')) as Figure[];
  } catch {
    // The first run has no earlier results.
    return [];
  }
}

function table(figures: readonly Figure[]): string {
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}, ${os.platform()} ${os.arch()}, Electron ${process.versions['electron'] ?? ''}`;
  const load = os.loadavg()[0]?.toFixed(1);
  const lines = figures.map(
    ({ id, name, ours, worst, runs, peer, peerName, unit, ratio, goal, met, note }) =>
      `| ${id} | ${name}${note === undefined ? '' : ` <br> ${note}`} | ${withWorst(ours, worst, runs)} | ${peer} | ${peerName} | ${unit} | ${ratio} | ${goal} | ${met ? 'yes' : '**no**'} |`,
  );
  return [
    `Last measured on ${machine}; load of the last minute ${load}.`,
    '',
    '| id | what | ours | peer | which peer | unit | ratio | goal | met |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

const withWorst = (ours: number, worst: number | undefined, runs: number | undefined): string =>
  runs === undefined || runs === 1 ? `${ours}` : `${ours} (worst ${worst} of ${runs})`;
