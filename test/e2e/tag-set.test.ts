import { expect, test } from './harness/test.ts';
import { openSampleCall, press, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

test('the tag set can be edited, and every change can be undone', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await press(page, 'ArrowRight', '1', 'ArrowRight', '2');
  // Behind the dialog it is visible, but hidden from assistive tools.
  const legend = page.getByRole('group', { name: 'Add a tag', includeHidden: true });
  const sign = (name: string) => legend.getByRole('button', { name, includeHidden: true });
  await expect(page.getByRole('tab', { name: /^Tags/u })).toHaveAccessibleName(/2/u);

  await press(page, 'Control+,');
  const settings = region(page, 'Settings');
  await settings.getByRole('tab', { name: 'Tags' }).click();
  await settings.getByRole('button', { name: /^Misheard/u }).click();
  await settings.getByRole('textbox', { name: 'Name', exact: true }).fill('Heard wrong');
  await press(page, 'Enter');
  await settings.getByRole('radio', { name: 'teal' }).click();
  await expect(settings.getByRole('radio', { name: 'teal' })).toBeChecked();
  await settings.getByRole('combobox', { name: 'Shortcut' }).click();
  await page.getByRole('option', { name: /^9/u }).click();
  await expect(sign('Heard wrong')).toContainText('9');
  await expect(sign('Follow up')).toContainText('1');

  await settings.getByRole('combobox', { name: 'Merge into' }).click();
  await page.getByRole('option', { name: 'Interrupted' }).click();
  await settings.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(settings.getByRole('button', { name: /^Heard wrong Retired/u })).toBeVisible();
  await settings.getByLabel('New tag').fill('Hold music');
  await press(page, 'Enter');
  await expect(sign('Hold music')).toBeVisible();
  await press(page, 'Escape');

  await page.getByRole('tab', { name: /^Tags/u }).click();
  const applied = region(page, 'Tags').getByRole('listitem');
  await expect(applied.filter({ hasText: 'Interrupted' })).toHaveCount(2);
  await press(page, 'Control+2', 'Control+Z');
  await expect(sign('Hold music')).toBeHidden();
  await press(page, 'Control+Z');
  await expect(applied.filter({ hasText: 'Interrupted' })).toHaveCount(1);
  await expect(applied.filter({ hasText: 'Heard wrong' })).toHaveCount(1);
  await press(page, 'Control+Z', 'Control+Z', 'Control+Z');
  await expect(sign('Misheard')).toContainText('1');
});

test('a slash in a comment lists the comment templates', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await press(page, 'Control+,');
  const settings = region(page, 'Settings');
  await settings.getByRole('tab', { name: 'Tags' }).click();
  await settings
    .getByLabel('Comment templates (one per line)')
    .fill('Did not confirm the date\nSpoke too fast\nGood empathy');
  // Closing the dialog also leaves the field.
  await press(page, 'Escape');

  await press(page, 'ArrowRight', 'Shift+1');
  const field = page.getByPlaceholder('Comment').first();
  await expect(field).toBeFocused();
  await page.keyboard.type('Here: /fast');
  const offer = page.getByRole('listbox', { name: 'Comment templates' });
  await expect(offer.getByRole('option')).toHaveText(['Spoke too fast']);
  await press(page, 'Enter');
  await expect(field).toHaveValue('Here: Spoke too fast');
  await expect(offer).toBeHidden();
  // A slash inside a word is a slash, and Escape closes the list but not the comment.
  await page.keyboard.type(', and/or /');
  await expect(offer.getByRole('option')).toHaveCount(3);
  await press(page, 'Escape');
  await expect(offer).toBeHidden();
  await expect(field).toBeFocused();
  await press(page, 'Backspace', 'Control+;', 'ArrowUp', 'Enter');
  await expect(field).toHaveValue('Here: Spoke too fast, and/or Good empathy');
  await press(page, 'Enter');
  await page.getByRole('tab', { name: /^Tags/u }).click();
  await expect(region(page, 'Tags').getByRole('textbox')).toHaveValue(/Good empathy$/u);
});
