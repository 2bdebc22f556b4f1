import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { getCurrentFuseWire, FuseState } from '@electron/fuses';
import { fuses } from '../../tools/lib/after-pack.mjs';
import { openKeyboardOfNextWindow } from '../e2e/harness/desktop/x-keyboard.ts';
import { expect, test } from '../e2e/harness/test.ts';
import {
  commandOf,
  createUser,
  exportAs,
  isListening,
  processesOf,
  program,
  query,
  startAs,
  statusOf,
  type Started,
  type User,
} from './installed-app.ts';

const older = process.env['EARMARK_OLDER_PACKAGE'] ?? '';
const newest = process.env['EARMARK_PACKAGE'] ?? '';
const dpkg = (...args: readonly string[]): string =>
  execFileSync('dpkg', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });

let user: User = { name: '', home: '' };
const folderOf = (): string => path.join(user.home, '.config/Earmark');
const reviewsFile = (): string => path.join(folderOf(), 'workspaces/sample/reviews.db');
const callsFile = (): string => path.join(folderOf(), 'workspaces/sample/calls.db');

const count = (file: string, sql: string): number => {
  if (!existsSync(file)) return -1;
  try {
    return query(file, sql).length;
  } catch {
    return -1;
  }
};
/** The past of the sample workspace holds reviews as well, all of them older. */
const testStartedMs = Date.now();
const submitted = (): number =>
  count(reviewsFile(), `SELECT * FROM reviews WHERE submitted_ms >= ${testStartedMs}`);
const exportable = (): number =>
  count(reviewsFile(), "SELECT * FROM reviews WHERE state <> 'voided'");

// Each test goes on with what the one before it installed.
test.describe.configure({ mode: 'serial' });

/** What the app wrote before a test failed says why no window was shown. */
let lastStarted: Started | undefined;
test.afterEach(async () => {
  const { status, expectedStatus } = test.info();
  if (status !== expectedStatus) process.stderr.write(`${lastStarted?.errors() ?? ''}\n`);
  await lastStarted?.stop();
  lastStarted = undefined;
});

const start = (...all: Parameters<typeof startAs>): Started => {
  lastStarted = startAs(...all);
  return lastStarted;
};

test.beforeAll(() => {
  user = createUser('earmark-reviewer');
});

test('the package installs with its desktop entry, icons and link handler', () => {
  dpkg('-i', older);
  const entry = readFileSync('/usr/share/applications/earmark.desktop', 'utf8');
  expect(entry).toContain('x-scheme-handler/earmark');
  expect(entry).toMatch(/^Exec=earmark %U$/mu);
  expect(existsSync('/usr/share/icons/hicolor/256x256/apps/earmark.png')).toBe(true);
  expect(existsSync('/usr/bin/earmark')).toBe(true);
  // The helper that sets up the sandbox where the kernel has no user namespaces.
  const helper = statSync('/usr/lib/earmark/chrome-sandbox');
  expect([helper.uid, helper.mode & 0o7777]).toEqual([0, 0o4755]);
});

test('an ordinary user makes a review in the full sandbox', async () => {
  let started: Started | undefined;
  await using keyboard = await openKeyboardOfNextWindow(() => {
    started = start(user);
  });
  await wait(4000);
  // Enter opens the sample workspace, as soon as the page has the focus.
  await expect
    .poll(
      async () => {
        if (!existsSync(callsFile())) await keyboard.press('Enter');
        return count(callsFile(), 'SELECT id FROM calls');
      },
      { timeout: 90_000, intervals: [2000] },
    )
    .toBeGreaterThan(20);
  await wait(3000);

  const pages = processesOf(user.name).filter((pid) => commandOf(pid).includes('--type=renderer'));
  expect(pages.length).toBeGreaterThan(0);
  for (const pid of pages) {
    expect(statusOf(pid)).toMatch(/^Seccomp:\s+2$/mu);
    expect(statusOf(pid)).toMatch(/^NoNewPrivs:\s+1$/mu);
    expect(commandOf(pid)).not.toContain('--no-sandbox');
  }
  expect(statSync(folderOf()).mode & 0o077, 'nobody else may open the data folder').toBe(0);

  await keyboard.press('Period');
  await wait(3000);
  await keyboard.press('KeyS');
  for (const digit of [1, 1, 2, 1, 3, 1, 2, 1]) {
    await keyboard.press(`Digit${digit}`);
    await wait(200);
  }
  await keyboard.press('Enter', 'ControlLeft');
  await wait(1000);
  await keyboard.press('Enter');
  await expect.poll(submitted).toBe(1);
  await started?.stop();
});

test('an upgrade keeps the reviews', async () => {
  dpkg('-i', newest);
  let started: Started | undefined;
  await using window = await openKeyboardOfNextWindow(() => {
    started = start(user);
  });
  expect(window).toBeDefined();
  await wait(4000);
  expect(submitted()).toBe(1);
  expect(started?.errors()).not.toMatch(/unreadable|damaged/iu);
  await started?.stop();
  expect(submitted()).toBe(1);
});

test.describe('earmark export without a display, as cron starts it', () => {
  const scope = ['--workspace', 'Sample workspace', '--all'];
  const out = (name: string): string => path.join(user.home, name);

  for (const format of ['csv', 'xlsx', 'json', 'jsonl', 'html', 'pdf']) {
    test(`exits with 0 and has written the ${format}`, () => {
      const file = out(`reviews.${format}`);
      const ended = exportAs(user, [...scope, '--format', format, '--out', file]);
      expect(ended.code, ended.errors).toBe(0);
      expect(exportable()).toBeGreaterThan(1);
      expect(ended.errors).toContain(`Exported ${exportable()} reviews to ${file}`);
      expect(statSync(file).size).toBeGreaterThan(100);
    });
  }

  for (const [code, what, args] of [
    [2, 'an unknown format', [...scope, '--format', 'doc', '--out', 'x.doc']],
    [2, 'a missing file', [...scope, '--format', 'csv']],
    [
      3,
      'an unknown workspace',
      ['--workspace', 'None', '--all', '--format', 'csv', '--out', 'x.csv'],
    ],
    [4, 'a folder that takes no files', [...scope, '--format', 'csv', '--out', '/usr/x.csv']],
    [
      4,
      'a file where the folder should be',
      [...scope, '--format', 'csv', '--out', 'reviews.csv/x.csv'],
    ],
  ] as const) {
    test(`exits with ${code} for ${what}, and writes nothing`, () => {
      const before = readdirSync(user.home);
      const ended = exportAs(user, args);
      expect(ended.code, ended.errors).toBe(code);
      expect(readdirSync(user.home)).toEqual(before);
      expect(existsSync('/usr/x.csv')).toBe(false);
    });
  }
});

test('all nine fuses of the installed program are set', async () => {
  const wire = await getCurrentFuseWire(program);
  const { version: _version, strictlyRequireAllFuses: _strictly, ...wanted } = fuses;
  for (const [fuse, isOn] of Object.entries(wanted)) {
    const state = Reflect.get(wire, fuse);
    expect(state, `fuse ${fuse}`).toBe(isOn ? FuseState.ENABLE : FuseState.DISABLE);
  }
  expect(Object.keys(wanted)).toHaveLength(9);
});

const debugPort = 39_229;

test.describe('the installed app', () => {
  for (const flag of [
    `--remote-debugging-port=${debugPort}`,
    '--remote-debugging-pipe',
    '--disable-web-security',
  ]) {
    test(`does not start with ${flag}`, async () => {
      const started = start(user, [flag]);
      expect(await Promise.race([started.ended, wait(20_000)])).toBe(2);
      expect(started.errors()).toContain('Earmark does not start with --');
      expect(await isListening(debugPort)).toBe(false);
    });
  }

  const marker = (): string => path.join(user.home, 'ran-foreign-code');
  const foreign = (): string => {
    const file = path.join(user.home, 'foreign.cjs');
    writeFileSync(file, `require('node:fs').writeFileSync(${JSON.stringify(marker())}, '')`);
    return file;
  };
  const attacks: readonly (readonly [
    string,
    () => readonly string[],
    () => Record<string, string>,
  ])[] = [
    [`--inspect=${debugPort}`, () => [`--inspect=${debugPort}`], () => ({})],
    ['ELECTRON_RUN_AS_NODE', () => [foreign()], () => ({ ELECTRON_RUN_AS_NODE: '1' })],
    ['NODE_OPTIONS', () => [], () => ({ NODE_OPTIONS: `--require=${foreign()}` })],
    ['another app as its argument', () => [foreign()], () => ({})],
    [
      'ELECTRON_RENDERER_URL',
      () => [],
      () => ({ ELECTRON_RENDERER_URL: `http://127.0.0.1:${debugPort}/` }),
    ],
  ];
  for (const [name, args, env] of attacks) {
    test(`shows its own window and nothing else with ${name}`, async () => {
      let started: Started | undefined;
      await using window = await openKeyboardOfNextWindow(() => {
        started = start(user, args(), env());
      });
      expect(window).toBeDefined();
      await wait(3000);
      expect(existsSync(marker())).toBe(false);
      expect(await isListening(debugPort)).toBe(false);
      await started?.stop();
    });
  }
});

test('removing the package keeps the reviews and says where they are', () => {
  const output = dpkg('-r', 'earmark');
  expect(output).toContain('Calls and reviews are kept in ~/.config/Earmark');
  expect(existsSync('/usr/bin/earmark')).toBe(false);
  expect(submitted()).toBe(1);
});
