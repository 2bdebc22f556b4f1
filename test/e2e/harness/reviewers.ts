import { expect, type Page } from '@playwright/test';
import { press } from './desk.ts';

async function expectReviewing(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name: `Reviewer: ${name}` })).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: `${name} is reviewing now.` }),
  ).toBeVisible();
}

/** Adds a reviewer, who then is the reviewer. */
export async function addReviewer(page: Page, name: string): Promise<void> {
  await press(page, 'Control+Shift+U');
  const dialog = page.getByRole('dialog', { name: 'Reviewers' });
  await dialog.getByRole('textbox', { name: 'New reviewer' }).fill(name);
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expectReviewing(page, name);
}

/** Switches to the reviewer who has this digit in the dialog. */
export async function switchReviewer(page: Page, digit: string, name: string): Promise<void> {
  await press(page, 'Control+Shift+U');
  await expect(page.getByRole('dialog', { name: 'Reviewers' })).toBeVisible();
  await press(page, digit);
  await expectReviewing(page, name);
}
