import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const looseRules = [
  " script-src 'self' 'unsafe-inline'",
  " style-src 'self' 'unsafe-inline'",
  " connect-src 'self' ws:",
];

/**
 * Hot reload brings scripts and styles of its own and speaks over a socket; the page's policy forbids
 * all three. It is loosened by the development server alone: what is built keeps it as it is written.
 */
const loosePolicyWhileDeveloping: Plugin = {
  name: 'loose-policy-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace(/(?<=http-equiv="Content-Security-Policy"\s+content=")[^"]*/u, (policy) => {
      const kept = policy.split(';').filter((rule) => !/^\s*style-src\b/u.test(rule));
      return [...kept, ...looseRules].join(';');
    }),
};

/** It stays a module on disk, because it has a native part. Everything else is bundled. */
const keptAsModules = ['keytar'];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src-main/entry.ts',
          app: 'src-main/index.ts',
          export: 'src-main/export-command.ts',
          library: 'src-main/library/process/process.ts',
          sample: 'src-sample/process.ts',
        },
        external: keptAsModules,
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
    plugins: [react(), loosePolicyWhileDeveloping],
    build: {
      outDir: 'out/renderer',
      minify: true,
      // A whole path: the scan for dependencies looks for it from the root above, the build from here.
      rolldownOptions: { input: { index: path.resolve('src-renderer/index.html') } },
    },
  },
});
