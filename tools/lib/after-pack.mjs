import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * Electron's nine fuses. They are set so that the packaged program runs only Earmark: Node can't be
 * started by a variable or a flag, no code is loaded from outside the archive, and cookies are
 * encrypted.
 */
export const fuses = {
  version: FuseVersion.V1,
  // Fails if a later Electron adds a fuse, so that someone decides how to set it.
  strictlyRequireAllFuses: /** @type {const} */ (true),
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Electron checks this on macOS and Windows only.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** @type {Record<string, string>} */
const endings = { darwin: '.app', win32: '.exe' };

/**
 * Called by electron-builder after packing and before signing. Removes the demo app that is part of
 * Electron, and sets the fuses. The unfused build is for tests, which control the app through the
 * inspect flags that the fuses disable.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { executableName?: string, appInfo: { productFilename: string } } }} packed
 */
// oxlint-disable-next-line import/no-default-export -- electron-builder looks for the default export
export default async ({ appOutDir, electronPlatformName, packager }) => {
  rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  if (process.env['EARMARK_UNFUSED'] === '1') return;
  const name =
    electronPlatformName === 'linux'
      ? (packager.executableName ?? 'earmark')
      : packager.appInfo.productFilename;
  const program = path.join(appOutDir, `${name}${endings[electronPlatformName] ?? ''}`);
  await flipFuses(program, {
    ...fuses,
    // On Apple silicon, a changed program needs a signature; an ad hoc one is enough.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
  });
};
