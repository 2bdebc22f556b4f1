import { expect, test, type Page } from './harness/test.ts';
import { openSampleCall, press, region, submitReview } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { option, currentRow, expectStatus } from './harness/locators.ts';

interface Line {
  readonly label: string;
  readonly undone: boolean;
}

/** The history entries, newest first. */
const history = (page: Page): Promise<readonly Line[]> =>
  page.evaluate(async () => {
    const reply = await window.earmark?.request('edit:history', { limit: 100 });
    if (reply?.ok !== true) throw new Error('There is no history');
    return reply.value.map(({ label, undone }) => ({ label, undone }));
  });

const undoneCount = async (page: Page): Promise<number> =>
  (await history(page)).filter(({ undone }) => undone).length;

/** Tags, with comments, and one removed; answers of every kind; a flag; and all of it submitted. */
async function reviewWhole(page: Page): Promise<void> {
  await press(page, 'ArrowRight', 'Shift+1');
  await page.keyboard.type('Heard wrong');
  await press(page, 'Enter', 'ArrowRight', '2');
  await page.getByRole('tab', { name: 'Tags 2' }).click();
  await region(page, 'Tags')
    .getByRole('button', { name: /^Interrupted/u })
    .press('Delete');
  await expect(page.getByRole('tab', { name: 'Tags 1' })).toBeVisible();
  await page.getByRole('tab', { name: 'Scorecard' }).click();
  await press(page, 'Control+2', 'S', 'Shift+1', 'C');
  await page.keyboard.type('Said both names');
  await press(page, 'Escape', 'E', 'ArrowDown', 'N', 'Shift+2', 'Delete');
  const onCall = page.getByRole('textbox', { name: 'Comment on the call' });
  await onCall.fill('Long, and lost');
  await press(page, 'Control+2', 'F', 'Enter');
  await expect(currentRow(page)).toHaveAccessibleName(/Flagged/u);
  await submitReview(page);
  const submitted = page.getByRole('row', { name: /^Submitted.*1:59 Negative/u });
  await submitted.click();
  await page.getByRole('button', { name: 'Reopen' }).press('Enter');
  await expect(submitted).toHaveCount(0);
  await press(page, 'Control+2');
  await submitReview(page);
  await expect(submitted).toHaveCount(1);
  await expect(currentRow(page)).not.toHaveAccessibleName(/1:59 Negative/u);
}

/** The next call is skipped with a reason. */
async function skip(page: Page): Promise<void> {
  await press(page, 'X');
  await page.keyboard.type('Test call');
  await press(page, 'Enter');
  await expect(page.getByRole('row', { name: /^Skipped/u })).toHaveCount(1);
}

/** A tag is renamed, another merged, a third retired; templates are written. */
async function changeSets(page: Page): Promise<void> {
  await press(page, 'Control+,');
  const settings = region(page, 'Settings');
  await settings.getByRole('tab', { name: 'Tags' }).click();
  await settings.getByRole('button', { name: /^Tone/u }).click();
  await settings.getByRole('textbox', { name: 'Name', exact: true }).fill('Manner');
  await press(page, 'Enter');
  await settings.getByRole('button', { name: /^Manner/u }).click();
  await settings.getByRole('button', { name: /^Misheard/u }).click();
  await settings.getByRole('combobox', { name: 'Merge into' }).click();
  await page.getByRole('option', { name: 'Off script' }).click();
  await settings.getByRole('button', { name: 'Merge', exact: true }).click();
  await settings.getByRole('button', { name: /^Good save/u }).click();
  await settings.getByRole('button', { name: 'Retire', exact: true }).click();
  await settings.getByLabel('Comment templates (one per line)').fill('Spoke too fast');
  await press(page, 'Escape');
  await expect(settings).toBeHidden();
}

/** The history after all of the above, oldest edit first. */
const edits = [
  'Tag Misheard added to “Thank”',
  'Comment changed on tag Misheard',
  'Tag Interrupted added to “you”',
  'Tag Interrupted removed from “you”',
  '“Greeting and identification”: Yes',
  'Comment changed on “Greeting and identification”',
  'Evidence changed for “Greeting and identification”',
  '“Identity verified before account details”: N/A',
  '“Request understood”: Partly',
  '“Request understood”: answer cleared',
  'Call comment changed',
  'Flagged for second review',
  'Review submitted',
  'Review reopened',
  'Review submitted',
  'Call skipped',
  'Tag Tone renamed to Manner',
  'Tag Misheard merged into Off script (1 place)',
  'Tag Good save retired',
  'Comment templates changed',
];

const legend = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Add a tag' }).getByRole('button', { name, exact: true });

const templates = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const reply = await window.earmark?.request('templates:list', undefined);
    return reply?.ok === true ? reply.value : [];
  });

/** The desk as it was at first, except for the open call. */
async function expectUntouched(page: Page): Promise<void> {
  await expect(page.getByRole('row', { name: /^(?:Submitted|Skipped|Draft)/u })).toHaveCount(0);
  await expect(currentRow(page)).toHaveAccessibleName(/1:59 Negative/u);
  await expect(currentRow(page)).not.toHaveAccessibleName(/Flagged/u);
  await expect(page.getByRole('tab', { name: /^Tags/u })).toHaveAccessibleName(/^Tags(?: 0)?$/u);
  await expect(region(page, 'Scorecard').getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByRole('list', { name: /^Evidence/u })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: /^Comment on Greeting/u })).toHaveCount(0);
  for (const name of ['Tone', 'Misheard', 'Good save'])
    await expect(legend(page, name)).toBeVisible();
  await expect(legend(page, 'Manner')).toHaveCount(0);
  expect(await templates(page)).not.toContain('Spoke too fast');
}

/** The desk as it was left, with the reviewed call open. */
async function expectAllDone(page: Page): Promise<void> {
  await expect(page.getByRole('row', { name: /^Submitted.*1:59 Negative/u })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /^Skipped/u })).toHaveCount(1);
  expect(await templates(page)).toEqual(['Spoke too fast']);
  await expect(legend(page, 'Manner')).toBeVisible();
  for (const name of ['Misheard', 'Good save']) await expect(legend(page, name)).toHaveCount(0);
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await expect(currentRow(page)).toHaveAccessibleName(/Flagged/u);
  await expect(option(page, /^Greeting/u)).toHaveAccessibleName('Yes');
  await expect(option(page, /^Identity/u)).toHaveAccessibleName('Not applicable');
  await expect(option(page, /^Request understood/u)).toHaveCount(0);
  await expect(page.getByRole('list', { name: /^Evidence for Greeting/u })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Comment on the call' })).toHaveValue(
    'Long, and lost',
  );
  await page.getByRole('tab', { name: 'Tags 1' }).click();
  const tags = region(page, 'Tags');
  await expect(tags).toContainText('Off script');
  await expect(tags.getByRole('textbox')).toHaveValue('Heard wrong');
}

test('undo reverts every edit of an earlier run, past a submit, and redo repeats all of them', async () => {
  test.setTimeout(360_000);
  const before = await launchApp();
  await openSampleCall(before.page, /1:59 Negative/u);
  await reviewWhole(before.page);
  await skip(before.page);
  await changeSets(before.page);
  await expect.poll(() => history(before.page)).toHaveLength(edits.length);
  expect((await history(before.page)).map(({ label }) => label).toReversed()).toEqual(edits);
  await before.close();

  await using after = await launchApp({ home: before.home });
  const { page } = after;
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await press(page, 'Control+1');
  for (const [step, what] of edits.toReversed().entries()) {
    await press(page, 'Control+Z');
    await expect.poll(() => undoneCount(page), what).toBe(step + 1);
    await expectStatus(page, `Undid: ${what}`);
  }
  await expectUntouched(page);
  await press(page, 'Control+Z');
  await expectStatus(page, /nothing/iu);

  for (const [step, what] of edits.entries()) {
    await press(page, 'Control+Shift+Z');
    await expect.poll(() => undoneCount(page), what).toBe(edits.length - step - 1);
    await expectStatus(page, `Redid: ${what}`);
  }
  await expectAllDone(page);
});
