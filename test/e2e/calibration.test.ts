import { expect, test } from './harness/test.ts';
import { expectAccessible } from './harness/axe.ts';
import { calibration, createSession, judge, scorecard } from './harness/calibration.ts';
import { enterSample, press, runCommand } from './harness/desk.ts';
import { launchApp, resize } from './harness/launch.ts';
import { layoutProblems } from './harness/layout.ts';
import { addReviewer, switchReviewer } from './harness/reviewers.ts';

test('two reviewers judge blind, the lead reveals, and the agreed answer is kept', async () => {
  test.setTimeout(180_000);
  const before = await launchApp();
  const { page } = before;
  await enterSample(page);
  await addReviewer(page, 'Ann');
  await addReviewer(page, 'Ben');
  await createSession(page, 'November');
  await expect(calibration(page)).toContainText('nobody sees the answers of others');
  await judge(page, 'Shift+1');
  await press(page, 'Control+7');
  await expect(calibration(page).getByRole('row', { name: /^Ben/u })).toContainText('1 of 1');
  await expect(calibration(page).getByRole('button', { name: 'Review my calls' })).toBeHidden();

  await press(page, 'Control+3');
  await switchReviewer(page, '2', 'Ann');
  await press(page, 'Control+7');
  await expect(calibration(page).getByRole('button', { name: 'Reveal' })).toBeHidden();
  await judge(page, 'Shift+3');

  await switchReviewer(page, '3', 'Ben');
  await press(page, 'Control+7');
  await expect(calibration(page).getByRole('button', { name: 'Reveal' })).toBeVisible();
  await press(page, 'r');
  const dialog = page.getByRole('dialog', { name: 'Reveal the session' });
  await expect(dialog).toContainText('Everybody has submitted all calls');
  await press(page, 'Enter');
  const differing = calibration(page).getByRole('region', { name: 'Differing answers' });
  await expect(differing.getByRole('listitem')).toHaveCount(1);
  await expect(differing).toContainText('Ann');
  await expect(calibration(page).getByRole('table', { name: 'Agreement' })).toContainText('100%');
  await expectAccessible(page, 'a revealed session');

  await press(page, 'a');
  const agree = page.getByRole('dialog', { name: 'Agreed answer' });
  await agree.getByRole('radio', { name: 'Yes' }).click();
  await agree.getByRole('textbox', { name: 'Reason' }).fill('The name was said');
  await agree.getByRole('button', { name: 'Save' }).click();
  await expect(differing).toContainText('The name was said');
  await press(page, 'Control+Z');
  await expect(differing).toContainText('No agreed answer yet');
  await press(page, 'Control+Shift+Z');
  await expect(differing).toContainText('The name was said');
  await before.close();

  await using after = await launchApp({ home: before.home });
  await expect(after.page.getByRole('grid')).toBeVisible();
  await press(after.page, 'Control+7');
  await expect(calibration(after.page)).toContainText('The name was said');
  await expect(calibration(after.page).getByRole('listitem').first()).toBeVisible();
  await press(after.page, 'p');
  await expect(scorecard(after.page)).toBeVisible();
});

test('a session says what is missing, is accessible in both themes, and fits the smallest window', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await enterSample(page);
  await press(page, 'Control+7');
  await expect(calibration(page)).toContainText('No calibration sessions');
  await calibration(page).getByRole('button', { name: 'New session' }).click();
  const name = calibration(page).getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await press(page, 'Control+Enter');
  await expect(name).toHaveAccessibleDescription('Enter a name.');
  await expect(calibration(page)).toContainText('Choose at least two participants.');
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await resize(electron, size);
    await expectAccessible(page, `the form, ${size.width}`);
    expect.soft(await layoutProblems(page)).toEqual([]);
    await runCommand(page, 'Switch between dark and light');
  }
});
