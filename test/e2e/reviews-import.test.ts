import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { enterSample, press, region, submitReview } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { expect, test, type Page } from './harness/test.ts';

/** Chooses this file in the system's dialog, answers the next ones with their first button, and records them. */
async function chooseFile({ electron }: RunningApp, file: string): Promise<() => Promise<string>> {
  await electron.evaluate(({ dialog }, chosen) => {
    const said: string[] = [];
    Reflect.set(globalThis, 'saidByDialogs', said);
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showMessageBox = ((options: Electron.MessageBoxOptions) => {
      said.push(`${options.message}\n${options.detail ?? ''}`);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  }, file);
  return () =>
    electron.evaluate(() => (Reflect.get(globalThis, 'saidByDialogs') as string[]).join('\n'));
}

async function importReviews(page: Page): Promise<void> {
  await press(page, 'Control+K');
  await page.keyboard.type('Import reviews');
  await page.keyboard.press('Enter');
}

test('reviews are carried to another computer, and the import is undone after a restart', async () => {
  const first = await launchApp();
  await enterSample(first.page);
  await press(first.page, '.');
  await expect(region(first.page, 'Call')).toHaveAttribute('aria-busy', 'false');
  await press(first.page, 'S', '1', '1', '2', '1', '3', '1', '2', '1');
  await expect(region(first.page, 'Scorecard')).toContainText('8 of 8 answered');
  await submitReview(first.page);
  await press(first.page, 'Control+E');
  await first.page.getByRole('radio', { name: /^JSON(?!L)/u }).press('Space');
  await first.page.getByRole('button', { name: 'Export JSON' }).press('Enter');
  await expect(first.page.getByRole('dialog', { name: 'Export' })).toBeHidden();
  const [name = ''] = await readdir(first.downloads);
  const file = path.join(first.downloads, name);

  const second = await launchApp();
  await enterSample(second.page);
  const said = await chooseFile(second, file);
  await importReviews(second.page);
  await expect(second.page.getByText('1 review imported').first()).toBeVisible();
  expect(await said()).toMatch(/New: 1 review\n/u);
  await importReviews(second.page);
  await expect.poll(said).toContain('has no review that can be imported');
  await second.close();

  const third = await launchApp({ home: second.home });
  await enterSample(third.page);
  await press(third.page, 'Control+Z');
  await expect(third.page.getByText('Undid: 1 review imported').first()).toBeVisible();
  await chooseFile(third, file);
  await importReviews(third.page);
  await expect(third.page.getByText(/^1 review imported/u).first()).toBeVisible();
  await third.close();
  await first.close();
});
