import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../../..');

interface Size {
  readonly width: number;
  readonly height: number;
}

interface LaunchOptions {
  /** The home of an earlier run, to start again with its data. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The window's inner size; `as-left` keeps the size that the app restored. */
  readonly size?: Size | 'as-left';
  /** Console errors that this test provokes on purpose. */
  readonly expectedErrors?: RegExp;
  /** The program that is started instead of Electron, with the same arguments. */
  readonly executable?: string;
}

/** The real app with its own home. Leaving the scope closes it and fails on any unexpected console error. */
export interface RunningApp extends AsyncDisposable {
  readonly page: Page;
  readonly electron: ElectronApplication;
  readonly home: string;
  readonly userData: string;
  readonly downloads: string;
  /** Closes the app and keeps its home for the next launch. */
  close(): Promise<void>;
  /** Kills every process of the app at once, as a crash of the computer would. */
  kill(): Promise<void>;
}

/** The Electron that the test tool found; the official one when the variable is not set. */
const program = (): string | undefined => process.env['ELECTRON_EXEC_PATH'];

/** The path of the Electron that the tests run on. */
export const electronPath = (): string => program() ?? createRequire(import.meta.url)('electron');

const homes: string[] = [];

// Each home holds a browser profile: without this they would fill the disk.
process.on('exit', () => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** An empty home, as on a computer without Earmark; it is deleted when the tests end. */
export async function newHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'earmark-e2e-'));
  homes.push(home);
  return home;
}

export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const home = options.home ?? (await newHome());
  const userData = path.join(home, 'data');
  const downloads = path.join(home, 'Downloads');
  await mkdir(downloads, { recursive: true });
  // The file that tells a Linux desktop where its folders are.
  await mkdir(path.join(home, '.config'), { recursive: true });
  await writeFile(
    path.join(home, '.config/user-dirs.dirs'),
    'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n',
  );
  const executablePath = options.executable ?? program();
  const electron = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...noSandbox(),
      // The test machine has no sound card; only the playback clock matters.
      '--autoplay-policy=no-user-gesture-required',
      `--user-data-dir=${userData}`,
      root,
    ],
    env: {
      ...stringsOf(process.env),
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, '.config'),
      // Most tests count the 24 calls of the sample. Those about its past override this.
      EARMARK_SAMPLE_PAST: 'off',
      ...options.env,
    },
  });
  const page = await electron.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    complaints.push(String(error));
  });
  const { size = { width: 1440, height: 900 } } = options;
  if (size !== 'as-left') await resize(electron, size);
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await electron.close();
    const unexpected = complaints.filter((text) => options.expectedErrors?.test(text) !== true);
    // A soft assertion, so that it never hides the failure of the test itself.
    expect.soft(unexpected, 'the page complained').toEqual([]);
  };
  return {
    page,
    electron,
    home,
    userData,
    downloads,
    close,
    async kill() {
      open = false;
      await killAll(electron);
    },
    async [Symbol.asyncDispose]() {
      await close();
    },
  };
}

/** Starts the program without Playwright, for a run that ends before it opens a window. */
export const startWithoutWindow = (home: string) =>
  spawn(electronPath(), [...noSandbox(), `--user-data-dir=${path.join(home, 'data')}`, root], {
    env: { ...process.env, HOME: home },
  });

export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/** The arguments with which the built app starts with this data. Its own arguments come after them. */
export const electronArguments = (userData: string): readonly string[] => [
  ...noSandbox(),
  `--user-data-dir=${userData}`,
  root,
];

/** Chromium's sandbox does not work for root. */
const noSandbox = (): readonly string[] => (runsAsRoot() ? ['--no-sandbox'] : []);

/** Sets the inner size of the window. */
export async function resize(electron: ElectronApplication, size: Size): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

/** The processes of the app with the names it gives them: page, library, sample, … */
const processesOf = (electron: ElectronApplication) =>
  electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, type, name = '' }) => ({ pid, type, name })),
  );

async function libraryOf(electron: ElectronApplication): Promise<number> {
  const library = (await processesOf(electron)).find(({ name }) => name === 'Earmark library');
  if (library === undefined) throw new Error('No library is running');
  return library.pid;
}

/** Kills only the library's process. */
export async function killLibrary(electron: ElectronApplication): Promise<number> {
  const pid = await libraryOf(electron);
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** Stops the library's process until the returned function is called. */
export async function pauseLibrary(electron: ElectronApplication): Promise<() => void> {
  const pid = await libraryOf(electron);
  process.kill(pid, 'SIGSTOP');
  return () => void process.kill(pid, 'SIGCONT');
}

async function killAll(electron: ElectronApplication): Promise<void> {
  const main = electron.process();
  const ended = once(main, 'exit');
  const all = await processesOf(electron);
  for (const { pid } of all) if (pid !== main.pid) killIfRunning(pid);
  main.kill('SIGKILL');
  await ended;
}

/** A process may have ended since it was listed, such as one that was idle. */
function killIfRunning(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const stringsOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Every file below a folder that contains the secret in any common encoding. */
export async function filesHolding(folder: string, secret: string): Promise<string[]> {
  const needles = [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')];
  needles.push(Buffer.from(Buffer.from(secret).toString('base64').slice(0, -3)));
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    if (needles.some((needle) => bytes.includes(needle))) found.push(file);
  }
  return found;
}
