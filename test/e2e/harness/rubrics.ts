import { expect, type Page } from '@playwright/test';
import { press, region } from './desk.ts';

/** Removes a criterion of the rubric and publishes the version without it. Stays on the screen. */
export async function publishWithout(page: Page, criterion: RegExp): Promise<void> {
  const rubrics = region(page, 'Rubrics');
  await press(page, 'Control+4');
  await rubrics.getByRole('treeitem', { name: criterion }).click();
  await press(page, 'Delete');
  await expect(rubrics.getByText('· Saved')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(rubrics.getByText(/^Published · Version \d+$/u).first()).toBeVisible();
}
