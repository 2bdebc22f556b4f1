import { existsSync, readFileSync } from 'node:fs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';
import { UserError, print } from './output.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
const lockedPackages = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};

/**
 * npm writes down what it installed; comparing that with the lockfile tells more than dates do,
 * which a fresh clone or a branch switch changes for no reason.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
export const differsFrom = (wanted, installed) =>
  Object.entries(wanted).some(([folder, { version, optional, devOptional }]) => {
    if (folder === '') return false;
    const had = installed[folder];
    if (had === undefined) return optional !== true && devOptional !== true;
    return had.version !== version;
  });

/** Installs what package-lock.json names, unless it is there already. */
export const ensureDependencies = async () => {
  const wanted = lockedPackages(inProject('package-lock.json'));
  if (!differsFrom(wanted, lockedPackages(inProject('node_modules/.package-lock.json')))) return;
  print('installing the dependencies that package-lock.json names');
  // No dependency needs its install script: native parts come prebuilt.
  const { code, output } = await run(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { capture: true },
  );
  if (code !== 0) throw new UserError(`npm ci failed:\n${output}`);
};
