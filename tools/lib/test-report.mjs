import { existsSync, readFileSync } from 'node:fs';

/**
 * What a runner did. `problem` says in words why the runner itself can't be trusted.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string} [problem]
 */

/**
 * A runner that left no report, or that ran nothing, has proved nothing: that is a failure.
 * @param {string} runner
 * @param {number} exitCode
 * @param {Tally | undefined} counted
 * @returns {Tally}
 */
const trusted = (runner, exitCode, counted) => {
  if (counted === undefined) {
    return { passed: 0, failed: 1, problem: `${runner} left no report (exit code ${exitCode})` };
  }
  if (counted.passed + counted.failed === 0) {
    return { passed: 0, failed: 1, problem: `${runner} ran nothing` };
  }
  if (exitCode !== 0 && counted.failed === 0) {
    return {
      ...counted,
      failed: 1,
      problem: `${runner} ended with code ${exitCode} though no test failed`,
    };
  }
  return counted;
};

/** @param {string} file */
const reportIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * @param {string} file
 * @param {number} exitCode
 */
export const vitestTally = (file, exitCode) => {
  const report = reportIn(file);
  if (report === undefined) return trusted('Vitest', exitCode, undefined);
  // A file that could not be loaded has no tests of its own to fail.
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ result) =>
      result.status === 'failed' && result.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return trusted('Vitest', exitCode, { passed: report.numPassedTests, failed });
};

/**
 * @param {string} file
 * @param {number} exitCode
 */
export const playwrightTally = (file, exitCode) => {
  const report = reportIn(file);
  if (report === undefined) return trusted('Playwright', exitCode, undefined);
  const { expected, unexpected, flaky } = report.stats;
  return trusted('Playwright', exitCode, { passed: expected, failed: unexpected + flaky });
};
