import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../../..');

interface LaunchOptions {
  /** A home of an earlier run, to start again with what it left. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** Complaints of the page that this journey provokes on purpose. */
  readonly expectedComplaints?: RegExp;
}

/** The real app in a home of its own. Leaving the scope closes it and fails on any complaint of the page. */
export interface RunningApp extends AsyncDisposable {
  readonly page: Page;
  readonly electron: ElectronApplication;
  readonly home: string;
  readonly userData: string;
  readonly downloads: string;
  /** Closes the app and leaves its home for the next launch. */
  close(): Promise<void>;
}

/** The program that the test tool found; the official one where nothing is said. */
const program = (): string | undefined => process.env['ELECTRON_EXEC_PATH'];

export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const home = options.home ?? (await mkdtemp(path.join(tmpdir(), 'earmark-e2e-')));
  const userData = path.join(home, 'data');
  const downloads = path.join(home, 'Downloads');
  await mkdir(downloads, { recursive: true });
  // Where a desktop says which folder is which.
  await mkdir(path.join(home, '.config'), { recursive: true });
  await writeFile(
    path.join(home, '.config/user-dirs.dirs'),
    'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n',
  );
  const executablePath = program();
  const electron = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // The playback clock is what is tested, not the sound card that a test machine lacks.
      '--autoplay-policy=no-user-gesture-required',
      `--user-data-dir=${userData}`,
      root,
    ],
    env: {
      ...stringsOf(process.env),
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, '.config'),
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
  await resize(electron, options.size ?? { width: 1440, height: 900 });
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await electron.close();
    const unexpected = complaints.filter((text) => options.expectedComplaints?.test(text) !== true);
    // Softly, so that it never hides what the journey itself failed on.
    expect.soft(unexpected, 'the page complained').toEqual([]);
  };
  return {
    page,
    electron,
    home,
    userData,
    downloads,
    close,
    async [Symbol.asyncDispose]() {
      await close();
    },
  };
}

async function resize(
  electron: ElectronApplication,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

const stringsOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Every file below a folder that holds these bytes in any common encoding of text. */
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

export const forget = async (home: string): Promise<void> => {
  await rm(home, { recursive: true, force: true });
};
