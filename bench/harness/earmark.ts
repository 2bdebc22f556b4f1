import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import keytar from 'keytar';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { Address } from './sample-process.ts';
import { installProbe } from './probe.ts';
import { waitUntil } from './wait-until.ts';
import { electronProgram, root, switches, windowEnvironment, windowSize } from './paths.ts';

declare global {
  interface Window {
    readonly earmark: AppBridge;
  }
}

/** The real app, running with a separate home folder. */
export interface Earmark extends AsyncDisposable {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** The time from spawning the process to the app's first window. */
  readonly windowMs: number;
}

export const workspaceId = 'bench';
const workspaceName = 'Bench';

/** A home folder in which the app opens one workspace, with that address, at start. */
export async function prepareHome(address: Address, home?: string): Promise<string> {
  const folder = home ?? (await mkdtemp(path.join(tmpdir(), 'earmark-bench-home-')));
  await mkdir(path.join(folder, 'data'), { recursive: true });
  await mkdir(path.join(folder, '.config'), { recursive: true });
  const workspace = {
    id: workspaceId,
    name: workspaceName,
    kind: 'retell',
    baseUrl: address.url,
    keyInKeychain: true,
  };
  const profile = { version: 1, workspaces: [workspace], current: workspaceId, settings: {} };
  await writeFile(path.join(folder, 'data/earmark.json'), JSON.stringify(profile));
  await keytar.setPassword('Earmark', workspaceId, address.apiKey);
  return folder;
}

/** The folder of the workspace in a prepared home. */
export const workspaceFolder = (home: string): string =>
  path.join(home, 'data/workspaces', workspaceId);

export async function startEarmark(home: string): Promise<Earmark> {
  const started = performance.now();
  const electron = await _electron.launch({
    executablePath: electronProgram,
    args: [...switches, `--user-data-dir=${path.join(home, 'data')}`, root],
    env: windowEnvironment({ HOME: home, XDG_CONFIG_HOME: path.join(home, '.config') }),
  });
  const page = await electron.firstWindow();
  const windowMs = performance.now() - started;
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, windowSize);
  await page.getByRole('grid').waitFor();
  await page.evaluate(installProbe);
  return {
    electron,
    page,
    windowMs,
    async [Symbol.asyncDispose]() {
      await electron.close();
    },
  };
}

/** Waits until sync has fetched everything and only checks for new calls. */
export async function synced(page: Page, calls: number): Promise<void> {
  await waitUntil(
    page,
    async (wanted) => {
      const reply = await window.earmark.request('sync:status', undefined);
      if (!reply.ok) return false;
      const { callCount: have, toFetch, listedAll } = reply.value;
      return listedAll && have >= wanted && toFetch === 0;
    },
    calls,
  );
}

export const deleteHome = async (home: string): Promise<void> => {
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
};

/** The peak memory of the renderer process, in MB. */
export async function peakMemoryMb(electron: ElectronApplication): Promise<number> {
  const kb = await electron.evaluate(({ app, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    const own = app.getAppMetrics().find((metric) => metric.pid === pid);
    return own?.memory.peakWorkingSetSize ?? Number.NaN;
  });
  return kb / 1024;
}
