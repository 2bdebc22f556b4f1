import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder, inProject } from './project.mjs';
import { runScript } from './run.mjs';
import { print } from './output.mjs';

const packageFolder = inProject('node_modules/electron');
const secondsWithoutProgress = 15;
const secondsPerDay = 24 * 60 * 60;

/** @param {string} name */
const textOf = (name) => {
  const file = path.join(packageFolder, name);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
};

/** The version that package.json declares and that users get. */
export const declaredVersion = () => {
  /** @type {{ version: string }} */
  const manifest = JSON.parse(textOf('package.json') ?? '{}');
  return manifest.version;
};

/** The folder of the downloaded Electron, if it exists and has the declared version. */
export const officialFolder = () => {
  const program = textOf('path.txt');
  const version = textOf('dist/version')?.replace(/^v/, '');
  if (program === undefined || version !== declaredVersion()) return undefined;
  return existsSync(path.join(packageFolder, 'dist', program))
    ? path.join(packageFolder, 'dist')
    : undefined;
};

export const officialProgram = () => path.join(packageFolder, 'dist', textOf('path.txt') ?? '');

const failureNote = () => path.join(cacheFolder, `electron-${declaredVersion()}-was-out-of-reach`);

/** Whether a download failed within the last day. Another attempt would probably only cost time. */
export const failedLately = () => {
  const note = failureNote();
  return existsSync(note) && Date.now() - statSync(note).mtimeMs < secondsPerDay * 1000;
};

/** Downloads into Electron's own cache. Aborts if no data was received for a while. */
const download = async () => {
  const requireLikeElectron = createRequire(path.join(packageFolder, 'install.js'));
  const { downloadArtifact } = requireLikeElectron('@electron/get');
  const patience = new AbortController();
  const abort = () => patience.abort(new Error(`no data received for ${secondsWithoutProgress} s`));
  const timer = setTimeout(abort, secondsWithoutProgress * 1000);
  try {
    await downloadArtifact({
      version: declaredVersion(),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: requireLikeElectron('./checksums.json'),
      downloadOptions: {
        signal: patience.signal,
        getProgressCallback: () => {
          timer.refresh();
        },
      },
    });
  } finally {
    clearTimeout(timer);
  }
};

/** @param {unknown} error */
const reasonOf = (error) => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
};

/**
 * Tries the official download once. A failure is remembered for a day.
 * @returns {Promise<string | undefined>} its folder
 */
export const downloadOfficial = async () => {
  print(`downloading Electron ${declaredVersion()} from its release host`);
  try {
    await download();
    // The download is in the cache now; the package's own script unpacks it to where the package
    // expects it.
    await runScript(path.join(packageFolder, 'install.js'), [], { capture: true });
    rmSync(failureNote(), { force: true });
  } catch (error) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(failureNote(), `${reasonOf(error)}\n`);
    print(`the release host can't be reached (${reasonOf(error)})`);
  }
  return officialFolder();
};
