import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * Electron's nine switches, each turned so that the packaged program is Earmark and nothing else:
 * no Node by a variable or a flag, no code from beside the archive, no cookies in the clear.
 */
export const fuses = {
  version: FuseVersion.V1,
  // A switch that a later Electron adds has to be decided on, not overlooked.
  strictlyRequireAllFuses: /** @type {const} */ (true),
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Electron looks at it on macOS and Windows only.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** @type {Record<string, string>} */
const endings = { darwin: '.app', win32: '.exe' };

/**
 * Called by electron-builder after it has packed and before it signs: takes out the demo app that
 * Electron brings along, and turns the switches. The unfused twin is for tests, which drive the app
 * by the inspect flags that the fuses forbid.
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
    // On Apple's own chips a changed program needs a signature, if only an ad hoc one.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
  });
};
