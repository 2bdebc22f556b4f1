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
 * npm records what it installed. Comparing the record with the lockfile is more reliable than file
 * dates, which a fresh clone or a branch switch also changes.
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

/** Installs the packages of package-lock.json, unless they are installed already. */
export const ensureDependencies = async () => {
  const wanted = lockedPackages(inProject('package-lock.json'));
  if (!differsFrom(wanted, lockedPackages(inProject('node_modules/.package-lock.json')))) return;
  print('installing the dependencies of package-lock.json');
  // No dependency needs its install script, because native modules are prebuilt.
  const { code, output } = await run(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { capture: true },
  );
  if (code !== 0) throw new UserError(`npm ci failed:\n${output}`);
};
