import { expect, test, type Page } from './harness/test.ts';
import { expectAccessible } from './harness/axe.ts';
import { enterSample, press, region, runCommand, submitReview, times } from './harness/desk.ts';
import { launchApp, resize } from './harness/launch.ts';
import { layoutProblems } from './harness/layout.ts';
import {
  choosePlanOption,
  createWeeklyPlan,
  drawnCalls,
  drawnRows,
  plans,
  startPlan,
} from './harness/plans.ts';

const allCalls = { population: /^Sample size24 calls match now, in \d strata\./u };
const ids = (page: Page) =>
  drawnRows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-call')));

/** Whether the stratum of a drawn call has calls that were not drawn: “… 3 of 5, seed …”. */
const hasCallsLeft = (row: string): boolean => {
  const [, drawn, all] = /: (\d+) of (\d+), seed/u.exec(row) ?? [];
  return Number(drawn) < Number(all);
};

test('a weekly stratified plan is drawn, worked through, and drawn again after a restart', async () => {
  const before = await launchApp();
  const { page } = before;
  await enterSample(page);
  await createWeeklyPlan(page, 'Weekly quality', allCalls);
  await expect(plans(page)).toContainText(
    'Every week, Monday 06:00 · 20 calls, stratified by agent',
  );
  await press(page, 'd');
  await expect(drawnRows(page)).toHaveCount(20);
  await expect(drawnRows(page).first()).toContainText(/: \d+ of \d+, seed [0-9a-f]{8}/u);
  const drawn = await ids(page);

  // The calls of the plan are the queue, in its order and with the reasons; "next" follows it.
  await press(page, 'o');
  const queue = page.getByRole('grid');
  await expect(queue).toHaveAttribute('aria-rowcount', '20');
  await expect(queue.getByRole('row').first()).toContainText(/seed [0-9a-f]{8}/u);
  await expect(queue.locator(`[data-call="${drawn[0]}"]`)).toHaveAttribute('aria-selected', 'true');
  for (const next of [drawn[1], drawn[2]]) {
    await expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'false');
    await press(page, 'S', '1');
    await expect(region(page, 'Scorecard')).toContainText(/1 of \d+ answered/u);
    await submitReview(page);
    await expect(queue.locator(`[data-call="${next}"]`)).toHaveAttribute('aria-selected', 'true');
  }

  await press(page, 'Control+5');
  await expect(plans(page).getByRole('status')).toContainText(['2 of 20 reviewed · 2 today', '']);
  await expect(drawnRows(page).nth(1)).toContainText('Submitted');

  // A call is replaced with a reason, and stays in the record.
  // Which strata have calls left depends on the draw.
  const texts = await drawnRows(page).allTextContents();
  const replaced = texts.findIndex((text, index) => index > 1 && hasCallsLeft(text));
  expect(replaced).toBeGreaterThan(1);
  await drawnCalls(page).focus();
  await press(page, ...times(replaced, 'ArrowDown'), 'x');
  const dialog = page.getByRole('dialog', { name: 'Replace the call' });
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.type('Voicemail');
  await press(page, 'Enter');
  await expect(drawnRows(page)).toHaveCount(21);
  await expect(drawnRows(page).filter({ hasText: 'Replaced: Voicemail' })).toHaveCount(1);
  await expect(
    drawnRows(page).filter({ hasText: 'Replacement. Next in random order' }),
  ).toHaveCount(1);
  await press(page, 'Control+Z');
  await expect(drawnRows(page)).toHaveCount(20);
  await expect(page.getByRole('status').filter({ hasText: /^Undid:/u })).toBeVisible();
  await press(page, 'Control+Shift+Z');
  await expect(drawnRows(page)).toHaveCount(21);
  await before.close();

  await using after = await launchApp({ home: before.home });
  const again = after.page;
  await expect(again.getByRole('grid')).toHaveAttribute('aria-rowcount', '20');
  await press(again, 'Control+5');
  await expect(plans(again).getByRole('status').first()).toContainText('2 of 20 reviewed');
  await press(again, 'r');
  await expect(plans(again)).toContainText(
    'The population is the same 24 calls, and the draw gives the same 20 calls.',
  );
  await expect(drawnRows(again).filter({ hasText: /Same, \d+$/u })).toHaveCount(20);
  await press(again, 'd');
  await expect(again.getByRole('alert')).toContainText('already drawn');
});

test('what is wrong with a plan is said where it is, and nothing typed is lost', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await startPlan(page);
  await press(page, 'Control+Enter');
  const name = plans(page).getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveAccessibleDescription('Enter a name.');
  await name.fill('Mixed');
  await choosePlanOption(page, 'Method', 'Mix');
  await plans(page).getByRole('textbox', { name: 'Riskiest first' }).fill('40');
  const size = plans(page).getByRole('textbox', { name: 'Sample size' });
  await size.fill('many');
  await press(page, 'Control+Enter');
  await expect(size).toHaveAccessibleDescription('Enter a whole number from 1 to 5000.');
  await size.fill('30');
  await expect(plans(page).getByRole('complementary')).toContainText(
    'That is fewer than the sample size, so all 24 are drawn.',
  );
  await press(page, 'Control+Enter');
  await expect(plans(page).getByRole('alert')).toHaveText(
    'The shares add up to 90%. They have to add up to 100%.',
  );
  await plans(page).getByRole('textbox', { name: 'Riskiest first' }).fill('50');
  await press(page, 'Control+Enter');
  await expect(plans(page).getByRole('heading', { name: 'Mixed' })).toBeVisible();
  await press(page, 'd');
  await expect(drawnRows(page)).toHaveCount(24);
  await expect(page.getByRole('status').filter({ hasText: '6 fewer than planned' })).toBeVisible();
  await runCommand(page, 'Close or reopen the plan');
  await expect(plans(page).getByRole('button', { name: 'Reopen plan' })).toBeVisible();
  await press(page, 'Control+Z');
  await expect(plans(page).getByRole('button', { name: 'Close plan' })).toBeVisible();
});

test('the plans are accessible in both themes, and fit the smallest window', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await enterSample(page);
  await createWeeklyPlan(page, 'Weekly quality', allCalls);
  await press(page, 'd');
  await expect(drawnRows(page)).toHaveCount(20);
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await resize(electron, size);
    await expectAccessible(page, `a plan, ${size.width}`);
    expect.soft(await layoutProblems(page)).toEqual([]);
    await press(page, 'e');
    await expect(plans(page).getByRole('textbox', { name: 'Name' })).toBeFocused();
    await expectAccessible(page, `its form, ${size.width}`);
    expect.soft(await layoutProblems(page)).toEqual([]);
    await plans(page).getByRole('button', { name: 'Cancel' }).click();
    await runCommand(page, 'Switch between dark and light');
  }
});
