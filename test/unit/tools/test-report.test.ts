import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { playwrightTally, vitestTally } from '../../../tools/lib/test-report.mjs';
import { sourceTree } from './source-tree.ts';

const reportFile = (report: unknown): string =>
  path.join(sourceTree({ 'report.json': JSON.stringify(report) }), 'report.json');

describe('what the test runners report', () => {
  it('is counted as they say it', () => {
    const report = { numPassedTests: 7, numFailedTests: 2, testResults: [] };
    expect(vitestTally(reportFile(report), 1)).toEqual({ passed: 7, failed: 2 });
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
    expect(playwrightTally(reportFile({ stats }), 1)).toEqual({ passed: 5, failed: 2 });
  });

  it('counts a test file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    const report = { numPassedTests: 1, numFailedTests: 0, testResults };
    expect(vitestTally(reportFile(report), 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('is a failure when nothing ran', () => {
    const report = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
    expect(vitestTally(reportFile(report), 0)).toMatchObject({
      failed: 1,
      problem: 'Vitest ran nothing',
    });
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 4 };
    expect(playwrightTally(reportFile({ stats }), 0)).toMatchObject({ failed: 1 });
  });

  it('is a failure when there is no report', () => {
    expect(playwrightTally('/no/such/report.json', 1)).toEqual({
      passed: 0,
      failed: 1,
      problem: 'Playwright left no report (exit code 1)',
    });
  });

  it('is a failure when the runner broke down though every test passed', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [] };
    expect(vitestTally(reportFile(report), 139)).toMatchObject({ passed: 3, failed: 1 });
  });
});
