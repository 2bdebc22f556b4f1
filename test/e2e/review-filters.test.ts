import { expectAccessible } from './harness/axe.ts';
import { openRow, openSampleCall, enterSample, press, region, runCommand } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { addFilter } from './harness/queue-filters.ts';
import { addReviewer } from './harness/reviewers.ts';
import { expect, test, type Page } from './harness/test.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Calls' });
const chip = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const expectCalls = (page: Page, count: number): Promise<void> =>
  expect(grid(page)).toHaveAttribute('aria-rowcount', String(count));

async function callCount(page: Page): Promise<number> {
  // The count follows the filter, and is announced with the queue.
  await expect(grid(page)).toHaveAttribute('aria-busy', 'false');
  return Number(await grid(page).getAttribute('aria-rowcount'));
}

/** Waits until the library has measured every call in the background. */
const expectAllMeasured = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const { earmark } = window;
        const queue = await earmark?.request('queue:open', {
          filter: { kind: 'call', call: {} },
          sort: { by: 'start', order: 'descending' },
        });
        if (queue?.ok !== true) return 0;
        const { queueId, total } = queue.value;
        const rows = await earmark?.request('queue:rows', { queueId, from: 0, count: total });
        if (rows?.ok !== true) return 0;
        return rows.value.measuresAgainst.filter((against) => against !== undefined).length;
      }),
    )
    .toBe(24);

/** Opens the editor of a chip, and returns it. */
async function edit(page: Page, name: string) {
  await chip(page, name).focus();
  await press(page, 'Enter');
  const editor = page.getByRole('dialog', { name });
  await expect(editor).toBeVisible();
  return editor;
}

test('the queue is filtered by what a measure says, and each result is another set of calls', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await expectAllMeasured(page);
  // Two agents of the sample talk over the caller.
  await addFilter(page, 'Measures', ['Pace', 'Tab', 'not met', 'Enter']);
  await expectCalls(page, 2);
  const notMet = 'Pace and turn-taking: not met';
  await expect(chip(page, notMet)).toBeVisible();
  await expect(page.getByRole('row', { name: /measures? not met/u })).toHaveCount(2);

  // Each call is met, not met, or can't be told, and none is two of them.
  const editor = await edit(page, notMet);
  await expect(editor.getByRole('combobox', { name: 'Criterion' })).toBeFocused();
  await expectAccessible(page, 'the editor of a measure filter');
  await press(page, 'Tab');
  await page.keyboard.type('met');
  await press(page, 'Enter');
  await expect(chip(page, 'Pace and turn-taking: met')).toBeVisible();
  const met = await callCount(page);
  expect(met).toBeGreaterThan(2);
  await edit(page, 'Pace and turn-taking: met');
  await press(page, 'Tab');
  await page.keyboard.type('can');
  await press(page, 'Enter');
  await expect(chip(page, 'Pace and turn-taking: can’t tell')).toBeVisible();
  await expectCalls(page, 24 - 2 - met);

  // Two measures have to match both. Escape changes nothing.
  await edit(page, 'Pace and turn-taking: can’t tell');
  await press(page, 'Tab');
  await page.keyboard.type('not met');
  await press(page, 'Escape');
  await expect(chip(page, 'Pace and turn-taking: can’t tell')).toBeFocused();
  await press(page, 'Delete');
  await expectCalls(page, 24);
  await addFilter(page, 'Measures', ['Pace', 'Tab', 'not met', 'Enter']);
  await addFilter(page, 'Measures', ['Greeting', 'Tab', 'met', 'Enter']);
  await expect(chip(page, 'Greeting and identification: met')).toBeVisible();
  const both = await callCount(page);
  expect(both).toBeLessThanOrEqual(2);
  await runCommand(page, 'Clear filters');
  await expectCalls(page, 24);
});

/** Takes three different stances on the outcomes of three calls. */
async function judgeThreeCalls(page: Page): Promise<void> {
  await openSampleCall(page, /1:59 Negative/u);
  await runCommand(page, 'Agree with Retell’s outcome');
  await openRow(page, /1:5[23] Negative/u);
  await runCommand(page, 'Correct Retell’s outcome');
  await openRow(page, /0:36 Positive/u);
  await runCommand(page, 'Dispute Retell’s outcome');
  await region(page, 'Details').getByRole('textbox', { name: 'Reason' }).fill('Nobody can tell');
  await press(page, 'Enter');
  await expect(region(page, 'Details').getByRole('button', { name: 'Disputed' })).toBeVisible();
}

test('the queue is filtered by the reviewer’s own verdicts on Retell', async () => {
  test.setTimeout(90_000);
  const app = await launchApp();
  const { page } = app;
  await judgeThreeCalls(page);

  // What the reviewer finds wrong is offered first.
  await addFilter(page, 'Verdict on Retell', ['Outcome', 'Enter']);
  const wrong = 'Outcome corrected or disputed';
  await expect(chip(page, wrong)).toBeVisible();
  await expectCalls(page, 2);

  const editor = await edit(page, wrong);
  await expect(editor.getByRole('combobox', { name: 'Retell’s judgement' })).toBeFocused();
  await expectAccessible(page, 'the editor of a verdict filter');
  await press(page, 'Tab', 'Space', 'Enter');
  await expect(chip(page, 'Outcome agreed, corrected or disputed')).toBeVisible();
  await expectCalls(page, 3);

  // At least one verdict; Escape leaves the filter as it was.
  const again = await edit(page, 'Outcome agreed, corrected or disputed');
  await press(page, 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space', 'Enter');
  await expect(again.getByRole('alert')).toHaveText('Choose at least one.');
  await press(page, 'Shift+Tab', 'Shift+Tab', 'Space', 'Enter');
  await expect(chip(page, 'Outcome agreed')).toBeVisible();
  await expectCalls(page, 1);
  await expect(page.getByRole('row', { name: /1:59 Negative/u })).toBeVisible();
  await app.close();

  // The queue is as it was after a restart; another reviewer has given no verdict.
  await using restarted = await launchApp({ home: app.home });
  const later = restarted.page;
  await expect(chip(later, 'Outcome agreed')).toBeVisible();
  await expectCalls(later, 1);
  await addReviewer(later, 'Ben');
  await expect(later.getByRole('row', { name: /1:59/u })).toHaveCount(0);
});
