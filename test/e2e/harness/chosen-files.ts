import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { RunningApp } from './launch.ts';

/** Chooses this file in the system's dialog. */
export const chooseFile = ({ electron }: RunningApp, file: string): Promise<void> =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);

/** The only file in the export folder that is named so. */
export async function exportedFile({ downloads }: RunningApp, name: RegExp): Promise<string> {
  const found = (await readdir(downloads)).filter((file) => name.test(file));
  expect(found).toHaveLength(1);
  return path.join(downloads, found[0] ?? '');
}
