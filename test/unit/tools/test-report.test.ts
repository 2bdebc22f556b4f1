import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { playwrightCounts, slowest, vitestCounts } from '../../../tools/lib/test-report.mjs';
import { sourceTree } from './source-tree.ts';

const reportFile = (report: unknown): string =>
  path.join(sourceTree({ 'report.json': JSON.stringify(report) }), 'report.json');

describe('the counts of the test runners', () => {
  it('are taken from their reports', () => {
    const report = { numPassedTests: 7, numFailedTests: 2, testResults: [] };
    expect(vitestCounts(reportFile(report), 1)).toMatchObject({ passed: 7, failed: 2 });
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
    expect(playwrightCounts(reportFile({ stats }), 1)).toMatchObject({ passed: 5, failed: 2 });
  });

  it('include a test file that could not be loaded as a failure', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }];
    const report = { numPassedTests: 1, numFailedTests: 0, testResults };
    expect(vitestCounts(reportFile(report), 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('are a failure when no test ran', () => {
    const report = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
    expect(vitestCounts(reportFile(report), 0)).toMatchObject({
      failed: 1,
      problem: 'Vitest ran no test',
    });
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 4 };
    expect(playwrightCounts(reportFile({ stats }), 0)).toMatchObject({ failed: 1 });
  });

  it('are a failure when there is no report', () => {
    expect(playwrightCounts('/no/such/report.json', 1)).toEqual({
      passed: 0,
      failed: 1,
      problem: 'Playwright left no report (exit code 1)',
    });
  });

  it('are a failure when the runner crashed although every test passed', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [] };
    expect(vitestCounts(reportFile(report), 139)).toMatchObject({ passed: 3, failed: 1 });
  });
});

describe('the tests that failed', () => {
  it('are named, with the files that could not be loaded', () => {
    const vitest = {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        { name: path.resolve('test/unit/a.test.ts'), status: 'failed', assertionResults: [] },
        {
          name: path.resolve('test/unit/b.test.ts'),
          status: 'failed',
          assertionResults: [
            { fullName: 'adds', status: 'passed' },
            { fullName: 'subtracts', status: 'failed' },
          ],
        },
      ],
    };
    expect(vitestCounts(reportFile(vitest), 1).failures).toEqual([
      'test/unit/a.test.ts',
      'test/unit/b.test.ts › subtracts',
    ]);
    const spec = (title: string, status: string) => ({
      title,
      file: 'c.test.ts',
      tests: [{ status, results: [{ duration: 1 }] }],
    });
    const playwright = {
      stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
      suites: [
        { specs: [spec('opens', 'expected'), spec('plays', 'unexpected'), spec('tags', 'flaky')] },
      ],
    };
    expect(playwrightCounts(reportFile(playwright), 1).failures).toEqual([
      'test/e2e/c.test.ts › plays',
      'test/e2e/c.test.ts › tags',
    ]);
  });
});

describe('the slowest tests', () => {
  it('are read from both reports and printed with their time', () => {
    const assertionResults = [{ fullName: 'adds', duration: 40 }, { fullName: 'skips' }];
    const vitest = {
      numPassedTests: 2,
      numFailedTests: 0,
      testResults: [
        { name: path.resolve('test/unit/a.test.ts'), status: 'passed', assertionResults },
      ],
    };
    const specs = [
      { title: 'opens', file: 'b.test.ts', tests: [{ results: [{ duration: 1530 }] }] },
    ];
    const playwright = {
      stats: { expected: 1, unexpected: 0, flaky: 0, skipped: 0 },
      suites: [{ suites: [{ specs }] }],
    };
    const { tests = [] } = vitestCounts(reportFile(vitest), 0);
    const { tests: journeys = [] } = playwrightCounts(reportFile(playwright), 0);
    expect(slowest([...tests, ...journeys], 2)).toEqual([
      '   1.5 s  test/e2e/b.test.ts › opens',
      '   0.0 s  test/unit/a.test.ts › adds',
    ]);
  });
});
