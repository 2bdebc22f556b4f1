import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { deleteHome } from './earmark.ts';
import { electronProgram, switches, windowEnvironment, windowSize } from './paths.ts';
import { installProbe } from './probe.ts';

/** A page of a peer, in a window of the same Electron. */
export interface PeerWindow extends AsyncDisposable {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly windowMs: number;
}

export async function openPeer(url: string): Promise<PeerWindow> {
  const home = await mkdtemp(path.join(tmpdir(), 'earmark-bench-peer-'));
  const started = performance.now();
  const electron = await _electron.launch({
    executablePath: electronProgram,
    args: [
      ...switches,
      `--user-data-dir=${home}`,
      path.join(import.meta.dirname, 'peer-window.mjs'),
    ],
    env: windowEnvironment({
      BENCH_URL: url,
      BENCH_SIZE: `${windowSize.width}x${windowSize.height}`,
    }),
  });
  const page = await electron.firstWindow();
  const windowMs = performance.now() - started;
  await page.waitForLoadState('load');
  await page.evaluate(installProbe);
  return {
    electron,
    page,
    windowMs,
    async [Symbol.asyncDispose]() {
      await electron.close();
      await deleteHome(home);
    },
  };
}
