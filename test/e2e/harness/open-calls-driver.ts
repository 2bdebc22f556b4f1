import { app, BrowserWindow, type WebContents } from 'electron';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/*
 * Runs inside the app (`electron --require`) and opens calls by clicks on their rows. Prints the memory of
 * each process as a line of JSON every now and then. The tests' usual way, over the debugging protocol, would
 * measure itself: the protocol keeps up to 200 MB of what a page has loaded.
 */
const opens = Number(process.env['EARMARK_OPENS']);
const reportEvery = Number(process.env['EARMARK_REPORT_EVERY']);

const run = async <T>(page: WebContents, code: string): Promise<T> =>
  // The caller states what its code returns.
  (await page.executeJavaScript(code)) as T;

async function until(page: WebContents, code: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await run<boolean>(page, code).catch(() => false)) return;
    await pause(100);
  }
  throw new Error(`never true: ${code}`);
}

async function collectGarbage({ debugger: tools }: WebContents): Promise<void> {
  tools.attach('1.3');
  for (let round = 0; round < 2; round += 1) {
    await tools.sendCommand('HeapProfiler.collectGarbage');
    await pause(500);
  }
  tools.detach();
}

/** Memory that only this process has, in MB. */
function anonymousMb(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Math.round(Number(/^Anonymous:\s+(\d+)/mu.exec(rollup)?.[1] ?? 0) / 102.4) / 10;
}

async function report(page: WebContents, opened: number): Promise<void> {
  await collectGarbage(page);
  const { memory } = await run<{ memory: number }>(
    page,
    '({ memory: performance.memory.usedJSHeapSize })',
  );
  const library = app.getAppMetrics().find(({ name }) => name === 'Earmark library');
  const line = {
    opened,
    page: anonymousMb(page.getOSProcessId()),
    pageHeap: Math.round(memory / 100_000) / 10,
    main: anonymousMb(process.pid),
    library: library === undefined ? 0 : anonymousMb(library.pid),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const sampleButton = `[...document.querySelectorAll('button')].find(
  (button) => button.textContent.includes('Open the sample workspace'))`;
const canPlay = `(document.querySelector('audio')?.readyState ?? 0) >= 2`;

async function drive(): Promise<void> {
  while (BrowserWindow.getAllWindows().length === 0) await pause(100);
  const page = BrowserWindow.getAllWindows()[0]?.webContents;
  if (page === undefined) throw new Error('There is no window');
  await until(page, `${sampleButton} !== undefined`);
  await run(page, `${sampleButton}.click()`);
  await until(page, `document.querySelectorAll('[role=row]').length > 10`);
  const rows = await run<number>(page, `document.querySelectorAll('[role=row]').length - 1`);
  for (let opened = 1; opened <= opens; opened += 1) {
    await run(page, `document.querySelectorAll('[role=row]')[${1 + (opened % rows)}].click()`);
    // Some calls have no recording.
    for (let waited = 0; waited < 500; waited += 50) {
      await pause(50);
      if (await run<boolean>(page, canPlay)) break;
    }
    if (opened % reportEvery === 0) await report(page, opened);
  }
}

void app
  .whenReady()
  .then(drive)
  .then(
    () => app.exit(0),
    (error: unknown) => {
      process.stdout.write(`${String(error)}\n`);
      app.exit(1);
    },
  );
