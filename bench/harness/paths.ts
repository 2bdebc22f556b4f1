import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder that holds the app's package.json. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Kept between runs because its contents take minutes to create. It can be deleted at any time. */
export const cacheFolder = path.join(tmpdir(), 'earmark-bench');

/** The Electron that `npm run bench` found, which also runs this script. */
export const electronProgram = process.execPath;

/** The size of the window's content, the same for the app and its peers. */
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

/** Chromium's sandbox does not work for root, neither in the app nor in a peer. */
export const switches: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--autoplay-policy=no-user-gesture-required',
];
