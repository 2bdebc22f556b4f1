import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isLinux, isRoot } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { UserError, runTool, print } from './lib/output.mjs';
import {
  forAKeyring,
  forAVirtualDisplay,
  forReadingExports,
  forTheApp,
} from './lib/system-needs.mjs';

/** @typedef {import('./lib/system-needs.mjs').Need} Need */

const first64BitTime = { debian: 13, ubuntu: 24 };

/** @param {string} file */
const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {string} name */
const onPath = (name) =>
  [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin', '/usr/bin']
    .map((folder) => path.join(folder, name))
    .find(isProgram);

/** The shared libraries that the loader knows; undefined if it can't be queried. */
const knownLibraries = async () => {
  const ldconfig = onPath('ldconfig');
  if (ldconfig === undefined) return undefined;
  const { code, output } = await run(ldconfig, ['-p'], { capture: true });
  if (code !== 0) return undefined;
  return new Set(output.split('\n').map((line) => line.trim().split(' ')[0] ?? ''));
};

/**
 * The needs that this computer lacks.
 * @param {readonly Need[]} needs
 */
const missingOf = async (needs) => {
  const libraries = await knownLibraries();
  return needs.filter(({ kind, name }) =>
    kind === 'program' ? onPath(name) === undefined : libraries?.has(name) === false,
  );
};

/** Since 2024, packages affected by the move to 64-bit time have another name. */
const has64BitTimeNames = () => {
  if (!existsSync('/etc/os-release')) return false;
  const release = readFileSync('/etc/os-release', 'utf8');
  const value = (/** @type {string} */ key) =>
    new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(release)?.[1] ?? '';
  const first = Object.entries(first64BitTime).find(([id]) => id === value('ID'))?.[1];
  return first !== undefined && Number.parseInt(value('VERSION_ID'), 10) >= first;
};

/** @param {readonly Need[]} missing */
const packagesFor = (missing) => {
  const renamed = has64BitTimeNames();
  return [...new Set(missing.map((need) => (renamed ? need.since64BitTime : need.package)))];
};

/** @param {readonly string[]} packages */
const install = async (packages) => {
  print(`installing the system packages ${packages.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update'], { capture: true, env });
  const args = ['install', '-y', '--no-install-recommends', ...packages];
  const result = await run('apt-get', args, { capture: true, env });
  if (result.code !== 0) {
    throw new UserError(`apt-get could not install them:\n${update.output}${result.output}`);
  }
};

/**
 * Makes sure that this computer has the system packages that the app and, for tests, a virtual display
 * and a keyring need. As root, it installs missing packages; otherwise it prints the command that
 * installs them.
 * @param {readonly Need[]} needs
 */
export const ensureSystemPackages = async (needs) => {
  if (!isLinux) return;
  const missing = await missingOf(needs);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  if (onPath('apt-get') === undefined) {
    throw new UserError(
      `this computer lacks ${names}. Install them with its package manager, then try again.`,
    );
  }
  const packages = packagesFor(missing);
  if (!isRoot) {
    throw new UserError(
      `this computer lacks ${names}. Install them with\n\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}\n\n` +
        'and try again.',
    );
  }
  await install(packages);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runTool(async () => {
    await ensureSystemPackages([
      ...forTheApp,
      ...forAVirtualDisplay,
      ...forAKeyring,
      ...forReadingExports,
    ]);
    print('this computer has every system package that Earmark needs');
  });
}
