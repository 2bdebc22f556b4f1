import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Layers without a browser: they run on the Node that ships inside Electron. */
const onNode = ['main', 'shared', 'sample', 'tools'] as const;

export default defineConfig({
  test: {
    // One line a test; the test tool reads the numbers from the JSON report.
    restoreMocks: true,
    projects: [
      ...onNode.map((layer) => ({
        test: {
          name: layer,
          environment: 'node',
          include: [`test/unit/${layer}/**/*.test.ts`],
          restoreMocks: true,
        },
      })),
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['test/unit/{renderer,preload}/**/*.test.{ts,tsx}'],
          restoreMocks: true,
        },
      },
    ],
  },
});
