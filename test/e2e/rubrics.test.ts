import { expect, test } from './harness/test.ts';
import { enterSample, openSampleCall, press, region, runCommand } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

test('a team builds its own rubric, publishes it, and reviews by it', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59/u);
  await press(page, 'Control+4');
  const rubrics = region(page, 'Rubrics');
  await rubrics.getByRole('button', { name: 'New rubric' }).click();
  await page.getByRole('menuitem', { name: /^Appointment booking/u }).click();
  await rubrics.getByRole('textbox', { name: 'Name' }).fill('Our bookings');
  await expect(rubrics.getByRole('button', { name: /^Our bookings Draft/u })).toBeVisible();

  const outline = rubrics.getByRole('tree', { name: 'Outline' });
  await outline.getByRole('treeitem', { name: /^Greeting and identification/u }).click();
  await press(page, 'n');
  await rubrics.getByRole('textbox', { name: 'Name' }).fill('Recording notice');
  await rubrics.getByRole('radio', { name: 'Checklist' }).check({ force: true });
  await expect(rubrics.getByRole('textbox', { name: 'Item 1', exact: true })).toBeVisible();
  await rubrics.getByRole('radio', { name: 'Choice' }).check({ force: true });
  await outline.getByRole('treeitem', { name: /^Recording notice/u }).click();
  await press(page, 'Alt+ArrowUp');
  await expect(outline.getByRole('treeitem').nth(2)).toContainText('Recording notice');

  const tryOut = rubrics.getByRole('region', { name: 'Try the scorecard' });
  await tryOut
    .getByRole('group', { name: 'Recording notice' })
    .getByRole('radio', { name: 'Yes' })
    .click();
  await expect(tryOut.getByRole('status', { name: 'Score' })).toContainText('100.0%');

  await press(page, 'Control+Enter');
  await expect(rubrics.getByRole('button', { name: /^Our bookings Published/u })).toBeVisible();
  await press(page, 'Control+3');
  await expect(
    region(page, 'Scorecard').getByRole('radiogroup', { name: 'Recording notice' }),
  ).toBeVisible();

  // Every kind of criterion is answered from the keyboard, and a condition shows what it asks for.
  const card = region(page, 'Scorecard');
  await expect(card.getByRole('radiogroup', { name: 'Slot booked in the system' })).toBeHidden();
  await card.getByRole('radiogroup', { name: 'Appointment made, moved or cancelled' }).focus();
  await press(page, 'Shift+1');
  await expect(card.getByRole('radiogroup', { name: 'Slot booked in the system' })).toBeVisible();
  const offered = card.getByRole('spinbutton', { name: /^Appointments offered/u });
  await card.getByRole('group', { name: /^Appointments offered/u }).focus();
  await press(page, '1');
  await expect(offered).toBeFocused();
  await page.keyboard.type('3');
  await press(page, 'Tab');
  await card.getByRole('radiogroup', { name: 'Date and time read back' }).focus();
  await press(page, 'Shift+3');
  await card.getByRole('combobox', { name: 'Root causes of Date and time read back' }).click();
  await page.getByRole('option', { name: 'Technical › Tools › Tool failed' }).click();
  await press(page, 'Escape');
  await expect(
    card.getByRole('combobox', { name: 'Root causes of Date and time read back' }),
  ).toContainText('Tool failed');
});

test('a published version stays as it is, and undo takes a draft back', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await runCommand(page, 'Rubrics');
  const rubrics = region(page, 'Rubrics');
  const entries = rubrics.getByRole('navigation', { name: 'Rubrics' }).getByRole('listitem');
  await expect(entries).toHaveCount(1);
  await rubrics.getByRole('textbox', { name: 'Name' }).fill('Changed');
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText('Draft · Version 2');
  await expect(entries.last()).toContainText('Published · Version 1');
  await rubrics.getByRole('button', { name: 'Compare versions' }).click();
  await expect(rubrics.getByRole('region', { name: 'Compare versions' })).toBeVisible();
  await rubrics.getByRole('button', { name: 'Back to editing' }).click();
  await rubrics.getByRole('treeitem').first().click();
  await press(page, 'Control+Z');
  await expect(entries).toHaveCount(1);
});

test('what is wrong with a rubric is told where it is', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await press(page, 'Control+4');
  const rubrics = region(page, 'Rubrics');
  await rubrics.getByRole('treeitem', { name: /^Greeting and identification/u }).click();
  await rubrics.getByRole('textbox', { name: 'Weight' }).fill('-1');
  await expect(rubrics.getByRole('textbox', { name: 'Weight' })).toHaveAccessibleDescription(
    /A weight is a number from 0 to 1000/u,
  );
  await expect(rubrics.getByText('Not saved: fix the marked fields')).toBeVisible();
  await rubrics.getByRole('textbox', { name: 'Weight' }).fill('2,5');
  await expect(rubrics.getByText('· Saved')).toBeVisible();
});
