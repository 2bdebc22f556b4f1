import { expect, test } from './harness/test.ts';
import { openSampleCall, position, press, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

test('keys move through the tags of a call and open the comment of the current one', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  await press(page, 'ArrowDown', '1');
  await press(page, 'ArrowDown', 'ArrowDown', '2');
  const second = await position(page);
  await press(page, 'ArrowDown');
  await expect(page.getByRole('tab', { name: 'Tags 2' })).toBeVisible();

  const status = page.getByRole('status');
  await press(page, 'Shift+N');
  await expect(status.filter({ hasText: /^Interrupted on/ })).toBeVisible();
  await expect.poll(async () => Math.abs((await position(page)) - second)).toBeLessThan(3);
  await press(page, 'Shift+N');
  await expect(status.filter({ hasText: /^Misheard on/ })).toBeVisible();
  await press(page, 'Shift+N');
  await expect(status.filter({ hasText: 'No earlier tags' })).toBeVisible();

  await press(page, 'c');
  await page.keyboard.type('It was Monday');
  await press(page, 'Enter', 'n', 'Shift+N');
  await expect(status.filter({ hasText: 'It was Monday' })).toBeVisible();
  await page.getByRole('tab', { name: 'Tags 2' }).click();
  await expect(region(page, 'Tags').locator('[aria-current=true]')).toContainText('Misheard');
});

test('Escape in a comment keeps what was there before, Enter saves', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  await press(page, 'ArrowDown', 'Shift+1');
  await page.keyboard.type('It was Monday');
  await press(page, 'Enter', 'c');
  await page.keyboard.type(', or Tuesday');
  await press(page, 'Escape');
  await page.getByRole('tab', { name: 'Tags 1' }).click();
  await expect(region(page, 'Tags').getByRole('textbox')).toHaveValue('It was Monday');
});
