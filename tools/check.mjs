import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { allChecks } from './lib/checks.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { UserError, runTool, print } from './lib/output.mjs';

const atOnce = 2;

/** @param {import('./lib/checks.mjs').Check} check */
const perform = async (check) => {
  const started = Date.now();
  const { code, output } = await check.run();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (code === 0) print(`ok      ${check.name} (${seconds} s)`);
  else print(`FAILED  ${check.name} (${seconds} s)\n${output.trimEnd()}\n`);
  return code === 0;
};

/**
 * Runs the checks, two at a time. Each counts as one test.
 * @param {readonly string[]} [groups] all of them when none is named
 * @returns {Promise<import('./lib/test-report.mjs').TestCounts>}
 */
export const runChecks = async (groups = []) => {
  const chosen = allChecks().filter(({ group }) => groups.length === 0 || groups.includes(group));
  if (chosen.length === 0) throw new UserError(`no check matches ${groups.join(', ')}`);
  const waiting = chosen.values();
  /** @type {{ passed: number, failed: number, failures: string[] }} */
  const tally = { passed: 0, failed: 0, failures: [] };
  const worker = async () => {
    for (const check of waiting) {
      if (await perform(check)) tally.passed += 1;
      else {
        tally.failed += 1;
        tally.failures.push(check.name);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return tally;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runTool(async () => {
    await ensureDependencies();
    const { failed } = await runChecks(process.argv.slice(2));
    return failed === 0 ? 0 : 1;
  });
}
