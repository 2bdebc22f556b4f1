import { existsSync } from 'node:fs';
import path from 'node:path';

/** The part of electron-updater that is used. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  allowPrerelease: boolean;
  checkForUpdatesAndNotify(): Promise<unknown>;
}

interface UpdateDeps {
  readonly isPackaged: boolean;
  readonly platform?: NodeJS.Platform;
  /** The folder in which electron-builder puts `app-update.yml` when a feed is configured. */
  readonly resources: string;
  readonly load?: () => Promise<Updater>;
  readonly log: { error(error: unknown, where: string): string };
}

/**
 * Looks for an update once at the start, if the package names a feed. Without one, nothing is loaded and no
 * request is sent. On Linux nothing checks the signature of a downloaded package, so updates are left to
 * the package manager (docs/releases.md).
 */
export async function checkForUpdates(deps: UpdateDeps): Promise<void> {
  const { isPackaged, platform = process.platform, resources, load = loadUpdater, log } = deps;
  const hasFeed = isPackaged && existsSync(path.join(resources, 'app-update.yml'));
  if (!hasFeed || platform === 'linux') return;
  try {
    const updater = await load();
    updater.autoDownload = true;
    // Only after everything is saved: the app quits by itself first.
    updater.autoInstallOnAppQuit = true;
    // An older version can't read the databases of a newer one, and may have known vulnerabilities.
    updater.allowDowngrade = false;
    updater.allowPrerelease = false;
    await updater.checkForUpdatesAndNotify();
  } catch (error) {
    log.error(error, 'updates');
  }
}

/** The real updater. It is loaded on use, because most packages have no feed. */
async function loadUpdater(): Promise<Updater> {
  const { default: library } = await import('electron-updater');
  return library.autoUpdater;
}
