import { expect, test, type Page } from './harness/test.ts';
import { enterSample, openRow, press, recordingReady, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { criterion, expectStatus, option } from './harness/locators.ts';

const rubrics = (page: Page) => region(page, 'Rubrics');
const outline = (page: Page) => rubrics(page).getByRole('tree', { name: 'Outline' });

/** Adds a criterion below the selected line, with the keyboard. */
async function addCriterion(page: Page, name: string, kind: string): Promise<void> {
  await outline(page).getByRole('treeitem', { selected: true }).focus();
  await press(page, 'n');
  await rubrics(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await rubrics(page).getByRole('radio', { name: kind, exact: true }).check({ force: true });
  await expect(outline(page).getByRole('treeitem', { selected: true })).toContainText(name);
}

/** Fills the first empty text fields with this label. */
async function fill(page: Page, label: string, text: string): Promise<void> {
  await rubrics(page).getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** A rubric with every kind of criterion, a condition, root causes, a bonus and measures. */
async function buildVersion2(page: Page): Promise<void> {
  await press(page, 'Control+4');
  await outline(page)
    .getByRole('treeitem', { name: /^Request resolved/u })
    .click();
  await outline(page)
    .getByRole('treeitem', { name: /^Root causes/u })
    .click();
  await rubrics(page).getByRole('textbox', { name: 'Root causes' }).fill('Agent\n  Prompt\nTools');
  await outline(page)
    .getByRole('treeitem', { name: /^Request resolved/u })
    .click();
  await addCriterion(page, 'Steps taken', 'Checklist');
  await fill(page, 'Item 1', 'Looked it up');
  await rubrics(page).getByRole('button', { name: 'Add item' }).click();
  await fill(page, 'Item 2', 'Confirmed it');
  await addCriterion(page, 'Offers made', 'Number');
  await addCriterion(page, 'What to train', 'Text');
  await addCriterion(page, 'Went further', 'Choice');
  await rubrics(page)
    .getByRole('checkbox', { name: /^Bonus/u })
    .check();
  await addCriterion(page, 'Reason was clear', 'Choice');
  await rubrics(page)
    .getByRole('checkbox', { name: /asks for a root cause/u })
    .last()
    .check();
  await rubrics(page).getByRole('combobox', { name: 'Ask only if' }).click();
  await page.getByRole('option', { name: 'Went further' }).click();
  await expect(rubrics(page).getByText('· Saved')).toBeVisible();
  await outline(page).getByRole('treeitem', { selected: true }).focus();
  await press(page, 'Control+Enter');
  await expect(
    rubrics(page)
      .getByText(/^Published/u)
      .first(),
  ).toBeVisible();
  await press(page, 'Control+3');
}

async function review(page: Page, row: number): Promise<void> {
  await page.getByRole('row').nth(row).click();
  await expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'false');
  await expect(criterion(page, 'Greeting and identification')).toBeVisible();
  await criterion(page, 'Greeting and identification').focus();
  // Accepts what is proposed, overrides one proposal, and answers another one with N/A.
  await press(page, 'Shift+P');
  await criterion(page, 'Greeting and identification').focus();
  await press(page, 'Shift+2');
  await criterion(page, 'Names, numbers and times read back').focus();
  await press(page, 'N');
  await press(page, 'Control+Enter');
  // Some criteria are left open, so it asks.
  const dialog = page.getByRole('dialog', { name: 'Submit this review?' });
  await expect(dialog).toBeVisible();
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row').nth(row)).toHaveAccessibleName(/^Submitted/u);
}

test('a rubric is built, reviewed by, changed, compared and undone, with the keyboard', async () => {
  test.setTimeout(180_000);
  const app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await buildVersion2(page);
  await openRow(page, /1:59 Negative/u);
  await expect(criterion(page, 'Went further')).toBeVisible();
  await expect(criterion(page, 'Reason was clear')).toBeHidden();
  for (let row = 0; row < 5; row += 1) await review(page, row);
  await expect(page.getByRole('row', { name: /^Submitted/u })).toHaveCount(5);

  // Version 3 has one criterion less; what was reviewed stays with version 2.
  await press(page, 'Control+4');
  await outline(page)
    .getByRole('treeitem', { name: /^What to train/u })
    .click();
  await press(page, 'Delete');
  await expect(rubrics(page).getByText('· Saved')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(
    rubrics(page).getByRole('navigation', { name: 'Rubrics' }).getByText('Published · Version 3'),
  ).toBeVisible();
  await press(page, 'Control+3');
  for (let row = 5; row < 7; row += 1) await review(page, row);
  await expect(page.getByRole('row', { name: /^Submitted/u })).toHaveCount(7);

  await press(page, 'Control+4');
  await rubrics(page).getByRole('button', { name: 'Compare versions' }).click();
  const comparison = rubrics(page).getByRole('region', { name: 'Compare versions' });
  await expect(comparison.getByText('What to train')).toBeVisible();
  await expect(comparison.getByText('Reviews re-scored')).toBeVisible();
  await rubrics(page).getByRole('button', { name: 'Back to editing' }).click();
  await press(page, 'Control+3', 'Control+2');

  // Undo reaches past both submits and the second version.
  await press(page, 'Control+Z');
  await expectStatus(page, /^Undid: Review submitted/u);
  await expect(page.getByRole('row', { name: /^Submitted/u })).toHaveCount(6);
  await press(page, 'Control+Shift+Z');
  await expect(page.getByRole('row', { name: /^Submitted/u })).toHaveCount(7);
  await app.close();

  await using again = await launchApp({ home: app.home });
  const after = again.page;
  await expect(after.getByRole('row', { name: /^Submitted/u })).toHaveCount(7);
  await after.getByRole('row').nth(0).click();
  await recordingReady(after);
  await expect(option(after, 'Greeting and identification')).toHaveAccessibleName('Partly');
  await expect(region(after, 'Scorecard').getByText('What to train').first()).toBeVisible();
  await after.getByRole('row').nth(6).click();
  await expect(region(after, 'Call')).toHaveAttribute('aria-busy', 'false');
  await expect(region(after, 'Scorecard').getByText('What to train')).toHaveCount(0);
});
