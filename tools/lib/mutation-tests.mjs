import process from 'node:process';
import { defineConfig } from 'vitest/config';

/** Vitest's settings for `npm run mutation`: only the tests of the part that is changed. */
// oxlint-disable-next-line import/no-default-export -- Vitest looks for the default export
export default defineConfig({
  test: {
    environment: 'node',
    include: (process.env['EARMARK_MUTATION_TESTS'] ?? '').split(','),
    testTimeout: 120_000,
  },
});
