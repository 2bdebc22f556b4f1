import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string[]} parts */
export const inProject = (...parts) => path.join(root, ...parts);

/** A cache that can be deleted at any time. It is outside the project, so that clones share it. */
export const cacheFolder = path.join(
  process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'),
  'earmark',
);

export const isLinux = process.platform === 'linux';
export const isRoot = process.getuid?.() === 0;
