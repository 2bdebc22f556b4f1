import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

/**
 * The outcome of a test runner. `problem` is set if the runner's own result can't be trusted.
 * `failures` names the tests that failed, and the files that could not be loaded.
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {string} [problem]
 * @property {readonly TimedTest[]} [tests]
 * @property {readonly string[]} [failures]
 *
 * @typedef {object} TimedTest
 * @property {string} name the file and the title
 * @property {number} ms
 */

/**
 * A runner that wrote no report or ran no test has proved nothing, so that counts as a failure.
 * @param {string} runner
 * @param {number} exitCode
 * @param {TestCounts | undefined} counts
 * @returns {TestCounts}
 */
const checked = (runner, exitCode, counts) => {
  if (counts === undefined) {
    return { passed: 0, failed: 1, problem: `${runner} left no report (exit code ${exitCode})` };
  }
  if (counts.passed + counts.failed === 0) {
    return { passed: 0, failed: 1, problem: `${runner} ran no test` };
  }
  if (exitCode !== 0 && counts.failed === 0) {
    const problem = `${runner} ended with code ${exitCode} although no test failed`;
    return { ...counts, failed: 1, problem };
  }
  return counts;
};

/** @param {string} file */
const reportIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {string} status
 * @property {readonly { fullName: string, status?: string, duration?: number }[]} assertionResults
 */

/**
 * @param {string} file
 * @param {number} exitCode
 */
export const vitestCounts = (file, exitCode) => {
  const report = reportIn(file);
  if (report === undefined) return checked('Vitest', exitCode, undefined);
  /** @type {readonly VitestFile[]} */
  const files = report.testResults;
  // A file that could not be loaded has no failed tests of its own.
  const unloaded = files
    .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name }) => path.relative(root, name));
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, duration = 0 }) => ({
      name: `${path.relative(root, name)} › ${fullName}`,
      status,
      ms: duration,
    })),
  );
  const failures = [...unloaded, ...failedNames(tests, ['failed'])];
  const failed = report.numFailedTests + unloaded.length;
  return checked('Vitest', exitCode, { passed: report.numPassedTests, failed, tests, failures });
};

/**
 * @param {readonly { name: string, status?: string | undefined }[]} tests
 * @param {readonly string[]} failed how the runner calls a test that failed
 */
const failedNames = (tests, failed) =>
  tests.filter(({ status }) => failed.includes(status ?? '')).map(({ name }) => name);

/**
 * @typedef {object} PlaywrightSuite
 * @property {readonly PlaywrightSuite[]} [suites]
 * @property {readonly PlaywrightSpec[]} [specs]
 *
 * @typedef {object} PlaywrightSpec
 * @property {string} title
 * @property {string} file
 * @property {readonly { status?: string, results: readonly { duration: number }[] }[]} tests
 */

const notPassed = ['unexpected', 'flaky'];

/**
 * @param {PlaywrightSuite} suite
 * @returns {readonly (TimedTest & { status?: string | undefined })[]}
 */
const testsOf = ({ suites = [], specs = [] }) => [
  ...specs.map(({ title, file, tests }) => ({
    name: `test/e2e/${file} › ${title}`,
    status: tests.find(({ status = '' }) => notPassed.includes(status))?.status,
    ms: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
  })),
  ...suites.flatMap(testsOf),
];

/**
 * @param {string} file
 * @param {number} exitCode
 */
export const playwrightCounts = (file, exitCode) => {
  const report = reportIn(file);
  if (report === undefined) return checked('Playwright', exitCode, undefined);
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky;
  const tests = testsOf(report);
  const failures = failedNames(tests, notPassed);
  return checked('Playwright', exitCode, { passed: expected, failed, tests, failures });
};

/**
 * The slowest tests, one line each, the slowest first.
 * @param {readonly TimedTest[]} tests
 * @param {number} count
 */
export const slowest = (tests, count) =>
  [...tests]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, count)
    .map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`);
