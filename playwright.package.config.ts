import { defineConfig } from '@playwright/test';

/** The tests of the installed package, which `npm run test:package` runs. */
export default defineConfig({
  testDir: 'test/package',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
});
