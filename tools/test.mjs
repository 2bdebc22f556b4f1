import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runChecks } from './check.mjs';
import { electronEnvironment, ensureElectron } from './electron.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { run } from './lib/run.mjs';
import { UserError, runTool, print } from './lib/output.mjs';
import {
  forAKeyring,
  forAVirtualDisplay,
  forReadingExports,
  forTheApp,
} from './lib/system-needs.mjs';
import { playwrightCounts, slowest, vitestCounts } from './lib/test-report.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * @typedef {import('./lib/test-report.mjs').TestCounts} TestCounts
 *
 * @typedef {object} StageInput what every stage gets
 * @property {import('./electron.mjs').Electron} electron
 * @property {string} reports a folder for the reports of the runners
 * @property {readonly string[]} filters passed on to the runner as they are
 */

/** @param {StageInput} input */
const unit = async ({ electron, reports, filters }) => {
  const report = path.join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const script = 'node_modules/vitest/vitest.mjs';
  // Tests run on the Node inside Electron, because it is the one that is shipped.
  const args = [script, 'run', ...reporters, ...filters];
  const env = { ...electronEnvironment(electron), ELECTRON_RUN_AS_NODE: '1' };
  const { code } = await run(electron.program, args, { env });
  return vitestCounts(report, code);
};

/** @param {StageInput} input */
const e2e = async ({ electron, reports, filters }) => {
  await ensureBuilt();
  const report = path.join(reports, 'playwright.json');
  const script = 'node_modules/@playwright/test/cli.js';
  const args = [script, 'test', '--reporter=list,json', ...filters];
  const env = { ...electronEnvironment(electron), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { code } = await run(process.execPath, args, { env });
  return playwrightCounts(report, code);
};

const slowestShown = 10;

/** @type {Map<string, (input: StageInput) => Promise<TestCounts>>} */
const stages = new Map([
  ['check', () => runChecks()],
  ['unit', unit],
  ['e2e', e2e],
]);

/** @param {readonly string[]} words */
const readArguments = (words) => {
  const at = words.indexOf('--only');
  const only = at === -1 ? undefined : words[at + 1];
  if (at !== -1 && (only === undefined || !stages.has(only))) {
    throw new UserError(`--only takes one of ${[...stages.keys()].join(', ')}`);
  }
  const filters = words.filter((word, index) => {
    const isOnly = at !== -1 && (index === at || index === at + 1);
    return word !== '--' && !isOnly;
  });
  if (filters.length > 0 && only === undefined) {
    throw new UserError(
      `Add --only unit or --only e2e to choose the runner that gets ${filters.join(' ')}`,
    );
  }
  return { chosen: only === undefined ? [...stages.keys()] : [only], filters };
};

/**
 * @param {readonly string[]} chosen
 * @param {StageInput} input
 */
const runStages = async (chosen, input) => {
  const sum = { passed: 0, failed: 0 };
  const tests = [];
  const failures = [];
  for (const [name, stage] of stages) {
    if (!chosen.includes(name)) continue;
    print(`-- ${name}`);
    const started = Date.now();
    const counts = await stage(input).catch(stoppedStage);
    if (counts.problem !== undefined) print(counts.problem);
    const seconds = Math.round((Date.now() - started) / 1000);
    print(`-- ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    tests.push(...(counts.tests ?? []));
    failures.push(...(counts.failures ?? []));
  }
  const list = slowest(tests, slowestShown);
  if (list.length > 0) print(['-- the slowest tests', ...list].join('\n'));
  if (failures.length > 0) print(['-- the tests that failed', ...failures].join('\n'));
  return sum;
};

/**
 * A stage that can't run, for example because the build fails, must not hide the results of the others.
 * @param {unknown} error
 * @returns {TestCounts}
 */
const stoppedStage = (error) => {
  if (!(error instanceof UserError)) throw error;
  return { passed: 0, failed: 1, problem: error.message };
};

await runTool(async () => {
  const { chosen, filters } = readArguments(process.argv.slice(2));
  await ensureDependencies();
  await ensureSystemPackages([
    ...forTheApp,
    ...forAVirtualDisplay,
    ...forAKeyring,
    ...forReadingExports,
  ]);
  const electron = await ensureElectron();
  const reports = mkdtempSync(path.join(os.tmpdir(), 'earmark-reports-'));
  const sum = await runStages(chosen, { electron, reports, filters });
  rmSync(reports, { recursive: true, force: true });
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
  return sum.failed === 0 ? 0 : 1;
});
