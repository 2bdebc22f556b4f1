import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Layers without a browser: they run on the Node that ships inside Electron. */
const onNode = ['main', 'shared', 'sample', 'tools'] as const;

const everywhere = {
  restoreMocks: true,
  // A slow machine is no failure: this only ends what hangs.
  testTimeout: 30_000,
  hookTimeout: 30_000,
};

export default defineConfig({
  test: {
    projects: [
      ...onNode.map((layer) => ({
        test: {
          name: layer,
          environment: 'node',
          include: [`test/unit/${layer}/**/*.test.ts`],
          ...everywhere,
        },
      })),
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          setupFiles: ['test/unit/renderer/page.ts'],
          include: ['test/unit/{renderer,preload}/**/*.test.{ts,tsx}'],
          ...everywhere,
        },
      },
    ],
  },
});
