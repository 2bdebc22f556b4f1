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
  // Every single change of a file fails once.
  {
    name: 'EARMARK_FAILING_STRIDE',
    times: 1,
    file: 'test/unit/main/library/process/failing-writes.test.ts',
  },
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
  const messages = process.env['EARMARK_MESSAGES'] ?? '1000000';
  print(`test/e2e/hostile-page.test.ts with EARMARK_MESSAGES=${messages}`);
  const hostile = await run(
    process.execPath,
    [inProject('tools', 'test.mjs'), '--only', 'e2e', '--', 'hostile-page.test.ts'],
    { env: { ...process.env, EARMARK_MESSAGES: messages } },
  );
  return code === 0 ? hostile.code : code;
});
