import { readFile, rm } from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args: { readonly name?: string };
}

/** The durations of all main-thread tasks of the page during `work`, in ms, longest first. */
export async function mainThreadTasks(
  electron: ElectronApplication,
  work: () => Promise<void>,
): Promise<readonly number[]> {
  await electron.evaluate(async ({ contentTracing }) => {
    await contentTracing.startRecording({
      included_categories: ['toplevel', '__metadata', 'disabled-by-default-devtools.timeline'],
      excluded_categories: ['*'],
    });
  });
  await work();
  const { file, pid } = await electron.evaluate(async ({ contentTracing, BrowserWindow }) => ({
    file: await contentTracing.stopRecording(),
    pid: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  }));
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as {
    traceEvents: readonly TraceEvent[];
  };
  await rm(file, { force: true });
  const main = traceEvents.find(
    (event) =>
      event.pid === pid && event.name === 'thread_name' && event.args.name === 'CrRendererMain',
  );
  return traceEvents
    .filter((event) => event.pid === pid && event.tid === main?.tid && isTask(event))
    .map(({ dur = 0 }) => dur / 1000)
    .toSorted((a, b) => b - a);
}

const isTask = ({ name, ph }: TraceEvent): boolean =>
  ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
