import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { electronEnvironment, ensureElectron } from './electron.mjs';
import { makeDebianPackage } from './lib/debian-package.mjs';
import { inProject, isLinux, isRoot } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { UserError, runTool, print } from './lib/output.mjs';

/**
 * Puts a layer over the folders that a package is installed into, in a namespace of its own, and then
 * becomes the given program. When it ends, nothing is left on the computer.
 */
const inLayers = `
  set -e
  layers=$1; shift
  for folder in usr etc var opt; do
    mkdir -p "$layers/$folder/new" "$layers/$folder/work"
    mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$layers/$folder/new,workdir=$layers/$folder/work" "/$folder"
  done
  exec "$@"
`;

const keepBuild = '--keep-build';

/**
 * Builds the package, and the same app as an older version, to upgrade from. With `--keep-build` the app
 * of the last build is packed again, without compression, which takes seconds instead of minutes.
 */
const buildPackages = async () => {
  const unpacked = inProject('dist', 'linux-unpacked');
  const trial = inProject('dist', 'trial');
  rmSync(trial, { recursive: true, force: true });
  mkdirSync(trial, { recursive: true });
  /** @param {string} version */
  const quickly = (version) =>
    makeDebianPackage({ unpacked, version, folder: trial, compression: 'none' });
  if (process.argv.includes(keepBuild)) {
    return { newest: await quickly('0.0.2'), older: await quickly('0.0.1') };
  }
  const built = await run(process.execPath, [inProject('tools', 'package.mjs')]);
  const name = readdirSync(inProject('dist')).find((file) => file.endsWith('.deb'));
  if (built.code !== 0 || name === undefined) throw new UserError('the package was not built');
  return { newest: inProject('dist', name), older: await quickly('0.0.1') };
};

await runTool(async () => {
  if (!isLinux || !isRoot) {
    print(
      'the package is tested on Linux and as root only, because dpkg installs it: nothing was tested',
    );
    return 0;
  }
  const electron = await ensureElectron();
  const { newest, older } = await buildPackages();
  const work = mkdtempSync(path.join(os.tmpdir(), 'earmark-package-'));
  const script = inProject('node_modules/@playwright/test/cli.js');
  const filters = process.argv.slice(2).filter((word) => word !== keepBuild);
  const args = ['test', '--config=playwright.package.config.ts', ...filters];
  const env = {
    ...electronEnvironment(electron),
    EARMARK_OLDER_PACKAGE: older,
    EARMARK_PACKAGE: newest,
  };
  const contained = ['-m', '--propagation', 'private', 'sh', '-c', inLayers, 'sh'];
  const { code } = await run(
    'unshare',
    [...contained, path.join(work, 'layers'), process.execPath, script, ...args],
    { env },
  );
  rmSync(work, { recursive: true, force: true });
  return code;
});
