import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { _electron } from '@playwright/test';
import { inProject, root } from './project.mjs';
import { sandboxFlags } from './sandbox.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').ElectronApplication} App */

const folder = inProject('docs', 'screenshots');
const large = /** @type {const} */ ([1600, 1000]);
const small = /** @type {const} */ ([1024, 700]);

/**
 * @param {App} app
 * @param {readonly [number, number]} size
 */
const resize = (app, [width, height]) =>
  app.evaluate(
    ({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    },
    { width, height },
  );

/**
 * Emulates the system theme, which the app follows.
 * @param {Page} page
 * @param {'dark' | 'light'} colorScheme
 */
const wear = (page, colorScheme) => page.emulateMedia({ colorScheme });

/**
 * @param {Page} page
 * @param {string} name
 */
const picture = async (page, name) => {
  // Waits for the layout first, and then for the canvases, which are drawn after it.
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
};

/**
 * The screen as it is now, in both themes.
 * @param {App} app
 * @param {Page} page
 * @param {string} name
 * @param {readonly [number, number]} [size]
 */
const pictures = async (app, page, name, size = large) => {
  await resize(app, size);
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await wear(page, theme);
    await picture(page, `${name}-${theme}`);
  }
};

/**
 * Polls from outside the page, because its security policy forbids running a string as code.
 * @param {Page} page
 * @param {string} condition
 */
const until = async (page, condition) => {
  while (!(await page.evaluate(condition))) await page.waitForTimeout(30);
};

/**
 * Reviews a call halfway: plays it, adds tags and answers some criteria.
 * @param {Page} page
 */
const reviewACall = async (page) => {
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  const transcript = page.getByRole('region', { name: 'Transcript' });
  await until(page, "document.querySelector('audio')?.readyState >= 2");
  await page.keyboard.press('Space');
  for (const [word, digit] of [
    [12, '3'],
    [30, '1'],
    [46, '2'],
  ]) {
    await until(
      page,
      `Number(document.querySelector('[data-word]')?.getAttribute('data-word')) >= ${word}`,
    );
    await page.keyboard.press(String(digit));
  }
  await page.keyboard.press('k');
  await transcript.waitFor();
  for (const key of ['s', '1', '1', '2', '1']) {
    await page.keyboard.press(key);
  }
  await page.getByText(/4 of \d+ answered/u).waitFor();
};

/**
 * Opens a call on which the measures propose several answers, one of them with places in the call.
 * @param {Page} page
 */
const showProposals = async (page) => {
  await page.getByRole('row', { name: /1:52 Negative/u }).click();
  await until(page, "document.querySelector('audio')?.readyState >= 2");
  await page.getByRole('button', { name: /^Accept 4 proposals/u }).waitFor();
  await page.getByRole('radiogroup', { name: 'Greeting and identification' }).focus();
};

/**
 * Corrects, checks, replies and judges, as a reviewer does while listening.
 * @param {Page} page
 */
const annotateACall = async (page) => {
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await until(page, "document.querySelector('audio')?.readyState >= 2");
  const press = async (/** @type {string[]} */ ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const times = (/** @type {number} */ count, /** @type {string} */ key) =>
    Array.from({ length: count }, () => key);
  await press('Control+2', 'ArrowDown', ...times(40, 'ArrowUp'), 'ArrowDown');
  await press(...times(6, 'ArrowRight'));
  await press(...times(2, 'Shift+ArrowRight'), 'w');
  await page.keyboard.type('smart meter');
  await press('Enter', 'Escape', 'Shift+W', 'ArrowDown', 'Shift+W', 'b');
  await page.keyboard.type('Does the little box show a red light, or no light at all?');
  await press('Enter', 'v', 'Tab', 'Enter');
  await page.getByRole('button', { name: 'Neutral' }).click();
  await page.getByRole('heading', { name: 'Word error rate' }).waitFor();
  await press('Control+2', 'ArrowUp', ...times(18, 'ArrowRight'), 'w');
  await page.keyboard.type('blinking');
};

const home = mkdtempSync(path.join(os.tmpdir(), 'earmark-pictures-'));
mkdirSync(folder, { recursive: true });
const executablePath = process.env['ELECTRON_EXEC_PATH'];
const app = await _electron.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [...sandboxFlags(), `--user-data-dir=${home}/data`, root],
  env: { ...process.env, HOME: home },
});
try {
  const page = await app.firstWindow();
  await resize(app, large);
  await wear(page, 'dark');
  await page.getByRole('button', { name: 'Open the sample workspace' }).waitFor();
  await picture(page, 'welcome-dark');
  await wear(page, 'light');
  await picture(page, 'welcome-light');

  await page.getByRole('button', { name: 'Connect Retell' }).click();
  await page.getByLabel('API key').fill('key_of_nobody');
  await page.getByText('Advanced').click();
  // No server listens on this port.
  await page.getByLabel('Base URL').fill('http://127.0.0.1:9');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText(/^Can’t reach/u).waitFor({ timeout: 60_000 });
  await picture(page, 'error-light');

  await page.getByRole('button', { name: 'Open the sample workspace' }).click();
  await page.getByRole('grid').waitFor();
  // The tour has its own page in the help. Here it would cover the desk.
  await page.keyboard.press('Escape');
  await reviewACall(page);
  await pictures(app, page, 'desk');
  await pictures(app, page, 'desk-small', small);

  await showProposals(page);
  await pictures(app, page, 'proposals');
  await pictures(app, page, 'proposals-small', small);

  await annotateACall(page);
  await pictures(app, page, 'corrections');
  await pictures(app, page, 'corrections-small', small);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+4');
  const rubrics = page.getByRole('region', { name: 'Rubrics' });
  // Without one criterion, the reviews of the sample's past come out differently.
  await rubrics.getByRole('treeitem').nth(2).click();
  await page.keyboard.press('Delete');
  await rubrics.getByRole('button', { name: 'Compare versions' }).click();
  await rubrics.getByText('Reviews re-scored').waitFor();
  await pictures(app, page, 'rubric-comparison');
  await rubrics.getByRole('button', { name: 'Back to editing' }).click();
  await rubrics.getByRole('button', { name: 'New rubric' }).click();
  await page.getByRole('menuitem', { name: /^Appointment booking/u }).click();
  await rubrics.getByRole('treeitem').nth(2).click();
  await pictures(app, page, 'rubrics');
  await pictures(app, page, 'rubrics-small', small);

  await page.keyboard.press('Control+5');
  const plans = page.getByRole('region', { name: 'Plans' });
  await plans.getByRole('button', { name: 'New plan' }).click();
  await plans.getByRole('textbox', { name: 'Name' }).fill('Weekly quality');
  await plans.getByRole('combobox', { name: 'Draw', exact: true }).click();
  await page.getByRole('option', { name: 'Every week' }).click();
  await plans.getByRole('combobox', { name: 'Method', exact: true }).click();
  await page.getByRole('option', { name: 'Stratified' }).click();
  await pictures(app, page, 'plan-form');
  await page.keyboard.press('Control+Enter');
  await plans.getByRole('button', { name: 'Draw now' }).click();
  await plans.getByRole('grid').waitFor();
  await pictures(app, page, 'plans');
  await pictures(app, page, 'plans-small', small);
  await page.keyboard.press('Control+6');
  const insights = page.getByRole('region', { name: 'Insights' });
  for (const [key, panel] of /** @type {const} */ ([
    ['1', 'overview'],
    ['2', 'criteria'],
    ['6', 'versions'],
  ])) {
    await page.keyboard.press(key);
    await insights.locator(`[data-panel="${panel}"]`).waitFor();
    await pictures(app, page, `insights-${panel}`);
  }
  await resize(app, small);
  await picture(page, 'insights-small-dark');

  await page.keyboard.press('Control+7');
  const calibration = page.getByRole('region', { name: 'Calibration' });
  await calibration.getByRole('button', { name: 'New session' }).click();
  await calibration.getByRole('textbox', { name: 'Name' }).fill('October calibration');
  await pictures(app, page, 'calibration-form');
} finally {
  await app.close();
  rmSync(home, { recursive: true, force: true });
}
