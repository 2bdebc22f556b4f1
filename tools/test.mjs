import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runChecks } from './check.mjs';
import { electronEnvironment, ensureElectron } from './electron.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { openDesktopSession } from './lib/desktop-session.mjs';
import { run } from './lib/run.mjs';
import { PlainError, runTool, say } from './lib/output.mjs';
import { forAKeyring, forAVirtualDisplay, forTheApp } from './lib/system-needs.mjs';
import { playwrightTally, vitestTally } from './lib/test-report.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * @typedef {import('./lib/test-report.mjs').Tally} Tally
 *
 * @typedef {object} Workshop what every stage is handed
 * @property {import('./electron.mjs').Electron} electron
 * @property {import('./lib/desktop-session.mjs').DesktopSession} session
 * @property {string} reports a folder for the runners' own reports
 * @property {readonly string[]} filters passed on to the runner as they are
 */

/** @param {Workshop} workshop */
const unit = async ({ electron, session, reports, filters }) => {
  const report = path.join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const script = 'node_modules/vitest/vitest.mjs';
  // The Node inside Electron is the one that ships, so it is the one that is tested.
  const command = session.wrap(electron.program, [script, 'run', ...reporters, ...filters]);
  const env = { ...session.env, ...electronEnvironment(electron), ELECTRON_RUN_AS_NODE: '1' };
  const { code } = await run(...command, { env });
  return vitestTally(report, code);
};

/** @param {Workshop} workshop */
const e2e = async ({ electron, session, reports, filters }) => {
  await ensureBuilt();
  const report = path.join(reports, 'playwright.json');
  const script = 'node_modules/@playwright/test/cli.js';
  const args = [script, 'test', '--reporter=list,json', ...filters];
  const env = {
    ...session.env,
    ...electronEnvironment(electron),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const { code } = await run(...session.wrap(process.execPath, args), { env });
  return playwrightTally(report, code);
};

/** @type {Map<string, (workshop: Workshop) => Promise<Tally>>} */
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
    throw new PlainError(`--only takes one of ${[...stages.keys()].join(', ')}`);
  }
  const filters = words.filter((word, index) => {
    const isOnly = at !== -1 && (index === at || index === at + 1);
    return word !== '--' && !isOnly;
  });
  if (filters.length > 0 && only === undefined) {
    throw new PlainError(`say which runner gets ${filters.join(' ')}: --only unit or --only e2e`);
  }
  return { chosen: only === undefined ? [...stages.keys()] : [only], filters };
};

/**
 * @param {readonly string[]} chosen
 * @param {Workshop} workshop
 */
const runStages = async (chosen, workshop) => {
  const sum = { passed: 0, failed: 0 };
  for (const [name, stage] of stages) {
    if (!chosen.includes(name)) continue;
    say(`-- ${name}`);
    const started = Date.now();
    const { passed, failed, problem } = await stage(workshop).catch(stoppedStage);
    if (problem !== undefined) say(problem);
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`-- ${name}: ${passed} passed, ${failed} failed in ${seconds} s`);
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
};

/**
 * A stage that can't run (the build fails, say) must not hide what the others found.
 * @param {unknown} error
 * @returns {Tally}
 */
const stoppedStage = (error) => {
  if (!(error instanceof PlainError)) throw error;
  return { passed: 0, failed: 1, problem: error.message };
};

await runTool(async () => {
  const { chosen, filters } = readArguments(process.argv.slice(2));
  await ensureDependencies();
  await ensureSystemPackages([...forTheApp, ...forAVirtualDisplay, ...forAKeyring]);
  const electron = await ensureElectron();
  const session = await openDesktopSession();
  const reports = mkdtempSync(path.join(os.tmpdir(), 'earmark-reports-'));
  const sum = await runStages(chosen, { electron, session, reports, filters });
  session.close();
  rmSync(reports, { recursive: true, force: true });
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
  return sum.failed === 0 ? 0 : 1;
});
