import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // On Linux every worker has a desktop session of its own; elsewhere all would share the real one.
  workers: process.platform === 'linux' ? 2 : 1,
  // The tests of one file run in their order, in one worker, because they may share a running app.
  fullyParallel: false,
  // A journey that passes the second time has failed.
  retries: 0,
  forbidOnly: true,
  // A slow machine is no failure: these limits only end what hangs.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
});
