import { existsSync } from 'node:fs';
import process from 'node:process';
import { electronEnvironment, ensureElectron } from './electron.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { UserError, runTool, print } from './lib/output.mjs';

/**
 * @typedef {object} Part
 * @property {string} mutate the files that are changed
 * @property {string} tests the tests that have to notice
 */

/** @type {Map<string, Part>} */
const parts = new Map([
  [
    'agreement',
    { mutate: 'src-shared/agreement/**/*.ts', tests: 'test/unit/shared/agreement/**/*.test.ts' },
  ],
  [
    'scoring',
    {
      mutate: 'src-shared/rubrics/scoring.ts',
      tests: 'test/unit/shared/rubrics/scoring*.test.ts',
    },
  ],
  [
    'reducer',
    {
      mutate: 'src-shared/apply-review-edit.ts',
      tests: 'test/unit/main/library/reviews/reducer-agreement.test.ts',
    },
  ],
  [
    'alignment',
    {
      mutate: 'src-shared/corrections/word-*.ts',
      tests: 'test/unit/shared/corrections/*.test.ts',
    },
  ],
  [
    'measures',
    { mutate: 'src-shared/measures/**/*.ts', tests: 'test/unit/shared/measures/**/*.test.ts' },
  ],
  ['exports', { mutate: 'src-main/exports/**/*.ts', tests: 'test/unit/main/exports/**/*.test.ts' }],
  ['sync', { mutate: 'src-main/sync/**/*.ts', tests: 'test/unit/main/sync/**/*.test.ts' }],
  [
    'store',
    {
      mutate: 'src-main/library/reviews/**/*.ts',
      tests: 'test/unit/main/library/reviews/**/*.test.ts',
    },
  ],
  [
    'clock',
    {
      mutate: 'src-renderer/lib/spoken-word.ts',
      tests: 'test/unit/renderer/lib/spoken-word.test.ts',
    },
  ],
]);

/** Stryker is in a package.json of its own, so that people who don't use it never download it. */
const ensureStryker = async () => {
  if (existsSync(inProject('mutation/node_modules/@stryker-mutator/vitest-runner'))) return;
  print('installing Stryker');
  const words = ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  const { code, output } = await run('npm', [...words, '--loglevel=error'], {
    capture: true,
    cwd: inProject('mutation'),
  });
  if (code !== 0) throw new UserError(`npm ci failed in mutation:\n${output}`);
};

await runTool(async () => {
  const names = process.argv.slice(2);
  const chosen = names.length === 0 ? [...parts.keys()] : names;
  const unknown = chosen.find((name) => !parts.has(name));
  if (unknown !== undefined) {
    throw new UserError(`${unknown} is no part: choose from ${[...parts.keys()].join(', ')}`);
  }
  await ensureDependencies();
  await ensureStryker();
  const electron = await ensureElectron();
  const stryker = 'mutation/node_modules/@stryker-mutator/core/bin/stryker.js';
  let worst = 0;
  for (const name of chosen) {
    const { mutate = '', tests = '' } = parts.get(name) ?? {};
    print(`changing ${mutate}`);
    const args = [stryker, 'run', 'mutation/stryker.config.json', '--mutate', mutate];
    const env = {
      ...electronEnvironment(electron),
      ELECTRON_RUN_AS_NODE: '1',
      EARMARK_MUTATION_TESTS: tests,
    };
    const { code } = await run(electron.program, args, { env });
    worst = Math.max(worst, code);
  }
  return worst;
});
