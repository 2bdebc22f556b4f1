import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import process from 'node:process';
import { ensureElectron } from './electron.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { makeDebianPackage } from './lib/debian-package.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject, isLinux } from './lib/project.mjs';
import { runScript } from './lib/run.mjs';
import { writeSbom } from './lib/sbom.mjs';
import { UserError, runTool, print } from './lib/output.mjs';
import { forADebianPackage } from './lib/system-needs.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** @typedef {import('./electron.mjs').Electron} Electron */

/** @type {{ version: string }} */
const { version: declared } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

/**
 * A package that contains the substitute Electron must not be mistaken for a release.
 * @param {Electron} electron
 */
const versionFor = ({ official, version }) =>
  official ? declared : `${declared}-dev.electron${Number.parseInt(version, 10)}`;

const twinFolder = 'dist/unfused';

/**
 * @param {Electron} electron
 * @param {boolean} unfused
 */
const builderArguments = (electron, unfused) => [
  '--publish=never',
  `--config.extraMetadata.version=${versionFor(electron)}`,
  ...(unfused ? [`--config.directories.output=${twinFolder}`] : []),
  ...(isLinux ? ['--linux', 'dir', '--x64'] : []),
  // On Linux, the package contains the same Electron folder that is used here. Other systems build for
  // several processors.
  ...(isLinux
    ? [`--config.electronDist=${electron.folder}`, `--config.electronVersion=${electron.version}`]
    : []),
];

/**
 * @param {Electron} electron
 * @param {boolean} unfused
 */
const pack = async (electron, unfused) => {
  const script = 'node_modules/electron-builder/cli.js';
  const env = { EARMARK_UNFUSED: unfused ? '1' : '0' };
  const { code, output } = await runScript(script, builderArguments(electron, unfused), {
    capture: true,
    env,
  });
  if (code !== 0) throw new UserError(`electron-builder failed:\n${output}`);
};

/**
 * electron-builder downloads the tool that makes an AppImage, so this is not part of every build.
 * @param {Electron} electron
 * @param {string} unpacked
 */
const packAppImage = async (electron, unpacked) => {
  const script = 'node_modules/electron-builder/cli.js';
  const args = ['--publish=never', '--linux', 'AppImage', '--x64', `--prepackaged=${unpacked}`];
  const version = `--config.extraMetadata.version=${versionFor(electron)}`;
  const { code, output } = await runScript(script, [...args, version], { capture: true });
  if (code !== 0) throw new UserError(`the AppImage was not built:\n${output}`);
  print(`the AppImage is in ${inProject('dist')}`);
};

/** @param {Electron} electron */
const packForLinux = async (electron) => {
  const unpacked = inProject('dist', 'linux-unpacked');
  if (process.argv.includes('--unfused')) {
    await pack(electron, true);
    print(
      `the unfused build, for tests only, is at ${inProject(twinFolder, 'linux-unpacked', 'earmark')}`,
    );
    return;
  }
  await ensureSystemPackages(forADebianPackage);
  // Older installers are deleted, so that nobody mistakes one for the newest.
  for (const name of existsSync(inProject('dist')) ? readdirSync(inProject('dist')) : []) {
    if (name.endsWith('.deb')) rmSync(inProject('dist', name));
  }
  await pack(electron, false);
  const file = await makeDebianPackage({ unpacked, version: versionFor(electron) });
  print(`the installer is at ${file}`);
  const list = await writeSbom({
    version: versionFor(electron),
    electronVersion: electron.version,
  });
  print(`what it contains is listed in ${list}`);
  if (process.argv.includes('--appimage')) await packAppImage(electron, unpacked);
  if (!electron.official) {
    print(
      `it contains the substitute Electron ${electron.version}, so it is a development build and not for users`,
    );
  }
};

await runTool(async () => {
  await ensureDependencies();
  const electron = await ensureElectron();
  const licences = await runScript('tools/licences.mjs', [], { capture: true });
  if (licences.code !== 0) throw new UserError(licences.output.trim());
  await ensureBuilt();
  if (!existsSync(inProject('resources/sample'))) {
    throw new UserError('resources/sample is missing, so the app would have no sample workspace');
  }
  if (isLinux) return packForLinux(electron);
  await pack(electron, false);
  await writeSbom({ version: declared, electronVersion: electron.version });
  print(`the installers are in ${inProject('dist')}: ${readdirSync(inProject('dist')).join(', ')}`);
});
