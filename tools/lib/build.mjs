import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, root } from './project.mjs';
import { runScript } from './run.mjs';
import { UserError, print } from './output.mjs';

const sources = ['src-main', 'src-preload', 'src-renderer', 'src-sample', 'src-shared'];
const settings = ['electron.vite.config.ts', 'package-lock.json', 'package.json'];
const products = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const stamp = inProject('out', '.built-from');

/** @param {string} folder */
const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** A hash of the sources. It uses their contents, because a checkout changes the dates of all files. */
const fingerprint = () => {
  const hash = createHash('sha256');
  const files = sources.flatMap((folder) => filesBelow(inProject(folder)));
  for (const file of [...files, ...settings.map((name) => inProject(name))].sort()) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
};

/**
 * @param {{ capture?: boolean }} [options]
 * @returns {Promise<import('./run.mjs').Finished>}
 */
export const build = async ({ capture = false } = {}) => {
  const builtFrom = fingerprint();
  const script = 'node_modules/electron-vite/bin/electron-vite.js';
  const result = await runScript(script, ['build'], { capture });
  if (result.code === 0) writeFileSync(stamp, builtFrom);
  return result;
};

const isFresh = () =>
  products.every((product) => existsSync(inProject(product))) &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === fingerprint();

/** Builds only if the sources differ from those of the last build. */
export const ensureBuilt = async () => {
  if (isFresh()) return;
  print('building the app');
  const { code, output } = await build({ capture: true });
  if (code !== 0) throw new UserError(`the build failed:\n${output}`);
};
