import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expectAccessible } from './harness/axe.ts';
import { enterPast, enterSample, press, region, runCommand, withPast } from './harness/desk.ts';
import { layoutProblems } from './harness/layout.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { expect, test, type Page } from './harness/test.ts';

/** The sample with its past, on the screen of Insights. */
async function openPast(): Promise<RunningApp> {
  const app = await launchApp(withPast);
  await enterPast(app.page);
  await app.page.keyboard.press('Control+6');
  await expect(region(app.page, 'Insights')).toBeVisible();
  return app;
}

const insights = (page: Page) => region(page, 'Insights');

/** The digit of each panel, and the heading that says that it is shown. */
const panels = [
  'Overview',
  'Criteria',
  'Root causes',
  'Tags',
  'Retell’s analysis',
  'Versions',
  'Measures',
  'Reviewers',
  'Brief',
] as const;

async function showPanel(page: Page, name: (typeof panels)[number]): Promise<void> {
  await page.keyboard.press(String(panels.indexOf(name) + 1));
  await expect(insights(page).getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(insights(page).locator('[aria-busy="true"]')).toHaveCount(0);
}

test('answers whether version 8 did better than version 7, and opens the calls behind a number', async () => {
  await using app = await openPast();
  const { page } = app;
  await expect(insights(page).getByText(/230 reviews of 174 calls/u)).toBeVisible();
  await expect(insights(page).getByText(/^Sample data:/u)).toBeVisible();

  await showPanel(page, 'Versions');
  const table = insights(page).getByRole('table', { name: 'Differences' });
  // A measured criterion has a row for its reviews, and further down one for all calls.
  const row = (name: RegExp) => table.getByRole('row', { name }).first();
  await expect(row(/^Date and time read back/u)).toContainText('Better');
  await expect(row(/^Greeting and identification/u)).toContainText(
    /Not enough reviews to tell: \d+ more needed/u,
  );
  await expect(insights(page).getByText(/^Version 8 did better on \d+/u)).toBeVisible();
  await expect(insights(page).getByText(/Holm’s correction for \d+ comparisons/u)).toBeVisible();

  // The number names its n; a call with two reviews is listed once.
  const figure = row(/^Date and time read back/u)
    .getByRole('button')
    .nth(1);
  await expect(row(/^Date and time read back/u)).toContainText('n 82');
  await figure.click();
  const queue = region(page, 'Queue');
  await expect(queue.getByText('Only: Date and time read back, version 8')).toBeVisible();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '62');
  await queue.getByRole('button', { name: /^Remove Only:/u }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '198');
});

test('is worked from the keyboard: filters, points of a chart, tables', async () => {
  await using app = await openPast();
  const { page } = app;
  await showPanel(page, 'Root causes');
  const chart = page.getByRole('figure', { name: 'Root causes' });
  const points = chart.getByRole('group', { name: 'Root causes' }).getByRole('button');
  await points.first().focus();
  await press(page, 'ArrowDown');
  await expect(points.nth(1)).toBeFocused();
  await press(page, 'End');
  await expect(points.last()).toBeFocused();
  await expect(points.last()).toHaveAccessibleName(/of \d+ answers; added up 100\.0%/u);

  await chart.getByRole('button', { name: 'Show as a table' }).click();
  await expect(chart.getByRole('table').getByRole('row')).toHaveCount((await points.count()) + 10);

  await insights(page).getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: /^Unsuccessful/u }).click();
  await press(page, 'Escape');
  await expect(insights(page).getByText(/92 reviews of/u)).toBeVisible();
  await runCommand(page, 'Clear the filters of Insights');
  await expect(insights(page).getByText(/230 reviews of/u)).toBeVisible();

  await showPanel(page, 'Overview');
  await press(page, 'p');
  await expect(insights(page).getByText('Mean score of the calls of each month')).toBeVisible();
  const trend = page
    .getByRole('figure', { name: 'Score over time' })
    .getByRole('group', { name: 'Score over time' });
  await trend.getByRole('button').first().focus();
  await press(page, 'Enter');
  await expect(region(page, 'Queue').getByText(/^Only: Score over time, Month of/u)).toBeVisible();
});

test('saves the brief as HTML, PDF and Markdown, and a chart as PNG, SVG and CSV', async () => {
  await using app = await openPast();
  const { page } = app;
  await showPanel(page, 'Brief');
  await expect(page.getByRole('heading', { name: /^What to improve: Ava/u })).toBeVisible();
  for (const format of ['HTML', 'PDF', 'Markdown']) {
    await expect(page.getByRole('button', { name: `Save as ${format}` })).toBeVisible();
    await runCommand(page, `Save the brief as ${format}`);
    await expect(page.getByText(/Saved .*earmark-brief-ava/u)).toBeVisible();
  }
  await showPanel(page, 'Overview');
  for (const format of ['Image (PNG)', 'Drawing (SVG)', 'Figures (CSV)']) {
    await page.getByRole('button', { name: 'Save “Score over time”' }).click();
    await page.getByRole('menuitem', { name: format }).click();
  }
  const files = (): Promise<readonly string[]> => readdir(app.downloads);
  // A file has its name only once it is complete.
  await expect
    .poll(async () => (await files()).map((file) => path.extname(file)).toSorted())
    .toEqual(['.csv', '.html', '.md', '.pdf', '.png', '.svg']);
  const read = async (extension: string): Promise<string> => {
    const name = (await files()).find((file) => file.endsWith(`.${extension}`)) ?? '';
    return readFile(path.join(app.downloads, name), 'latin1');
  };
  expect(await read('html')).toContain('<h1>What to improve: Ava');
  expect(await read('md')).toMatch(/^# What to improve: Ava/u);
  const pdf = (await files()).find((file) => file.endsWith('.pdf')) ?? '';
  const printed = await promisify(execFile)('pdftotext', [path.join(app.downloads, pdf), '-']);
  expect(printed.stdout).toContain('What to improve: Ava');
  expect(await read('md')).toContain('its past reviews are invented');
  expect(await read('pdf')).toMatch(/^%PDF-/u);
  expect(await read('png')).toMatch(/^\u0089PNG/u);
  expect(await read('svg')).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
  expect(await read('csv')).toContain('Week');
});

test('says in every panel what it needs while nothing was reviewed', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await page.keyboard.press('Control+6');
  await expect(insights(page)).toBeVisible();
  // The rubric of a new workspace has measures, which need no reviews.
  for (const name of panels.filter((panel) => panel !== 'Measures')) {
    await showPanel(page, name);
    await expect(insights(page).locator('.empty-state')).toBeVisible();
    await expect(insights(page).locator('.empty-state')).toContainText('Nothing to show yet');
  }
  // Filters are named as the reason, and offered to be cleared, only if there are some.
  const clear = insights(page).getByRole('button', { name: 'Clear filters' });
  await expect(clear).toBeHidden();
});

test('has no findings of axe and fits small windows, in both themes', async () => {
  await using app = await openPast();
  const { page, electron } = app;
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const name of panels) {
      await showPanel(page, name);
      await expectAccessible(page, `${name}, ${colorScheme}`);
    }
  }
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700);
  });
  for (const name of panels) {
    await showPanel(page, name);
    expect.soft(await layoutProblems(page), name).toEqual([]);
  }
});
