import { expect, type Page } from '@playwright/test';

export const region = (page: Page, name: string) => page.getByRole('region', { name });

/** From the welcome page into the sample workspace, by the one key it takes. */
export async function enterSample(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
}

/** Opens the sample call whose row reads like that, and waits until its recording can be played. */
export async function openSampleCall(page: Page, row: RegExp): Promise<void> {
  await enterSample(page);
  await page.getByRole('row', { name: row }).click();
  await recordingReady(page);
}

export async function recordingReady(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.querySelector('audio')?.readyState ?? 0))
    .toBeGreaterThanOrEqual(2);
}
