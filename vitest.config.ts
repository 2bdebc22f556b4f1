import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Layers without a browser: they run on the Node that ships inside Electron. */
const onNode = ['main', 'shared', 'sample', 'tools'] as const;

const everywhere = {
  restoreMocks: true,
  // A slow machine is no failure: these limits only end what hangs.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Vitest would leave one core free, which on two cores means one test file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      ...onNode.map((layer) => ({
        test: {
          name: layer,
          environment: 'node',
          setupFiles: ['test/unit/seed.ts'],
          include: [`test/unit/${layer}/**/*.test.ts`],
          ...everywhere,
        },
      })),
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          setupFiles: ['test/unit/seed.ts', 'test/unit/renderer/page.ts'],
          include: ['test/unit/{renderer,preload}/**/*.test.{ts,tsx}'],
          ...everywhere,
        },
      },
    ],
  },
});
