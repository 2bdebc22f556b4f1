import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // One keychain, one display, one reviewer: the journeys share them, so they run one by one.
  workers: 1,
  fullyParallel: false,
  // A journey that passes the second time has failed.
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
