import { expect, test, type Page } from './harness/test.ts';
import { enterPast, press, region, withPast } from './harness/desk.ts';
import { launchApp, resize } from './harness/launch.ts';
import { layoutProblems } from './harness/layout.ts';
import { publishWithout } from './harness/rubrics.ts';
import { allSizes, type Screen } from './harness/screens.ts';

/** Opens a screen of the QA programme with its shortcut. */
const screen =
  (name: string, ...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await press(page, ...keys);
    await expect(region(page, name)).toBeVisible();
    await expect(region(page, name).locator('[aria-busy="true"]')).toHaveCount(0);
  };
const form =
  (name: string, key: string) =>
  async (page: Page): Promise<void> => {
    await screen(name, key, 'n')(page);
    await expect(region(page, name).getByRole('textbox', { name: 'Name' })).toBeFocused();
  };
const clickIn =
  (name: string, button: string) =>
  async (page: Page): Promise<void> => {
    await region(page, name).getByRole('button', { name: button, exact: true }).click();
  };

/** The other screens, with eight weeks of reviews. */
const programme: readonly Screen[] = [
  { name: 'the rubric builder', open: screen('Rubrics', 'Control+4') },
  {
    name: 'a criterion with a measure',
    open: async (page) => {
      const outline = region(page, 'Rubrics').getByRole('tree', { name: 'Outline' });
      await outline.getByRole('treeitem', { name: /^Greeting and identification/u }).click();
    },
  },
  {
    name: 'a comparison of versions',
    open: clickIn('Rubrics', 'Compare versions'),
    leave: clickIn('Rubrics', 'Back to editing'),
  },
  { name: 'the plans', open: screen('Plans', 'Control+5') },
  { name: 'a new plan', open: form('Plans', 'Control+5'), leave: clickIn('Plans', 'Cancel') },
  ...Array.from({ length: 9 }, (_, panel) => ({
    name: `panel ${panel + 1} of Insights`,
    open: screen('Insights', 'Control+6', String(panel + 1)),
  })),
  { name: 'calibration', open: screen('Calibration', 'Control+7') },
  {
    name: 'a new calibration session',
    open: form('Calibration', 'Control+7'),
    leave: clickIn('Calibration', 'Cancel'),
  },
];

test('at 200% zoom the screens of the QA programme can be used, in every window size', async () => {
  test.setTimeout(300_000);
  await using app = await launchApp(withPast);
  const { page, electron } = app;
  await enterPast(page);
  await publishWithout(page, /^Request resolved/u);
  await press(page, ...Array.from({ length: 8 }, () => 'Control+='));
  for (const size of allSizes) {
    await resize(electron, size);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeGreaterThan(size.width - 3);
    for (const shown of programme) {
      await test.step(`${shown.name}, ${size.width} px`, async () => {
        await shown.open(page);
        expect.soft(await layoutProblems(page), `${shown.name}, ${size.width} px`).toEqual([]);
        await shown.leave?.(page);
      });
    }
  }
});
