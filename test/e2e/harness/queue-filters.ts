import { expect, type Page } from '@playwright/test';
import { press } from './desk.ts';

/** Moves to a field of the queue with Tab only. */
async function tabTo(page: Page, name: string): Promise<void> {
  await press(page, 'Control+F');
  const field = page.getByRole('combobox', { name, exact: true });
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if ((await field.and(page.locator(':focus')).count()) > 0) return;
    await press(page, 'Tab');
  }
  await expect(field).toBeFocused();
}

/** Types into an editor; names of keys are pressed, everything else is typed. */
async function typeKeystrokes(page: Page, keystrokes: readonly string[]): Promise<void> {
  for (const stroke of keystrokes) {
    if (/^(?:Tab|Enter|Escape|ArrowDown|Space)$/u.test(stroke)) await press(page, stroke);
    else await page.keyboard.type(stroke);
  }
}

/** Adds a filter, with the keyboard only. */
export async function addFilter(page: Page, field: string, keystrokes: readonly string[]) {
  await tabTo(page, 'Add a filter');
  await press(page, 'Enter');
  await fillFilterEditor(page, field, keystrokes);
}

/** Chooses a filter field in the open list and fills in its editor. */
export async function fillFilterEditor(page: Page, field: string, keystrokes: readonly string[]) {
  await expect(page.getByRole('listbox', { name: 'Filters' })).toBeVisible();
  await page.keyboard.type(field);
  await press(page, 'Enter');
  const editor = page.getByRole('dialog', { name: field });
  await expect(editor).toBeVisible();
  await expect(editor.locator(':focus')).toHaveCount(1);
  await typeKeystrokes(page, keystrokes);
  await expect(editor).toBeHidden();
}

/** Runs a command through the command palette; the command may open a dialog. */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await press(page, 'Control+K');
  await expect(palette).toBeVisible();
  await page.keyboard.type(title);
  await expect(palette.getByRole('option', { selected: true })).toContainText(title);
  await press(page, 'Enter');
  await expect(palette).toBeHidden();
}
