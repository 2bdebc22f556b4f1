import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { startSample } from '../../src-sample/server.ts';
import { connect, press, region, runCommand } from './harness/desk.ts';
import { heapSnapshot } from './harness/heap-snapshot.ts';
import { filesHolding, launchApp, type RunningApp } from './harness/launch.ts';
import { countInMemory } from './harness/process-memory.ts';
import { expect, test } from './harness/test.ts';

const apiKey = 'key_e2e_c4na7y0f9b3d5e81';

/** Keeps everything that main sends to pages from now on. */
const recordMessages = ({ electron }: RunningApp): Promise<void> =>
  electron.evaluate(({ ipcMain, webContents }) => {
    const sent: string[] = [];
    Object.assign(globalThis, { sent });
    const text = (values: unknown): string => JSON.stringify(values) ?? '';
    for (const contents of webContents.getAllWebContents()) {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...all) => {
        sent.push(text(all));
        send(channel, ...all);
      };
    }
    // Electron keeps the handlers here; its types leave it out.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (...all: unknown[]) => Promise<unknown>>;
    };
    const handler = handlers.get('earmark:request');
    handlers.set('earmark:request', async (...all) => {
      const answer = await handler?.(...all);
      sent.push(text(answer));
      return answer;
    });
  });

const sentMessages = ({ electron }: RunningApp): Promise<readonly string[]> =>
  electron.evaluate(() => {
    // Set by `recordMessages`.
    const { sent } = globalThis as unknown as { sent: string[] };
    return sent;
  });

test('the API key is in no file, log, message, export or crash dump, and in the memory of main only', async () => {
  const retell = await startSample({ apiKey });
  const first = await launchApp({ expectedErrors: /./u });
  await connect(first.page, apiKey, retell.url);
  await expect(first.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await first.close();

  const app = await launchApp({ home: first.home, expectedErrors: /./u });
  const { page, electron } = app;
  await recordMessages(app);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await page.getByRole('row').nth(2).click();
  await expect(region(page, 'Transcript')).not.toBeEmpty();
  await press(page, 'Control+2', '1', 'Control+E', 'Enter');
  await expect(page.getByRole('status').filter({ hasText: '.csv' })).toBeVisible();
  await runCommand(page, 'Check for new calls');
  await page.evaluate(() =>
    window.earmark?.request('page:error', { message: 'boom', stack: '', caughtBy: 'window' }),
  );
  const diagnostics = await page.evaluate(() =>
    window.earmark?.request('diagnostics:read', undefined),
  );
  expect(JSON.stringify(diagnostics)).toContain('Electron');

  const messages = await sentMessages(app);
  expect(messages.length).toBeGreaterThan(10);
  expect(messages.filter((text) => text.includes(apiKey))).toEqual([]);
  expect(await heapSnapshot(page)).not.toContain(apiKey);

  const processes = await electron.evaluate(({ app: main }) =>
    main.getAppMetrics().map(({ pid, type, name = '' }) => ({ pid, name: `${type} ${name}` })),
  );
  const mainPid = electron.process().pid ?? 0;
  const inMain = await countInMemory(mainPid, apiKey);
  // Where memory can't be read, the heap snapshot above has to do. If it can, main must have the key:
  // otherwise the search itself would be broken.
  if (inMain !== undefined) {
    expect(inMain).toBeGreaterThan(0);
    for (const { pid, name } of processes.filter((one) => one.pid !== mainPid)) {
      expect(await countInMemory(pid, apiKey), name).toBe(0);
    }
  }

  // A crash of a page and of the library leaves no dump with the key either.
  const library = processes.find(({ name }) => name.includes('Earmark library'));
  if (library !== undefined) process.kill(library.pid, 'SIGSEGV');
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await app.kill();
  expect((await readdir(app.home, { recursive: true })).length).toBeGreaterThan(20);
  expect(await filesHolding(app.home, apiKey)).toEqual([]);
  if (process.platform === 'linux') {
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'args', 'ww']);
    expect(stdout).not.toContain(apiKey);
  }
  await retell.close();
});
