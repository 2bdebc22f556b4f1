import { expect, test, type Page } from './harness/test.ts';
import { expectAccessible } from './harness/axe.ts';
import { calibration, judge } from './harness/calibration.ts';
import { chooseFile, exportedFile } from './harness/chosen-files.ts';
import { enterSample, press } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { addReviewer } from './harness/reviewers.ts';

/** Reviews the next call of the session, and returns to the screen of the session. */
async function judgeAndReturn(page: Page, key: string): Promise<void> {
  await judge(page, key);
  await press(page, 'Control+7');
  await expect(calibration(page).getByRole('heading', { name: 'November' })).toBeVisible();
}

test('a session is carried to another computer, and its results back', async () => {
  test.setTimeout(240_000);
  await using lead = await launchApp();
  await enterSample(lead.page);
  await addReviewer(lead.page, 'Ben');
  await addReviewer(lead.page, 'Ann');
  await press(lead.page, 'Control+7', 'n');
  await expect(calibration(lead.page).getByRole('textbox', { name: 'Name' })).toBeFocused();
  await lead.page.keyboard.type('November');
  await calibration(lead.page).getByRole('textbox', { name: 'Number of calls' }).fill('1');
  await press(lead.page, 'Control+Enter');
  await expect(calibration(lead.page).getByRole('heading', { name: 'November' })).toBeVisible();
  await judgeAndReturn(lead.page, 'Shift+1');
  await press(lead.page, 'x');
  await expect(lead.page.getByText(/^Exported to .*november/iu).first()).toBeVisible();

  const before = await launchApp();
  await enterSample(before.page);
  await addReviewer(before.page, 'Ben');
  await chooseFile(before, await exportedFile(lead, /november.*\.json$/iu));
  await press(before.page, 'Control+7', 'i');
  const preview = before.page.getByRole('dialog', { name: 'Import a calibration session' });
  await expect(preview).toContainText('It has 1 call. None is missing from this workspace.');
  await expect(preview.getByRole('combobox', { name: 'You are' })).toContainText('Ben');
  await expectAccessible(before.page, 'the preview of a session');
  await preview.getByRole('button', { name: 'Import' }).click();
  await expect(calibration(before.page).getByRole('heading', { name: 'November' })).toBeVisible();
  await expect(calibration(before.page).getByRole('button', { name: 'Reveal' })).toBeHidden();
  await judgeAndReturn(before.page, 'Shift+3');
  await calibration(before.page).getByRole('button', { name: 'Export my results' }).click();
  await expect(before.page.getByText(/^Exported to .*results/iu).first()).toBeVisible();
  const results = await exportedFile(before, /results.*\.json$/u);
  await before.close();

  await chooseFile(lead, results);
  await press(lead.page, 'i');
  const dialog = lead.page.getByRole('dialog', { name: 'Import calibration results' });
  await expect(dialog).toContainText('1 review of Ben is imported.');
  await expectAccessible(lead.page, 'the preview of results');
  await dialog.getByRole('button', { name: 'Import' }).click();
  const row = calibration(lead.page).getByRole('row', { name: /^Ben/u });
  await expect(row).toContainText('1 of 1');
  await press(lead.page, 'Control+Z');
  await expect(row).toContainText('0 of 1');
  await press(lead.page, 'Control+Shift+Z');
  await expect(row).toContainText('1 of 1');
  await press(lead.page, 'i');
  await expect(dialog).toContainText('1 review left out: already here.');
  await expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled();
  await press(lead.page, 'Escape', 'r', 'Enter');
  const differing = calibration(lead.page).getByRole('region', { name: 'Differing answers' });
  await expect(differing.getByRole('listitem')).toHaveCount(1);
  await expect(differing).toContainText('Ben');
});
