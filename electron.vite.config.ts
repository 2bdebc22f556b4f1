import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** The one package with a native part: it stays a file on disk, everything else is bundled. */
const nativeModules = ['keytar'];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src-main/index.ts',
          library: 'src-main/library/process.ts',
          sample: 'src-sample/process.ts',
        },
        external: nativeModules,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'parts/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src-preload/index.ts' },
        // A sandboxed preload script is loaded as CommonJS, whatever package.json says.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      rolldownOptions: { input: { index: 'src-renderer/index.html' } },
    },
  },
});
