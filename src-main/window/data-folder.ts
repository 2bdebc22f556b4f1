import { app, dialog } from 'electron';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { folderFailureText, networkDriveOf, networkDriveText } from './data-folder-text.ts';

/** Why the data folder can't be created; undefined if it is there. */
export function creationFailure(): string | undefined {
  let folder = wantedFolder();
  try {
    // Creates it, and throws without a reason.
    folder = app.getPath('userData');
  } catch {
    return createFolder(folder) ?? writeFailure(folder);
  }
  return createFolder(folder);
}

const createFolder = (folder: string): string | undefined =>
  failureOf(folder, () => {
    const missing = missingFolders(folder);
    // One by one: made at once, a read-only disk is reported as a missing folder.
    for (const one of missing) mkdirSync(one);
  });

/** The folders on the way that do not exist, outermost first. */
function missingFolders(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  if (existsSync(folder) || parent === folder) return [];
  return [...missingFolders(parent), folder];
}

/** Where Electron would have put the data folder. */
function wantedFolder(): string {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  if (given !== '') return path.resolve(given);
  const settings = process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
  return path.join(settings, app.getName());
}

/** Why nothing can be written into the data folder; undefined if it can. */
export const writeFailure = (folder: string): string | undefined =>
  failureOf(folder, () => {
    const file = path.join(folder, `write-test-${randomUUID()}`);
    writeFileSync(file, 'x');
    rmSync(file);
  });

function failureOf(folder: string, work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return folderFailureText(error, folder);
  }
}

/** Says why Earmark can't start, also where nobody looks at a screen. */
export async function tellStartFailure(message: string): Promise<void> {
  process.stderr.write(`${message}\n`);
  await app.whenReady();
  dialog.showErrorBox('Earmark cannot start', message);
}

/** Chromium itself ends without a data folder, so it gets another one to show the message with. */
export function useTemporaryFolder(): void {
  try {
    app.setPath('userData', mkdtempSync(path.join(os.tmpdir(), 'earmark-no-data-')));
  } catch {
    // Nothing can be written anywhere: the message is on the standard error.
  }
}

/** Notes that the reviewer has read about the network drive. */
const noticeFile = 'network-drive.txt';

/** Says once if the data folder is on a network drive, where databases are at risk. */
export async function tellOfNetworkDrive(folder: string): Promise<void> {
  const drive = networkDriveOf(fileSystemType(folder));
  const notice = path.join(folder, noticeFile);
  if (drive === undefined || existsSync(notice)) return;
  const { message, detail } = networkDriveText(drive, folder);
  process.stderr.write(`${message}\n`);
  const buttons = ['OK'];
  await dialog.showMessageBox({ type: 'warning', title: 'Earmark', message, detail, buttons });
  writeFileSync(notice, `${message}\n\n${detail}\n`);
}

function fileSystemType(folder: string): number | undefined {
  try {
    return statfsSync(folder).type;
  } catch {
    // A system that does not tell the type of a drive is no reason not to start.
    return undefined;
  }
}
