import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { build } from 'vite';
import { cacheFolder, root } from './paths.ts';

/** Serves the peers' pages, and other files, over loopback HTTP with range requests. */
export interface PeerServer extends AsyncDisposable {
  readonly url: string;
}

const pages = ['blank', 'word', 'wave', 'spans', 'virtua', 'bbc'] as const;

const builtFolder = path.join(cacheFolder, 'peers');
let built: Promise<void> | undefined;

/** Serves the peers' pages. `files` is a folder that is served under `/files/`. */
export async function servePeers(files?: string): Promise<PeerServer> {
  built ??= buildPeers();
  await built;
  const servePages = sirv(builtFolder, { dev: true });
  const servePackages = sirv(path.join(root, 'bench/node_modules'), { dev: true });
  const serveFiles = files === undefined ? undefined : sirv(files, { dev: true });
  const listener: RequestListener = (request, response) => {
    const wanted = request.url ?? '/';
    if (serveFiles !== undefined && wanted.startsWith('/files/')) {
      request.url = wanted.slice('/files'.length);
      serveFiles(request, response);
    } else if (wanted.startsWith('/packages/')) {
      request.url = wanted.slice('/packages'.length);
      servePackages(request, response);
    } else servePages(request, response);
  };
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function buildPeers(): Promise<void> {
  const folder = path.join(root, 'bench/peers');
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    // virtua must be bundled with the same React that renders it.
    resolve: { dedupe: ['react', 'react-dom'] },
    build: {
      outDir: builtFolder,
      emptyOutDir: true,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [page, path.join(folder, `${page}.html`)])),
      },
    },
  });
}
