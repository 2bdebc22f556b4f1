import { expect, test, type Page } from './harness/test.ts';
import {
  openSampleCall,
  position,
  press,
  recordingReady,
  region,
  submitReview,
} from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { criterion, expectStatus, option } from './harness/locators.ts';
import { addFilter } from './harness/queue-filters.ts';

/** The agent of this call names the company, interrupts the caller once, and does not help. */
const doubleCharged = /1:5[23] Negative/u;

const evidence = (page: Page, name: string) =>
  page.getByRole('list', { name: `Evidence for ${name}` }).getByRole('listitem');

/** The options as they are before anything is answered. */
async function expectProposals(page: Page): Promise<void> {
  const card = region(page, 'Scorecard');
  await expect(card.getByRole('radio', { name: /, proposed$/u })).toHaveCount(4);
  await expect(criterion(page, 'Greeting and identification')).toHaveAccessibleDescription(
    /Proposed: Yes\. “Thank you for calling” was said at 0:00/u,
  );
  await expect(criterion(page, 'Pace and turn-taking')).toHaveAccessibleDescription(
    /Proposed: Some issues\. Interruptions by the agent: 1/u,
  );
  // Not said, and the rubric proposes nothing for that.
  await expect(criterion(page, 'Names, numbers and times read back')).toHaveAccessibleDescription(
    /Not met\. None of the phrases was said/u,
  );
  await expect(card.getByRole('button', { name: /^Accept 4 proposals/u })).toBeVisible();
}

test('proposals are accepted, overridden, undone in one step, counted and filtered by', async () => {
  const app = await launchApp();
  const { page } = app;
  await openSampleCall(page, doubleCharged);
  await expectProposals(page);
  const card = region(page, 'Scorecard');

  // The places of the proposal, then the proposal itself with its places as evidence.
  await press(page, 'S', 'V');
  await expectStatus(page, 'Place 1 of 3');
  await press(page, 'V');
  await expectStatus(page, 'Place 2 of 3');
  expect(await position(page)).toBeGreaterThan(0);
  await press(page, 'P');
  await expect(option(page, 'Greeting and identification')).toHaveAccessibleName('Yes');
  await expect(criterion(page, 'Identity verified before account details')).toBeFocused();
  await expect(evidence(page, 'Greeting and identification')).toHaveCount(3);

  // A criterion without a measure has nothing to accept.
  await press(page, 'P');
  await expectStatus(page, 'No answer is proposed for this criterion.');

  // Another answer overrides the proposal; N/A is one, too.
  await criterion(page, 'Pace and turn-taking').focus();
  await press(page, 'Shift+1');
  await expect(card).toContainText('Proposal overridden (Some issues).');
  await criterion(page, 'Names, numbers and times read back').focus();
  await press(page, 'N');

  // The others at once: one step of undo.
  await press(page, 'Shift+P');
  await expectStatus(page, 'Proposed answers accepted for 2 criteria');
  await expect(option(page, 'Request understood')).toHaveAccessibleName('Yes');
  await expect(option(page, 'Request resolved or handed over well')).toHaveAccessibleName('No');
  await press(page, 'Control+Z');
  await expect(option(page, 'Request understood')).toHaveCount(0);
  await expect(option(page, 'Request resolved or handed over well')).toHaveCount(0);
  await press(page, 'Control+Shift+Z');
  await expect(option(page, 'Request understood')).toHaveAccessibleName('Yes');
  await press(page, 'Shift+P');
  await expectStatus(page, 'No proposals left to accept.');
  await submitReview(page);
  await expect(page.getByRole('row', { name: /^Submitted/u })).toHaveCount(1);

  // Only this call and the one whose agent talks over the caller are not met.
  await addFilter(page, 'Measures', ['Pace', 'Tab', 'not met', 'Enter']);
  const grid = page.getByRole('grid', { name: 'Calls' });
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('row', { name: doubleCharged }).click();
  await recordingReady(page);
  await expect(page.getByRole('row', { name: doubleCharged })).toContainText('2 measures not met');
  await expectOverrides(page);
  await app.close();

  await using again = await launchApp({ home: app.home });
  const { page: restarted } = again;
  await expect(restarted.getByRole('grid', { name: 'Calls' })).toHaveAttribute(
    'aria-rowcount',
    '2',
  );
  await restarted.getByRole('row', { name: doubleCharged }).click();
  await recordingReady(restarted);
  await expect(option(restarted, 'Pace and turn-taking')).toHaveAccessibleName('Good');
  await expect(option(restarted, 'Request understood')).toHaveAccessibleName('Yes');
  await expect(evidence(restarted, 'Greeting and identification')).toHaveCount(3);
  await criterion(restarted, 'Greeting and identification').focus();
  await expect(region(restarted, 'Scorecard')).toContainText('Proposal accepted.');
  await expectOverrides(restarted);
});

/** The Rubrics screen says how often each measure was overridden. */
async function expectOverrides(page: Page): Promise<void> {
  await press(page, 'Control+4');
  const rubrics = region(page, 'Rubrics');
  const outline = rubrics.getByRole('tree', { name: 'Outline' });
  await outline.getByRole('treeitem', { name: /^Pace and turn-taking/u }).click();
  await expect(rubrics.getByText('Overridden in 1 of 1 review.')).toBeVisible();
  await outline.getByRole('treeitem', { name: /^Request understood/u }).click();
  await expect(rubrics.getByText('Overridden in 0 of 1 review.')).toBeVisible();
  await press(page, 'Control+3');
}

test('the focus stays on the scorecard after Accept proposals and after the Undo of its message', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, doubleCharged);
  const card = region(page, 'Scorecard');
  await card.getByRole('button', { name: /^Accept 4 proposals/u }).click();
  // The first criterion that is left to answer.
  const focused = criterion(page, 'Identity verified before account details');
  await expect(focused).toBeFocused();
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect(undo).toBeHidden();
  await expect(focused).toBeFocused();
  await expect(card.getByRole('button', { name: /^Accept 4 proposals/u })).toBeVisible();
});
