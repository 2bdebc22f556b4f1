import type { Locator } from '@playwright/test';
import { expect, test, type Page } from './harness/test.ts';
import {
  enterSample,
  press,
  recordingReady,
  region,
  runCommand,
  submitReview,
} from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

/** Completes the first step with the mouse, and returns the tour. */
async function openCallOfTour(page: Page): Promise<Locator> {
  await enterSample(page);
  const tour = region(page, 'Tour');
  await expect(tour).toContainText('1 of 6');
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await expect(tour).toContainText('2 of 6');
  await recordingReady(page);
  return tour;
}

test('the first visit to the sample starts a tour of real shortcuts, once', async () => {
  const app = await launchApp();
  const { page } = app;
  const tour = await openCallOfTour(page);
  await press(page, 'Space');
  await expect(tour).toContainText('3 of 6');
  await press(page, '1');
  await expect(tour).toContainText('4 of 6');
  await press(page, 's');
  await expect(tour).toContainText('5 of 6');
  await press(page, '1');
  await expect(tour).toContainText('6 of 6');
  await submitReview(page);
  await expect(tour).toContainText('That’s all. Press ? to see every shortcut.');
  await tour.getByRole('button', { name: 'Close' }).click();
  await expect(tour).toBeHidden();
  await app.close();

  await using again = await launchApp({ home: app.home });
  await expect(again.page.getByRole('grid')).toBeVisible();
  await expect(region(again.page, 'Tour')).toBeHidden();
  await press(again.page, '?');
  await again.page.getByRole('button', { name: 'Start tour' }).click();
  await expect(region(again.page, 'Tour')).toContainText('1 of 6');
  await press(again.page, 'Escape');
  await expect(region(again.page, 'Tour')).toBeHidden();
  await runCommand(again.page, 'Start tour');
  await expect(region(again.page, 'Tour')).toBeVisible();
  await press(again.page, '.');
  await expect(region(again.page, 'Tour')).toContainText('2 of 6');
});

test('the tour follows a reviewer who uses the mouse, and is on the desk only', async () => {
  await using app = await launchApp();
  const { page } = app;
  const tour = await openCallOfTour(page);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(tour).toContainText('3 of 6');
  await page.getByRole('radio', { name: 'Yes' }).first().click();
  await expect(tour).toContainText('6 of 6');
  await page.getByRole('button', { name: 'Rubrics' }).click();
  await expect(region(page, 'Rubrics')).toBeVisible();
  await expect(tour).toBeHidden();
  await page.getByRole('button', { name: 'Desk' }).click();
  await expect(tour).toContainText('6 of 6');
});
