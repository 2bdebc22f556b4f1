import type { Page } from '@playwright/test';
import { expect, test } from './harness/test.ts';
import { expectAccessible } from './harness/axe.ts';
import {
  openRow,
  openSampleCall,
  press,
  region,
  runCommand,
  submitReview,
} from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { addReviewer, switchReviewer } from './harness/reviewers.ts';

const scorecard = (page: Page) => region(page, 'Scorecard');
const greeting = (page: Page) =>
  scorecard(page).getByRole('radiogroup', { name: /^Greeting and identification/u });

/** The call was opened again, with the review of whoever is the reviewer now. */
const callLoaded = (page: Page): Promise<void> =>
  expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'false');

/** Adds a reviewer while a call is open, and waits for the call to show this reviewer’s review. */
async function addReviewerToCall(page: Page, name: string): Promise<void> {
  await addReviewer(page, name);
  await callLoaded(page);
}

/** Switches the reviewer while a call is open, and waits for the call to show this reviewer’s review. */
async function switchReviewerOfCall(page: Page, digit: string, name: string): Promise<void> {
  await switchReviewer(page, digit, name);
  await callLoaded(page);
}

test('two reviewers judge a call independently, and see each other’s review afterwards', async () => {
  test.setTimeout(120_000);
  const app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await addReviewerToCall(page, 'Ann');
  await greeting(page).focus();
  await press(page, 'Shift+1');
  await expect(greeting(page).getByRole('radio', { name: 'Yes' })).toBeChecked();
  await submitReview(page);
  await expect(page.getByRole('row', { name: /Submitted.*1:59/u })).toBeVisible();

  // Ben sees neither Ann's status, nor her answers, nor her edits.
  await addReviewerToCall(page, 'Ben');
  await expect(page.getByRole('row', { name: /Not reviewed.*1:59/u })).toBeVisible();
  await openRow(page, /1:59 Negative/u);
  await expect(scorecard(page).getByText('Second opinion')).toBeVisible();
  await expect(greeting(page).getByRole('radio', { checked: true })).toHaveCount(0);
  const others = scorecard(page).getByRole('heading', { name: 'Other reviews' });
  await expect(others).toBeVisible();
  await expect(scorecard(page).getByRole('button', { name: 'Show', exact: true })).toBeHidden();
  await expectAccessible(page, 'second opinion');
  await press(page, 'Control+H');
  await expect(region(page, 'History').getByText(/Greeting/u)).toHaveCount(0);
  await press(page, 'Control+H');
  await greeting(page).focus();
  await press(page, 'Shift+3');
  await submitReview(page);
  await openRow(page, /1:59 Negative/u);
  await scorecard(page).getByRole('button', { name: 'Show', exact: true }).click();
  await expect(scorecard(page).getByRole('definition').filter({ hasText: 'Yes' })).toBeVisible();

  // Each has an undo of their own, and what they did is there after a restart.
  await switchReviewerOfCall(page, '2', 'Ann');
  await openRow(page, /1:59 Negative/u);
  await expect(greeting(page).getByRole('radio', { name: 'Yes' })).toBeChecked();
  await press(page, 'Control+2', 'Control+Z');
  await expect(page.getByRole('row', { name: /Draft.*1:59/u })).toBeVisible();
  await switchReviewerOfCall(page, '3', 'Ben');
  await expect(page.getByRole('row', { name: /Submitted.*1:59/u })).toBeVisible();
  await app.close();
  await using restarted = await launchApp({ home: app.home });
  const again = restarted.page;
  await openRow(again, /1:59 Negative/u);
  await expect(again.getByRole('button', { name: 'Reviewer: Ben' })).toBeVisible();
  await expect(greeting(again).getByRole('radio', { name: 'No', exact: true })).toBeChecked();
});

test('the digit that chooses a reviewer sets no tag in the call behind the dialog', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await addReviewerToCall(page, 'Ann');
  await addReviewerToCall(page, 'Ben');
  await press(page, 'Control+2', 'ArrowRight');
  await expect(region(page, 'Transcript')).toHaveAttribute('data-word-text', /./u);
  await switchReviewerOfCall(page, '2', 'Ann');
  await expect(page.getByRole('tab', { name: 'Tags 0' })).toBeVisible();
});

test('a review is voided with a reason, kept, and a new one is started', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await greeting(page).focus();
  await press(page, 'Shift+1');
  await press(page, 'Control+K');
  await page.keyboard.type('Void the review');
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Void this review?' });
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Wrong rubric');
  await press(page, 'Enter');
  await expect(scorecard(page).getByText('This review is voided: Wrong rubric')).toBeVisible();
  await expect(page.getByRole('row', { name: /Voided.*1:59/u })).toBeVisible();
  const buttons = scorecard(page).getByRole('button', { name: /^(?:Submit|Flag|Skip)/u });
  await expect(buttons).toHaveCount(0);
  await runCommand(page, 'Start a new review of this call');
  await expect(greeting(page).getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Draft.*1:59/u })).toBeVisible();
  await press(page, 'Control+2', 'Control+Z');
  await expect(scorecard(page).getByText('This review is voided: Wrong rubric')).toBeVisible();
  await press(page, 'Control+Z');
  await expect(greeting(page).getByRole('radio', { name: 'Yes' })).toBeChecked();
});

test('unbiased mode hides the agent and Retell’s judgement until the review is submitted', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  const call = region(page, 'Call');
  const agent = await call.getByRole('heading').first().innerText();
  await runCommand(page, 'Turn unbiased mode on or off');
  await expect(scorecard(page).getByText('Unbiased')).toBeVisible();
  await expect(call.getByRole('heading', { name: 'Agent hidden' })).toBeVisible();
  await press(page, 'Control+2', 'i');
  await expect(region(page, 'Details')).toBeVisible();
  // Nothing is left in the page, so nothing is left for assistive technology either.
  const before = await page.evaluate(() => document.body.outerHTML);
  expect(before).not.toContain(agent);
  expect(before).not.toMatch(/Negative|Unsuccessful|Call summary/u);
  await runCommand(page, 'Show the scorecard');
  await greeting(page).focus();
  await press(page, 'Shift+1');
  await submitReview(page);
  await page.getByRole('row', { name: /Submitted.*1:59/u }).click();
  await expect(call.getByRole('heading', { name: agent })).toBeVisible();
  await expect(page.getByRole('row', { name: /Submitted.*1:59.*Negative/u })).toBeVisible();
});
