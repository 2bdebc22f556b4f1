import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from './harness/test.ts';
import { enterSample, press, recordingReady, region } from './harness/desk.ts';
import { launchApp, newHome, startWithoutWindow, type RunningApp } from './harness/launch.ts';

const run = promisify(execFile);
type Home = Pick<RunningApp, 'home' | 'userData'>;
const folderOf = ({ userData }: Home): string => path.join(userData, 'workspaces/sample');
const row = (page: Page) => page.getByRole('row', { name: /1:59 Negative/u });
const alert = (page: Page, words: RegExp | string) =>
  page.getByRole('alert').filter({ hasText: words });

/** A home with one tag and one answer in the sample workspace, created once. */
let judged: string;

test.beforeAll(async () => {
  const app = await launchApp();
  await enterSample(app.page);
  await row(app.page).click();
  await recordingReady(app.page);
  await press(app.page, '1', 'S', '1');
  await expect(row(app.page)).toHaveAccessibleName(/^Draft .* 1 tag 100%/u);
  await app.close();
  judged = app.home;
});

/** A copy of it that a test can damage. */
async function judgedHome(): Promise<Home> {
  const home = await newHome();
  await cp(judged, home, { recursive: true });
  return { home, userData: path.join(home, 'data') };
}

async function expectJudged(page: Page): Promise<void> {
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await expect(row(page)).toHaveAccessibleName(/^Draft .* 1 tag 100%/u);
}

const garbage = Buffer.alloc(40_960, 'This is no database. ');

test('a damaged calls database is rebuilt with a message, and no review is lost', async () => {
  const before = await judgedHome();
  await writeFile(path.join(folderOf(before), 'calls.db'), garbage);
  await using app = await launchApp({ home: before.home });
  await expectJudged(app.page);
  await expect(alert(app.page, 'could not be read and is being downloaded again')).toBeVisible();
  await expect(alert(app.page, 'Reviews, tags and comments are unaffected')).toBeVisible();
  const kept = await readFile(path.join(folderOf(app), 'calls.unreadable.db'));
  expect(kept.equals(garbage)).toBe(true);
});

test('a damaged reviews database is reported and never changed', async () => {
  const before = await judgedHome();
  const file = path.join(folderOf(before), 'reviews.db');
  const right = await readFile(file);
  await writeFile(file, garbage);
  {
    await using app = await launchApp({ home: before.home });
    await expect(alert(app.page, 'The library could not be read.')).toBeVisible();
    await expect(alert(app.page, file)).toBeVisible();
    // The rest of the app works: the workspace can be opened again, with the same error.
    await app.page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await expect(alert(app.page, file)).toBeVisible();
    expect((await readFile(file)).equals(garbage)).toBe(true);
  }
  await writeFile(file, right);
  await using again = await launchApp({ home: before.home });
  await expectJudged(again.page);
});

test('a reviews database of a newer Earmark is rejected with an explanation and never changed', async () => {
  const before = await judgedHome();
  const file = path.join(folderOf(before), 'reviews.db');
  const bytes = await readFile(file);
  // SQLite stores the application's version in four bytes of the first page.
  bytes.writeUInt32BE(4711, 60);
  await writeFile(file, bytes);
  await using app = await launchApp({ home: before.home });
  await expect(
    alert(app.page, 'created by a newer version of Earmark (format 4711)'),
  ).toBeVisible();
  await expect(alert(app.page, 'Update Earmark to open it. Nothing was changed')).toBeVisible();
  expect((await readFile(file)).equals(bytes)).toBe(true);
});

test('damaged settings are set aside with a message, and the reviews are there', async () => {
  const before = await judgedHome();
  const file = path.join(before.userData, 'earmark.json');
  await writeFile(file, '{"version": 1, "works');
  await using app = await launchApp({ home: before.home });
  await expect(alert(app.page, 'The settings could not be read')).toBeVisible();
  await app.page.getByRole('button', { name: 'Open the sample workspace' }).click();
  await expectJudged(app.page);
  const names = await readdir(app.userData);
  expect(names.filter((name) => name.startsWith('earmark.json.unreadable-'))).toHaveLength(1);
});

/** A small disk for Earmark's data, larger than the space that downloads leave free; undefined where only an administrator can create one. */
async function smallDisk(megabytes: number): Promise<{ home: string } & AsyncDisposable> {
  const home = await newHome();
  const data = path.join(home, 'data');
  await mkdir(data);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', data]);
  return {
    home,
    async [Symbol.asyncDispose]() {
      await run('umount', ['-l', data]);
    },
  };
}

/** Writes until the disk is full. */
async function fillUp(file: string): Promise<void> {
  for (const size of [1 << 20, 4096, 512, 1]) {
    for (;;) {
      try {
        await writeFile(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
  expect((await stat(file)).size).toBeGreaterThan(0);
}

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

test('a full disk is reported at once, and typed text is kept until there is space', async () => {
  test.skip(!mayMount, 'only an administrator of Linux can make a small disk');
  await using disk = await smallDisk(320);
  // Chromium's own files hit the full disk too and log errors.
  const app = await launchApp({ home: disk.home, expectedErrors: /./u });
  const { page } = app;
  await enterSample(page);
  await row(page).click();
  await recordingReady(page);
  await press(page, '1', 'S', '1');
  await expect(row(page)).toHaveAccessibleName(/1 tag 100%/u);
  const filler = path.join(app.userData, 'filler');
  await fillUp(filler);

  const field = page.getByRole('textbox', { name: 'Comment on the call' });
  await field.fill('A comment that needs room. '.repeat(400));
  await expect(region(page, 'Scorecard')).toContainText('Not saved: The disk is full.');
  await expect(field).toHaveValue(/^A comment that needs room/u);
  // What was saved before is still there, and the app still responds.
  await expect(region(page, 'Scorecard')).toContainText('1 of 8 answered');

  // The window can't be closed by mistake while text is unsaved.
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect(alert(page, 'Some text could not be saved yet.')).toBeVisible();

  await rm(filler);
  await field.press('End');
  await field.press('!');
  await expect(region(page, 'Scorecard')).toContainText(/Saved \d/u);
  await app.close();

  await using again = await launchApp({ home: disk.home, expectedErrors: /./u });
  await row(again.page).click();
  await expect(again.page.getByRole('textbox', { name: 'Comment on the call' })).toHaveValue(
    /A comment that needs room\. !$/u,
  );
});

test('a data folder that can’t be created on a read-only disk is named before Earmark quits', async () => {
  test.skip(!mayMount, 'only an administrator of Linux can make a disk read-only');
  await using disk = await smallDisk(320);
  const data = path.join(disk.home, 'data');
  await run('mount', ['-o', 'remount,ro', data]);
  const started = startWithoutWindow(data);
  let said = '';
  started.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const words = `Earmark can’t write to ${path.join(data, 'data')}. The disk is read-only.`;
  await expect.poll(() => said).toContain(words);
  started.kill('SIGKILL');
});

test('a data folder without write permission is named before Earmark quits', async () => {
  test.skip(!mayMount, 'only an administrator of Linux can make a disk read-only');
  await using disk = await smallDisk(320);
  const data = path.join(disk.home, 'data');
  await run('mount', ['-o', 'remount,ro', data]);
  const started = startWithoutWindow(disk.home);
  let said = '';
  started.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await expect.poll(() => said).toContain(`Earmark can’t write to ${data}. The disk is read-only.`);
  // It waits until the reviewer has read the message.
  expect(started.exitCode).toBe(null);
  started.kill('SIGKILL');
});
