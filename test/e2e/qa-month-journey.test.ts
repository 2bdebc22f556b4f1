import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { calibration, createSession, judgeAndReturn } from './harness/calibration.ts';
import { chooseFile, exportedFile } from './harness/chosen-files.ts';
import { enterPast, press, region, runCommand, withPast } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { createWeeklyPlan, drawnRows, plans } from './harness/plans.ts';
import { addReviewer, switchReviewer } from './harness/reviewers.ts';
import { publishWithout } from './harness/rubrics.ts';
import { runExport } from './harness/run-export.ts';
import { expect, test, type Page } from './harness/test.ts';

const insights = (page: Page) => region(page, 'Insights');

async function reviewOpenCall(page: Page): Promise<string> {
  const call = region(page, 'Call');
  await expect(call).toHaveAttribute('aria-busy', 'false');
  const open = page.getByRole('grid').getByRole('row', { selected: true });
  const id = (await open.getAttribute('data-call')) ?? '';
  await press(page, 'S', '1');
  await expect(region(page, 'Scorecard')).toContainText(/[1-9]\d* of \d+ answered/u);
  await press(page, 'Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Submit this review?' });
  await expect(dialog).toBeVisible();
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('grid').locator(`[data-call="${id}"]`)).toHaveAccessibleName(
    /^Submitted/u,
  );
  return id;
}

/** How many of the 20 calls of the plan have a submitted review. The past has reviews of some. */
async function reviewedInPlan(page: Page): Promise<number> {
  await press(page, 'Control+5');
  const progress = plans(page).getByRole('status').first();
  await expect(progress).toContainText(/^\d+ of 20 reviewed/u);
  return Number.parseInt((await progress.textContent()) ?? '', 10);
}

/** Opens the first call of the plan that nobody reviewed, and reviews so many one after the other. */
async function workPlan(page: Page, count: number): Promise<void> {
  await press(page, 'Control+5', 'o');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '20');
  let last = '';
  for (let reviewed = 0; reviewed < count; reviewed += 1) {
    const open = page.getByRole('grid').getByRole('row', { selected: true });
    await expect(open).not.toHaveAttribute('data-call', last);
    last = await reviewOpenCall(page);
  }
}

/** The lead's session of one call, judged here and on the computer of a colleague. */
async function calibrate(lead: RunningApp): Promise<void> {
  const { page } = lead;
  await createSession(page, 'Month');
  await judgeAndReturn(page, 'Shift+1', 'Month');
  await press(page, 'x');
  await expect(page.getByText(/^Exported to .*month/iu).first()).toBeVisible();

  const colleague = await launchApp(withPast);
  await enterPast(colleague.page);
  await addReviewer(colleague.page, 'Ben');
  await chooseFile(colleague, await exportedFile(lead, /month.*\.json$/iu));
  await press(colleague.page, 'Control+7', 'i');
  const preview = colleague.page.getByRole('dialog', { name: 'Import a calibration session' });
  await preview.getByRole('button', { name: 'Import' }).click();
  await judgeAndReturn(colleague.page, 'Shift+3', 'Month');
  await calibration(colleague.page).getByRole('button', { name: 'Export my results' }).click();
  await expect(colleague.page.getByText(/^Exported to .*results/iu).first()).toBeVisible();
  const results = await exportedFile(colleague, /results.*\.json$/u);
  await colleague.close();

  await chooseFile(lead, results);
  await press(page, 'i');
  const dialog = page.getByRole('dialog', { name: 'Import calibration results' });
  await expect(dialog).toContainText('1 review of Ben is imported.');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await press(page, 'r');
  await expect(page.getByRole('dialog', { name: 'Reveal the session' })).toBeVisible();
  await press(page, 'Enter');
  const agreement = calibration(page).getByRole('table', { name: 'Agreement' });
  await expect(agreement).toBeVisible();
  const differing = calibration(page).getByRole('region', { name: 'Differing answers' });
  await expect(differing.getByRole('listitem')).toHaveCount(1);
  await expect(differing).toContainText('Ben');
}

test('a month of a QA lead: plan, reviews, a changed rubric, calibration, insights, brief, exports', async () => {
  test.setTimeout(400_000);
  await using lead = await launchApp(withPast);
  const { page } = lead;
  await enterPast(page);
  await addReviewer(page, 'Ann');
  await addReviewer(page, 'Ben');

  await test.step('a weekly stratified plan of 20 calls is drawn', async () => {
    // The past has calls of one agent only, so equal strata have calls that nobody reviewed yet.
    await createWeeklyPlan(page, 'Weekly quality', {
      population: /^Sample size198 calls match now, in \d strata\./u,
      equalStrata: true,
    });
    await press(page, 'd');
    await expect(drawnRows(page)).toHaveCount(20);
  });

  await test.step('two reviewers work it', async () => {
    const before = await reviewedInPlan(page);
    await workPlan(page, 3);
    expect(await reviewedInPlan(page)).toBe(before + 3);
    await press(page, 'Control+3');
    await switchReviewer(page, '2', 'Ann');
    await workPlan(page, 3);
    expect(await reviewedInPlan(page)).toBe(before + 6);
  });

  await test.step('the rubric changes, and reviews keep the version they were made with', async () => {
    await publishWithout(page, /^Request resolved/u);
    await workPlan(page, 20 - (await reviewedInPlan(page)));
    expect(await reviewedInPlan(page)).toBe(20);
  });

  await test.step('a calibration session goes to another computer and back', async () => {
    await calibrate(lead);
  });

  await test.step('Insights tells whether version 8 did better, and the brief is saved', async () => {
    await press(page, 'Control+6', '6');
    await expect(insights(page).getByText(/^Version 8 did better on \d+/u)).toBeVisible();
    await press(page, '9');
    await expect(page.getByRole('heading', { name: /^What to improve: / })).toBeVisible();
    for (const format of ['HTML', 'PDF', 'Markdown']) {
      await runCommand(page, `Save the brief as ${format}`);
    }
    await expect
      .poll(async () => (await readdir(lead.downloads)).filter((name) => name.includes('brief')))
      .toHaveLength(3);
  });

  await test.step('every export has the same reviews', async () => {
    const folder = path.join(lead.home, 'exports');
    await mkdir(folder);
    const place = { home: lead.home, userData: lead.userData, folder };
    for (const format of ['csv', 'xlsx', 'json', 'jsonl', 'html', 'pdf', 'wav']) {
      const out = format === 'wav' ? 'clips' : `month.${format}`;
      const content = ['html', 'pdf'].includes(format) ? ['--content', 'summary'] : [];
      const args = ['--plan', 'Weekly quality', '--format', format, '--out', out, ...content];
      const ended = await runExport(place, ['--workspace', 'Sample workspace', ...args]);
      expect.soft(ended, format).toMatchObject({ code: 0 });
    }
    await expectTheSameReviews(folder);
  });
});

/** A review as a call and the name of its reviewer, sorted. */
const reviewsIn = (pairs: readonly (readonly [unknown, unknown])[]): readonly string[] =>
  pairs.map(([call, reviewer]) => `${String(call)} ${String(reviewer)}`).toSorted();

/** Reads each export with a reader of its own and compares whose reviews of which calls it has. */
async function expectTheSameReviews(folder: string): Promise<void> {
  const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');
  const csv: Record<string, string>[] = parse(await read('month.csv'), {
    bom: true,
    columns: true,
  });
  const expected = reviewsIn(csv.map(({ call_id, reviewer }) => [call_id, reviewer]));
  expect(expected.length).toBeGreaterThanOrEqual(20);
  // Some reviews were made before the rubric changed, and some after.
  expect(new Set(csv.map(({ rubric_version }) => rubric_version)).size).toBeGreaterThan(1);

  const sheets = await readXlsxFile(path.join(folder, 'month.xlsx'));
  const [names = [], ...rows] = sheets.find(({ sheet }) => sheet === 'Reviews')?.data ?? [];
  const cell = (row: readonly unknown[], name: string): unknown => row[names.indexOf(name)];
  expect(reviewsIn(rows.map((row) => [cell(row, 'call_id'), cell(row, 'reviewer')]))).toEqual(
    expected,
  );

  const json: { reviews: { call: { id: string }; reviewer: { name: string } }[] } = JSON.parse(
    await read('month.json'),
  );
  expect(reviewsIn(json.reviews.map(({ call, reviewer }) => [call.id, reviewer.name]))).toEqual(
    expected,
  );
  expect((await read('month.jsonl')).trimEnd().split('\n')).toHaveLength(expected.length);
  expect((await read('month.html')).replaceAll(/\s+/gu, ' ')).toContain(
    `${expected.length} reviews`,
  );
  const pdf = await promisify(execFile)('pdftotext', [path.join(folder, 'month.pdf'), '-']);
  expect(pdf.stdout.replaceAll(/\s+/gu, ' ')).toContain(`${expected.length} reviews`);
  expect(await readdir(path.join(folder, 'clips'))).toContain('index.csv');
}
