import { expect, test, type Page } from './harness/test.ts';
import { allSizes, type Screen } from './harness/screens.ts';
import { expectAccessible } from './harness/axe.ts';
import { enterSample, press, recordingReady, region, runCommand } from './harness/desk.ts';
import { launchApp, resize } from './harness/launch.ts';
import { layoutProblems } from './harness/layout.ts';

const escape = async (page: Page): Promise<void> => {
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
};
const dialog =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await press(page, ...keys);
    await expect(page.getByRole('dialog')).toBeVisible();
  };
const tab =
  (name: RegExp | string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
  };

/**
 * Every screen that can be reached from the desk with an open call; each restores the desk when it is
 * left.
 */
const screens: readonly Screen[] = [
  { name: 'the desk with a call', open: tab('Scorecard') },
  { name: 'its tags', open: tab(/^Tags/u) },
  { name: 'its details', open: tab('Details'), leave: tab('Scorecard') },
  {
    name: 'finding in the call',
    open: async (page) => {
      await press(page, 'Control+2', '/');
      await page.keyboard.type('Monday');
    },
    leave: async (page) => press(page, 'Escape'),
  },
  {
    name: 'a comment on a tag',
    open: async (page) => press(page, 'Control+2', 'Shift+2'),
    leave: async (page) => press(page, 'Escape'),
  },
  {
    name: 'the options of a filter',
    open: async (page) => {
      await press(page, 'Control+F', 'Enter');
      await expect(page.getByRole('listbox')).toBeVisible();
    },
    leave: async (page) => {
      await press(page, 'Escape');
      await expect(page.getByRole('listbox')).toBeHidden();
    },
  },
  { name: 'the command palette', open: dialog('Control+K'), leave: escape },
  { name: 'the keyboard shortcuts', open: dialog('Control+2', '?'), leave: escape },
  { name: 'skipping a call', open: dialog('Control+2', 'X'), leave: escape },
  { name: 'an export', open: dialog('Control+E'), leave: escape },
  { name: 'the settings', open: dialog('Control+,') },
  { name: 'the workspaces in the settings', open: tab('Workspaces') },
  { name: 'the shortcuts in the settings', open: tab('Shortcuts'), leave: escape },
  {
    name: 'an empty queue',
    open: async (page) => {
      await press(page, 'Control+Shift+F');
      await page.keyboard.type('zebra crossing of the moon');
      await expect(region(page, 'Queue')).toContainText('No matches');
    },
    leave: async (page) => {
      await runCommand(page, 'Clear filters');
      await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
    },
  },
];

async function openJudged(page: Page): Promise<void> {
  await page.getByRole('row', { name: /1:19 Negative/u }).click();
  await recordingReady(page);
  await press(page, 'Control+2', 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight', '4', '1');
  await press(page, 'S', '1', 'ArrowDown', '2', 'C');
  await page.keyboard.type('Never asked.');
  await press(page, 'Escape');
}

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme']);

test('axe finds no violation on any screen in either theme, and no control is covered', async () => {
  test.setTimeout(480_000);
  await using app = await launchApp();
  const { page, electron } = app;
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeFocused();
  await expectAccessible(page, 'welcome');
  await page.getByRole('button', { name: 'Connect Retell' }).click();
  await page.getByText('Advanced').click();
  await page.getByLabel('API key').fill('key_wrong');
  await page.getByLabel('Base URL').fill('http://example.org');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'is not a valid URL' })).toBeVisible();
  await expectAccessible(page, 'connecting, with an error');
  expect(await layoutProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open the sample workspace' }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await expectAccessible(page, 'the desk without a call');
  await openJudged(page);

  const themes: (string | undefined)[] = [];
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await resize(electron, size);
    themes.push(await themeOf(page));
    for (const screen of screens) {
      await test.step(`${screen.name}, ${size.width} px, ${await themeOf(page)}`, async () => {
        await screen.open(page);
        await expectAccessible(page, `${screen.name} (${themes.at(-1)}, ${size.width})`);
        expect.soft(await layoutProblems(page), `${screen.name}, ${size.width} px`).toEqual([]);
        await screen.leave?.(page);
      });
    }
    await runCommand(page, 'Switch between dark and light');
  }
  expect(new Set(themes).size).toBe(2);
});

test('at 200% zoom every control is still reachable, in every window size', async () => {
  test.setTimeout(480_000);
  await using app = await launchApp();
  const { page, electron } = app;
  await enterSample(page);
  await openJudged(page);
  await press(page, 'Control+2', ...Array.from({ length: 8 }, () => 'Control+='));
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
    '32px',
  );
  for (const size of allSizes) {
    await resize(electron, size);
    // At this zoom the width in CSS pixels may be rounded down.
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeGreaterThan(size.width - 3);
    for (const screen of screens) {
      await test.step(`${screen.name}, ${size.width} px`, async () => {
        await screen.open(page);
        expect.soft(await layoutProblems(page), `${screen.name}, ${size.width} px`).toEqual([]);
        await screen.leave?.(page);
      });
    }
  }
  // The most important controls can be reached and seen.
  for (const name of ['Play', 'Submit and next', 'Export']) {
    const button = page.getByRole('button', { name }).first();
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 0.99 });
  }
});

test('every region and control has the name that assistive tools and tests rely on', async () => {
  await using app = await launchApp();
  const { page } = app;
  for (const name of ['Open the sample workspace', 'Connect Retell']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Connect Retell' }).click();
  await expect(
    page.getByRole('textbox', { name: 'API key' }).or(page.getByLabel('API key')),
  ).toBeVisible();
  await page.getByText('Advanced').click();
  await expect(page.getByRole('textbox', { name: 'Base URL' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Open the sample workspace' }).click();

  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '24');
  const numbers = await grid
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
  await expect(page.getByRole('combobox', { name: 'Sentiment', exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Outcome', exact: true }).click();
  for (const name of ['Successful', 'Unsuccessful', 'Unknown']) {
    await expect(page.getByRole('option', { name: new RegExp(`^${name}`, 'u') })).toBeVisible();
  }
  await press(page, 'Escape', 'Escape');
  await expect(page.getByRole('searchbox', { name: 'Search transcripts' })).toBeVisible();

  await openJudged(page);
  for (const name of ['Queue', 'Call', 'Waveform', 'Transcript', 'Scorecard']) {
    await expect(region(page, name)).toBeVisible();
  }
  await page.getByRole('tab', { name: /^Tags/u }).click();
  await expect(region(page, 'Tags')).toBeVisible();
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(region(page, 'Details')).toBeVisible();
  await page.getByRole('tab', { name: 'Scorecard' }).click();
  for (const name of ['Play', 'Submit and next', 'Export']) {
    await expect(
      page.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).first(),
    ).toBeVisible();
  }
  const position = page.getByRole('slider', { name: 'Position' });
  await expect(position).toHaveAttribute('aria-valuemin', '0');
  expect(Number(await position.getAttribute('aria-valuemax'))).toBeGreaterThan(70_000);
  expect(Number(await position.getAttribute('aria-valuenow'))).toBeGreaterThan(6000);
  const transcript = region(page, 'Transcript');
  await expect(transcript).toHaveAttribute('data-word', /^\d+$/u);
  await expect(transcript).toHaveAttribute('data-word-text', 'Yeah,');
  await press(page, 'Control+,');
  await expect(region(page, 'Settings')).toBeVisible();
  await press(page, 'Escape', 'Control+Z');
  await expect(page.getByRole('status').filter({ hasText: /^Undid/u })).toBeVisible();
});
