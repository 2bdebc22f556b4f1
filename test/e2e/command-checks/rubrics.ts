import { expect, type Page } from '@playwright/test';
import { press, region, runCommand } from '../harness/desk.ts';
import type { CommandChecks } from '../harness/locators.ts';

const selected = (page: Page) => region(page, 'Rubrics').getByRole('treeitem', { selected: true });

const lines = (page: Page): Promise<number> =>
  region(page, 'Rubrics').getByRole('treeitem').count();

/** Shows the builder with the third line of the outline selected: the first criterion. */
async function atFirstCriterion(page: Page): Promise<void> {
  await press(page, 'Control+4');
  await region(page, 'Rubrics').getByRole('treeitem').nth(2).click();
}

/** Presses a key that changes how many lines there are, and takes the change back. */
async function changesLines(page: Page, key: string, by: number): Promise<void> {
  await atFirstCriterion(page);
  const before = await lines(page);
  await press(page, key);
  await expect.poll(() => lines(page)).toBe(before + by);
  await expect(region(page, 'Rubrics').getByText('· Saved')).toBeVisible();
  await press(page, 'Control+Z');
  await expect.poll(() => lines(page)).toBe(before);
}

async function movesLine(page: Page, key: string, to: number): Promise<void> {
  await atFirstCriterion(page);
  const name = (await selected(page).textContent()) ?? '';
  await press(page, key);
  await expect(region(page, 'Rubrics').getByRole('treeitem').nth(to)).toHaveText(name);
  await press(page, key === 'Alt+ArrowDown' ? 'Alt+ArrowUp' : 'Alt+ArrowDown');
  await expect(region(page, 'Rubrics').getByRole('treeitem').nth(2)).toHaveText(name);
}

export const rubricChecks: CommandChecks = {
  'screen.rubrics': async (page) => {
    await press(page, 'Control+4');
    await expect(region(page, 'Rubrics')).toBeVisible();
  },
  'rubric.next': async (page) => {
    await atFirstCriterion(page);
    const name = (await selected(page).textContent()) ?? '';
    await press(page, 'ArrowDown');
    await expect(selected(page)).not.toHaveText(name);
  },
  'rubric.previous': async (page) => {
    const name = (await selected(page).textContent()) ?? '';
    await press(page, 'ArrowUp');
    await expect(selected(page)).not.toHaveText(name);
  },
  'rubric.add-criterion': (page) => changesLines(page, 'n', 1),
  'rubric.add-section': (page) => changesLines(page, 'Shift+N', 2),
  'rubric.duplicate': (page) => changesLines(page, 'Control+D', 1),
  'rubric.remove': (page) => changesLines(page, 'Delete', -1),
  'rubric.move-down': (page) => movesLine(page, 'Alt+ArrowDown', 3),
  'screen.insights': async (page) => {
    await press(page, 'Control+6');
    await expect(region(page, 'Insights')).toBeVisible();
    await expect(region(page, 'Rubrics')).toBeHidden();
  },
  'screen.calibration': async (page) => {
    await press(page, 'Control+7');
    await expect(region(page, 'Calibration')).toBeVisible();
    await expect(region(page, 'Rubrics')).toBeHidden();
  },
  'screen.plans': async (page) => {
    await press(page, 'Control+5');
    await expect(region(page, 'Plans')).toBeVisible();
    await expect(region(page, 'Rubrics')).toBeHidden();
  },
  'screen.desk': async (page) => {
    await press(page, 'Control+3');
    await expect(region(page, 'Rubrics')).toBeHidden();
    await expect(region(page, 'Scorecard')).toBeVisible();
    await runCommand(page, 'Go to the transcript');
    await expect(page.locator('.transcript-scroller')).toBeFocused();
  },
};
