import { execFile } from 'node:child_process';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import readXlsxFile from 'read-excel-file/node';
import { enterSample, press, region, submitReview } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { expect, test, type Page } from './harness/test.ts';

let app: RunningApp;

test.beforeAll(async () => {
  app = await launchApp();
  await enterSample(app.page);
  await press(app.page, '.');
  await expect(region(app.page, 'Transcript')).toBeVisible();
  await expect(region(app.page, 'Call')).toHaveAttribute('aria-busy', 'false');
  await press(app.page, 'S', '1', '1', '2', '1', '3', '1', '2', '1');
  await expect(region(app.page, 'Scorecard')).toContainText('8 of 8 answered');
  await submitReview(app.page);
  await expect(app.page.getByRole('grid').getByRole('row', { name: /^Submitted/u })).toHaveCount(1);
});
test.afterAll(() => app.close());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });

/** Exports in the format whose name begins so, with the keyboard, and returns the new file. */
async function exportAs(format: string, choose?: () => Promise<void>): Promise<string> {
  const { page, downloads } = app;
  const before = new Set(await readdir(downloads));
  await press(page, 'Control+E');
  await dialog(page)
    .getByRole('radio', { name: new RegExp(`^${format}`, 'u') })
    .press('Space');
  await choose?.();
  await page.getByRole('button', { name: `Export ${format}` }).press('Enter');
  await expect(dialog(page)).toBeHidden({ timeout: 30_000 });
  const names = (await readdir(downloads)).filter((name) => !before.has(name));
  expect(names).toEqual([expect.stringMatching(new RegExp(`\\.${format.toLowerCase()}$`, 'u'))]);
  return path.join(downloads, names[0] ?? '');
}

/** The text of a PDF, read by a program of others. */
async function pdfText(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-']);
  return stdout.replaceAll(/\s+/gu, ' ');
}

const choosePart = (name: string) => async (): Promise<void> => {
  await dialog(app.page).getByRole('radio', { name }).press('Space');
};

test('a workbook opens in an independent reader with the review', async () => {
  const sheets = await readXlsxFile(await exportAs('XLSX'));
  expect(sheets.map(({ sheet }) => sheet).at(-1)).toBe('Columns');
  const [names = [], ...rows] = sheets.find(({ sheet }) => sheet === 'Reviews')?.data ?? [];
  expect(rows).toHaveLength(1);
  expect(rows[0]?.[names.indexOf('review_state')]).toBe('submitted');
  expect(typeof rows[0]?.[names.indexOf('score')]).toBe('number');
});

test('a PDF scorecard of the queue has its text, made without scripts or a network', async () => {
  const text = await pdfText(await exportAs('PDF', choosePart('Scorecards')));
  const tables = await readXlsxFile(await exportAs('XLSX'));
  const [names = [], review = []] = tables.find(({ sheet }) => sheet === 'Reviews')?.data ?? [];
  for (const column of ['call_id', 'agent_name', 'rubric']) {
    expect(text).toContain(String(review[names.indexOf(column)]));
  }
  expect(text).toContain('Sample');
});

test('the open call alone is exported as one scorecard', async () => {
  const { page } = app;
  await page
    .getByRole('grid')
    .getByRole('row', { name: /^Submitted/u })
    .click();
  await expect(region(page, 'Scorecard')).toContainText('8 of 8 answered');
  const text = await pdfText(await exportAs('PDF', choosePart('Open call')));
  expect(text).toContain('8 of 8 criteria');
});

test('an HTML page is shown whole by a browser without scripts', async () => {
  for (const [part, shown] of [
    ['Summary', '1 review · mean score'],
    ['Scorecards', '8 of 8 criteria'],
  ] as const) {
    const file = await exportAs('HTML', choosePart(part));
    const page = await showWithoutScripts(file);
    expect(page.complaints).toEqual([]);
    expect(page.requests).toEqual([pathToFileURL(file).href]);
    const printed = path.join(app.home, `${part}.pdf`);
    await writeFile(printed, Buffer.from(page.pdf, 'base64'));
    expect(await pdfText(printed)).toContain(shown);
  }
});

/** Opens a page in a window of its own that runs no script, and prints what it shows. */
const showWithoutScripts = (file: string) =>
  app.electron.evaluate(async ({ BrowserWindow }, page) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { partition: `reader ${page}`, javascript: false, sandbox: true },
    });
    const complaints: string[] = [];
    const requests: string[] = [];
    window.webContents.on('console-message', ({ message }) => complaints.push(message));
    window.webContents.session.webRequest.onBeforeRequest(({ url }, allow) => {
      requests.push(url);
      allow({});
    });
    await window.loadFile(page);
    const pdf = (await window.webContents.printToPDF({})).toString('base64');
    window.destroy();
    return { pdf, complaints, requests };
  }, file);

test('the dialect of a CSV can be chosen', async () => {
  const { page } = app;
  const file = await exportAs('CSV', async () => {
    await dialog(page).getByRole('combobox', { name: 'Separator' }).press('Enter');
    await page.getByRole('option', { name: 'Semicolon' }).click();
    await dialog(page).getByRole('combobox', { name: 'Decimal sign' }).press('Enter');
    await page.getByRole('option', { name: 'Comma (1,5)' }).click();
  });
  const [header = '', row = ''] = (await readFile(file, 'utf8')).split('\r\n');
  expect(header).toMatch(/^\uFEFFcall_id;kind;started_at;/u);
  expect(row).toMatch(/;\d+,\d+;/u);
});

test('a folder that takes no files is reported, and nothing is left in it', async () => {
  const { page, downloads } = app;
  await rename(downloads, `${downloads}-before`);
  await writeFile(downloads, 'a file where the folder was');
  await press(page, 'Control+E', 'Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('is not allowed to write to');
  await press(page, 'Escape');
  expect(await readFile(downloads, 'utf8')).toBe('a file where the folder was');
});
