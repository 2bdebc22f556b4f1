import { app, dialog } from 'electron';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileError } from '../../src-shared/file-error.ts';

/**
 * Ends a run that could not take the lock of its data folder. Mostly another run has it, and nothing
 * needs to be said; a folder that takes no file looks the same from outside, and would otherwise end in
 * nothing at all.
 */
export async function leaveToOther(folder: string): Promise<void> {
  const words = whyNoFile(folder);
  if (words !== undefined) {
    process.stderr.write(`${words}\n`);
    await app.whenReady();
    dialog.showErrorBox('Earmark cannot start', words);
  }
  app.quit();
}

function whyNoFile(folder: string): string | undefined {
  const file = path.join(folder, `try-${randomUUID()}`);
  try {
    writeFileSync(file, 'x');
    rmSync(file);
    return undefined;
  } catch (error) {
    return fileError(error, folder).kind === 'disk-full'
      ? `The disk is full. Make room where ${folder} lies, and start Earmark again. What was saved is safe.`
      : `Earmark may not write to ${folder}. Allow it, and start Earmark again. What lies there is untouched.`;
  }
}
