import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The renderer's files are loaded through this scheme, never through `file:`. */
const appOrigin = 'earmark-app://app';
export const appUrl = `${appOrigin}/index.html`;

/** The scheme of recordings; its handler is in `recordings/`. */
export const mediaScheme = 'earmark-media';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Must run before the app is ready. Both schemes get only the privileges that they need. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'earmark-app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    {
      scheme: mediaScheme,
      // An <audio> element can seek only with `standard` and `stream`.
      privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true },
    },
  ]);
}

/** Serves the files under `root`, and nothing else. */
export function serveApp(root: string): void {
  protocol.handle('earmark-app', async (request) => {
    const file = fileFor(root, request.url);
    if (file === undefined) return new Response('Not found', { status: 404 });
    try {
      const body = await readFile(file);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': types[path.extname(file)] ?? 'application/octet-stream',
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

/** The file that a URL of the app scheme names, undefined if it is outside `root`. */
export function fileFor(root: string, url: string): string | undefined {
  let pathname: string;
  try {
    const parsed = new URL(url);
    if (parsed.host !== 'app') return undefined;
    pathname = decodeURIComponent(parsed.pathname);
  } catch {
    return undefined;
  }
  if (pathname.includes('\0') || pathname.includes('\\')) return undefined;
  const file = path.resolve(root, `.${pathname}`);
  const inside = path.relative(root, file);
  return inside === '' || inside.startsWith('..') || path.isAbsolute(inside) ? undefined : file;
}

/** Whether a page belongs to Earmark: served by the app scheme or by the development server. */
export function isOurPage(url: string, developmentUrl?: string): boolean {
  try {
    const { protocol: scheme, host, origin } = new URL(url);
    if (scheme === 'earmark-app:' && host === 'app') return true;
    return developmentUrl !== undefined && origin === new URL(developmentUrl).origin;
  } catch {
    return false;
  }
}
