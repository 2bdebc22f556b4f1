import { expect, type Page } from '@playwright/test';
import { press, region } from './desk.ts';

export const plans = (page: Page) => region(page, 'Plans');
export const drawnCalls = (page: Page) => plans(page).getByRole('grid', { name: 'Drawn calls' });
export const drawnRows = (page: Page) => drawnCalls(page).locator('tbody tr');

/** Chooses an option of a field with the keyboard, by typing the last word of its name. */
export async function choosePlanOption(page: Page, field: string, option: string): Promise<void> {
  const combobox = plans(page).getByRole('combobox', { name: field, exact: true });
  await combobox.focus();
  await press(page, 'ArrowDown');
  await expect(page.getByRole('listbox', { name: field })).toBeVisible();
  await page.keyboard.type(option.split(' ').at(-1) ?? '');
  await press(page, 'Enter');
  await expect(combobox).toContainText(option);
}

/** Opens the form of a new plan. The shortcuts of the screen work once it is shown. */
export async function startPlan(page: Page): Promise<void> {
  await press(page, 'Control+5');
  await expect(plans(page)).toContainText('No plans');
  await press(page, 'n');
  await expect(plans(page).getByRole('textbox', { name: 'Name' })).toBeFocused();
}

/** Writes a weekly stratified plan of 20 of these calls and saves it, without the mouse. */
export async function createWeeklyPlan(
  page: Page,
  name: string,
  {
    population,
    equalStrata = false,
  }: { readonly population: RegExp; readonly equalStrata?: boolean },
): Promise<void> {
  await startPlan(page);
  await page.keyboard.type(name);
  await choosePlanOption(page, 'Draw', 'Every week');
  await choosePlanOption(page, 'Method', 'Stratified');
  if (equalStrata) await plans(page).getByRole('radio', { name: 'Equal' }).press('Space');
  await expect(plans(page).getByRole('complementary', { name: 'Sample size' })).toContainText(
    population,
  );
  await plans(page).getByRole('textbox', { name: 'Sample size' }).focus();
  await press(page, 'Control+A');
  await page.keyboard.type('20');
  await press(page, 'Control+Enter');
  await expect(plans(page).getByRole('heading', { name })).toBeFocused();
}
