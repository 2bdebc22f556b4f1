import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { enterSample, press, region, submitReview } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { runExport as runExportAt, type EndedExport } from './harness/run-export.ts';
import { expect, test } from './harness/test.ts';

let app: RunningApp;
let folder: string;

test.beforeAll(async () => {
  app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await press(page, '.', 'S', '1', '1', '2', '1', '3', '1', '2', '1');
  await expect(region(page, 'Scorecard')).toContainText('8 of 8 answered');
  await submitReview(page);
  await expect(page.getByRole('grid').getByRole('row', { name: /^Submitted/u })).toHaveCount(1);
  const saved = await page.evaluate(() =>
    window.earmark?.request('queue:save', {
      id: 'weekly',
      name: 'Weekly / all',
      filter: { kind: 'call', call: {} },
      sort: { by: 'start', order: 'descending' },
    }),
  );
  expect(saved?.ok).toBe(true);
  folder = path.join(app.home, 'exports');
  await mkdir(folder);
});
test.afterAll(() => app.close());

const runExportIn = (userData: string, args: readonly string[]): Promise<EndedExport> =>
  runExportAt({ home: app.home, userData, folder }, args);
const runExport = (...args: readonly string[]): Promise<EndedExport> =>
  runExportIn(app.userData, args);

const workspace = ['--workspace', 'Sample workspace'] as const;

test('all reviews go to a CSV while the app is running, and the library stays as it is', async () => {
  const ended = await runExport(...workspace, '--all', '--format', 'csv', '--out', 'all.csv');
  const file = path.join(folder, 'all.csv');
  expect(ended).toEqual({ code: 0, messages: `Exported 1 review to ${file}` });
  const rows: unknown[] = parse(await readFile(file), { bom: true, columns: true });
  expect(rows).toHaveLength(1);
  await expect(region(app.page, 'Scorecard')).toBeVisible();
});

test('a saved queue goes to a workbook, in a dialect of its name', async () => {
  const ended = await runExport(
    ...workspace,
    '--queue',
    'weekly / ALL',
    '--format',
    'xlsx',
    '--out',
    'q.xlsx',
  );
  expect(ended.code).toBe(0);
  const [reviews] = await readXlsxFile(path.join(folder, 'q.xlsx'));
  expect(reviews?.data).toHaveLength(2);
});

test('a PDF is made without a display', async () => {
  const args = ['--all', '--format', 'pdf', '--content', 'scorecards', '--out', 'all.pdf'];
  const ended = await runExport(...workspace, ...args);
  expect(ended.code).toBe(0);
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(path.join(folder, 'all.pdf'))));
  const { text } = await extractText(pdf, { mergePages: true });
  expect(text).toContain('8 of 8 criteria');
});

test('only reviews since a date', async () => {
  const recent = await runExport(
    ...workspace,
    '--all',
    '--format',
    'csv',
    '--out',
    's.csv',
    '--since',
    '1d',
  );
  expect(recent.messages).toContain('Exported 1 review');
  const later = await runExport(
    ...workspace,
    '--all',
    '--format',
    'csv',
    '--out',
    's.csv',
    '--since',
    '2099-01-01',
  );
  expect(later.messages).toContain('Exported 0 reviews');
});

for (const [what, args, message] of [
  ['no workspace', ['--all', '--format', 'csv', '--out', 'x'], '--workspace is missing'],
  ['no file', [...workspace, '--all', '--format', 'csv'], '--out is missing'],
  [
    'two scopes',
    [...workspace, '--all', '--queue', 'x', '--format', 'csv', '--out', 'x'],
    'Give one of',
  ],
  ['an unknown format', [...workspace, '--all', '--format', 'doc', '--out', 'x'], '--format'],
  ['an unknown option', [...workspace, '--all', '--fromat', 'csv', '--out', 'x'], '--fromat'],
  [
    'a date that is none',
    [...workspace, '--all', '--format', 'csv', '--out', 'x', '--since', 'May'],
    '--since',
  ],
] as const) {
  test(`exit code 2 for ${what}`, async () => {
    const ended = await runExport(...args);
    expect(ended.code).toBe(2);
    expect(ended.messages).toContain(message);
    expect(ended.messages).toContain('Usage: earmark export');
  });
}

for (const [what, args] of [
  ['workspace', ['--workspace', 'None', '--all']],
  ['queue', [...workspace, '--queue', 'None']],
  ['plan', [...workspace, '--plan', 'None']],
] as const) {
  test(`exit code 3 for an unknown ${what}`, async () => {
    const ended = await runExport(...args, '--format', 'csv', '--out', 'none.csv');
    expect(ended.code).toBe(3);
    expect(ended.messages).toContain(`There is no ${what} “None”.`);
  });
}

test('exit code 4 where the file cannot be written, and nothing is left behind', async () => {
  await writeFile(path.join(folder, 'file'), '');
  await mkdir(path.join(folder, 'taken', 'inside'), { recursive: true });
  const before = await readdir(folder);
  for (const out of ['file/x.csv', 'taken', '/proc/earmark/x.csv', '/dev/null']) {
    const ended = await runExport(...workspace, '--all', '--format', 'csv', '--out', out);
    expect.soft(ended.code, `${out}: ${ended.messages}`).toBe(4);
    expect.soft(ended.messages).toContain(out);
  }
  expect(await readdir(folder)).toEqual(before);
});

test('exit code 1 for a library that cannot be read', async () => {
  const home = path.join(app.home, 'other');
  await mkdir(path.join(home, 'workspaces/retell-1'), { recursive: true });
  const profile = {
    version: 1,
    workspaces: [{ id: 'retell-1', name: 'Broken', kind: 'retell' }],
    settings: {},
  };
  await writeFile(path.join(home, 'earmark.json'), JSON.stringify(profile));
  await writeFile(path.join(home, 'workspaces/retell-1/reviews.db'), 'not a database'.repeat(1000));
  const args = ['--workspace', 'Broken', '--all', '--format', 'csv', '--out', 'b.csv'];
  const ended = await runExportIn(home, args);
  expect(ended.code).toBe(1);
  expect(ended.messages).toContain('The library can’t be read');
  expect(await readdir(folder)).not.toContain('b.csv');
});
