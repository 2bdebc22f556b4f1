import { readFile, rm } from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, the time in which the thread had a core. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The durations of all main-thread tasks of the page during `work`, in ms, longest first. */
export const mainThreadTasks = async (
  electron: ElectronApplication,
  work: () => Promise<void>,
): Promise<readonly number[]> =>
  (await traceTasks(electron, work)).map(({ ms }) => ms).toSorted((a, b) => b - a);

interface Task {
  readonly ms: number;
  /** Without the time in which other programs had the core. */
  readonly computingMs: number;
}

/** All main-thread tasks of the page during `work`. */
export async function traceTasks(
  electron: ElectronApplication,
  work: () => Promise<void>,
): Promise<readonly Task[]> {
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
    .map(({ dur = 0, tdur = dur }) => ({ ms: dur / 1000, computingMs: tdur / 1000 }));
}

const isTask = ({ name, ph }: TraceEvent): boolean =>
  ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
