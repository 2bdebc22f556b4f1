import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './harness/test.ts';
import { enterSample, press, recordingReady, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

const call = /1:59 Negative/u;
const row = (page: Page) => page.getByRole('row', { name: call });

/** Answers main's dialogs with the first button whose label matches, and records what they say. */
async function answerDialogs(
  electron: ElectronApplication,
  button: string,
): Promise<() => Promise<string>> {
  await electron.evaluate(({ dialog }, label) => {
    const said: string[] = [];
    Reflect.set(globalThis, 'saidByDialogs', said);
    dialog.showMessageBox = ((options: Electron.MessageBoxOptions) => {
      said.push(`${options.message}\n${options.detail ?? ''}`);
      const response = options.buttons?.findIndex((one) => one.startsWith(label)) ?? -1;
      return Promise.resolve({ response, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  }, button);
  return () =>
    electron.evaluate(() => (Reflect.get(globalThis, 'saidByDialogs') as string[]).join('\n'));
}

async function openWorkspaceSettings(page: Page) {
  await press(page, 'Control+,');
  const settings = region(page, 'Settings');
  await settings.getByRole('tab', { name: 'Workspaces' }).click();
  return settings;
}

test('a backup is restored after a preview, the restore can be undone, and missing reviews are offered again', async () => {
  const first = await launchApp();
  await enterSample(first.page);
  await row(first.page).click();
  await recordingReady(first.page);
  await press(first.page, '1');
  await expect(row(first.page)).toHaveAccessibleName(/1 tag/u);
  await first.close();
  const folder = path.join(first.userData, 'workspaces/sample');
  const reviews = path.join(folder, 'reviews.db');
  const backups = path.join(folder, 'backups');
  await mkdir(backups, { recursive: true });
  await copyFile(reviews, path.join(backups, 'reviews-v1-20260102T030405006Z.db'));

  const second = await launchApp({ home: first.home });
  {
    const { page, electron } = second;
    await row(page).click();
    await recordingReady(page);
    await press(page, '2', '3');
    await expect(row(page)).toHaveAccessibleName(/3 tags/u);
    const said = await answerDialogs(electron, 'Replace');
    const settings = await openWorkspaceSettings(page);
    await settings.getByRole('button', { name: /^Restore the backup of/u }).click();
    await expect(row(page)).toHaveAccessibleName(/1 tag/u);
    expect(await said()).toMatch(/Now: 1 review \(0 submitted\), 3 tags, 3 edits/u);
    expect(await said()).toMatch(/After: 1 review \(0 submitted\), 1 tag, 1 edit/u);

    // What was replaced is the newest backup now.
    const again = await openWorkspaceSettings(page);
    await expect(again.getByRole('button', { name: /^Restore the backup of/u })).toHaveCount(2);
    await again
      .getByRole('button', { name: /^Restore the backup of/u })
      .first()
      .click();
    await expect(row(page)).toHaveAccessibleName(/3 tags/u);
    // The next start shows the start page, where the test can answer main's dialog.
    await press(page, 'Control+Shift+O');
    await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeVisible();
    await second.close();
  }

  for (const name of await readdir(folder)) {
    if (name.startsWith('reviews.db')) await rm(path.join(folder, name));
  }
  await using third = await launchApp({ home: first.home });
  const { page } = third;
  await answerDialogs(third.electron, 'Cancel');
  await page.getByRole('button', { name: 'Open the sample workspace' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'are missing' })).toBeVisible();
  const said = await answerDialogs(third.electron, 'Restore backup of');
  await page.getByRole('button', { name: 'Open the sample workspace' }).click();
  await expect(row(page)).toHaveAccessibleName(/tags?/u);
  expect(await said()).toContain('The reviews of “Sample workspace” are missing.');
});
