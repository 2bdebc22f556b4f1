import os from 'node:os';
import type { Bench, Figure } from './figure.ts';
import { openToWaveform } from './p01-open-to-waveform.ts';
import { buildPeaks } from './p02-build-peaks.ts';
import { memory } from './p03-memory.ts';
import { reopen } from './p04-reopen.ts';
import { spokenWord } from './p05-spoken-word.ts';
import { wordChange } from './p06-word-change.ts';
import { firstFrame } from './p07-first-frame.ts';
import { farSeeks } from './p08-far-seeks.ts';
import { millionRows } from './p09-million-rows.ts';
import { queries } from './p10-queries.ts';
import { coldStart } from './p11-cold-start.ts';
import { scorecards } from './p12-scorecard.ts';
import { keyToPaint } from './p12-shortcuts.ts';
import { syncing } from './p13-sync.ts';
import { exporting } from './p14-exports.ts';
import { measuring } from './p15-measuring.ts';
import { insightsPanels } from './p16-insights.ts';
import { sampling } from './p17-sample.ts';
import { keep } from './results.ts';
import { cleanUp } from './harness/fixtures.ts';

const all: readonly Bench[] = [
  openToWaveform,
  buildPeaks,
  memory,
  reopen,
  spokenWord,
  wordChange,
  firstFrame,
  farSeeks,
  millionRows,
  queries,
  coldStart,
  keyToPaint,
  scorecards,
  syncing,
  exporting,
  measuring,
  insightsPanels,
  sampling,
];

const at = process.argv.indexOf('--only');
const only = at < 0 ? undefined : process.argv[at + 1]?.toUpperCase();
// A goal can have several benches: P12 chooses P12.SCORECARD as well.
const isChosen = (id: string): boolean =>
  only === undefined || id === only || id.startsWith(`${only}.`);
const chosen = all.filter(({ id }) => isChosen(id.toUpperCase()));
if (chosen.length === 0) {
  console.error(`--only takes one of ${all.map(({ id }) => id).join(', ')}`);
  process.exit(1);
}

const load = (): string => (os.loadavg()[0] ?? 0).toFixed(1);
const show = ({ id, name, ours, peer, peerName, unit, ratio, met, worst }: Figure): string =>
  `${met ? 'met   ' : 'MISSED'} ${id}  ${name}: ${ours} ${unit} (worst ${worst ?? ours}) beside ${peer} of ${peerName}, ratio ${ratio}`;

try {
  for (const { id, run } of chosen) {
    console.log(`-- ${id} (load ${load()})`);
    try {
      const figures = await run();
      for (const figure of figures) console.log(show(figure));
      await keep(id, figures);
    } catch (error) {
      // A figure that can't be measured must not prevent the others.
      console.error(`${id} could not be measured:`, error);
      process.exitCode = 1;
    }
  }
} finally {
  await cleanUp();
}
