import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder that holds the app's package.json. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Kept between runs, since it takes minutes to make; may be deleted at any time. */
export const cacheFolder = path.join(tmpdir(), 'earmark-bench');

/** The Electron that `npm run bench` found: the one this very script runs on. */
export const electronProgram = process.execPath;

/** The window's own size, the same for the app and for its peers. */
export const windowSize = { width: 1440, height: 900 } as const;

/** The environment of an Electron that shows windows. */
export function windowEnvironment(more: Readonly<Record<string, string>> = {}) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return {
    ...Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    ...more,
  };
}

/** Root may not use Chromium's sandbox, whoever is measured. */
export const switches: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--autoplay-policy=no-user-gesture-required',
];
