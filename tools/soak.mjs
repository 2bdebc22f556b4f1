import path from 'node:path';
import process from 'node:process';
import { inProject } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runTool, print } from './lib/output.mjs';

/** Tests that `npm test` runs in a short form, with the number of repetitions of the long form. */
const longRuns = [
  {
    name: 'EARMARK_SYNC_SCHEDULES',
    times: 10_000,
    file: 'test/unit/main/sync/consistency.test.ts',
  },
  { name: 'EARMARK_KILLS', times: 1000, file: 'test/unit/main/library/process/kills.test.ts' },
  {
    name: 'EARMARK_DAMAGES',
    times: 3000,
    file: 'test/unit/main/library/process/damaged-reviews.test.ts',
  },
  {
    name: 'EARMARK_DISKS',
    times: 400,
    file: 'test/unit/main/library/process/nearly-full-disk.test.ts',
  },
  {
    name: 'EARMARK_POWER_LOSSES',
    times: 2000,
    file: 'test/unit/main/library/process/power-loss.test.ts',
  },
  {
    name: 'EARMARK_MEDIA_REQUESTS',
    times: 100_000,
    file: 'test/unit/main/recordings/playback/media-requests.test.ts',
  },
  // Every single change of a file fails once.
  {
    name: 'EARMARK_FAILING_STRIDE',
    times: 1,
    file: 'test/unit/main/library/process/failing-writes.test.ts',
  },
];

/** The same for the running app. */
const longJourneys = [
  { name: 'EARMARK_OPENS', times: 2000, file: 'test/e2e/memory.test.ts' },
  { name: 'EARMARK_APP_KILLS', times: 1000, file: 'test/e2e/app-kills.test.ts' },
  { name: 'EARMARK_MESSAGES', times: 1_000_000, file: 'test/e2e/hostile-page.test.ts' },
];

const hours = 3_600_000;

await runTool(async () => {
  const times = Object.fromEntries(
    longRuns.map((long) => [long.name, process.env[long.name] ?? String(long.times)]),
  );
  for (const { name, file } of longRuns) print(`${file} with ${name}=${times[name]}`);
  const args = ['--only', 'unit', '--', ...longRuns.map(({ file }) => file)];
  const { code } = await run(
    process.execPath,
    [inProject('tools', 'test.mjs'), ...args, `--testTimeout=${6 * hours}`],
    { env: { EARMARK_TEST_SEED: 'random', ...process.env, ...times } },
  );
  let worst = code;
  for (const { name, times: count, file } of longJourneys) {
    const value = process.env[name] ?? String(count);
    print(`${file} with ${name}=${value}`);
    const journey = await run(
      process.execPath,
      [inProject('tools', 'test.mjs'), '--only', 'e2e', '--', `e2e/${path.basename(file)}`],
      { env: { ...process.env, [name]: value } },
    );
    worst = Math.max(worst, journey.code);
  }
  return worst;
});
