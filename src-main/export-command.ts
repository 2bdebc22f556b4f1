import { app } from 'electron';
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { ok } from '../src-shared/result.ts';
import { exitCode } from './command-line/exit-code.ts';
import { parseExportCommand, usage, type ExportCommand } from './command-line/export-arguments.ts';
import { runExport } from './command-line/run-export.ts';
import { librarySource } from './exports/rows/library-source.ts';
import { silenceOf, writeExport } from './exports/write-export.ts';
import { openReadOnly } from './library/process/read-only.ts';
import { storedRecordings } from './recordings/stored-recordings.ts';
import { printPage } from './window/print-page.ts';
import { readExportProfile } from './workspaces/profile.ts';
import { createWorkspaceFolders, recordingsIn } from './workspaces/workspace-folders.ts';

const print = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Progress overwrites itself, which only a terminal can show. */
function showProgress(reviews: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${reviews.toLocaleString('en')} reviews read\r`);
}

const data = app.getPath('userData');

export interface StartedExport {
  readonly code: Promise<number>;
  /** Whether the export continues only when the app is ready, which needs a display or stands in for one. */
  readonly needsApp: boolean;
}

/** `earmark export`: runs before any window, and for all formats but PDF before the app is ready. */
export function exportCommand(args: readonly string[]): StartedExport {
  const started = (code: Promise<number>, needsApp = false): StartedExport => ({ code, needsApp });
  if (args.includes('--help')) {
    process.stdout.write(usage);
    return started(Promise.resolve(exitCode.done));
  }
  const parsed = parseExportCommand(args, { nowMs: Date.now(), folder: process.cwd() });
  if (!parsed.ok) {
    print(`earmark export: ${parsed.error}\n\n${usage}`);
    return started(Promise.resolve(exitCode.usage));
  }
  if (parsed.value.options.format !== 'pdf') return started(run(parsed.value));
  return hasDisplay() ? started(runWhenReady(parsed.value), true) : started(runHeadless());
}

function run(command: ExportCommand): Promise<number> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // The second time, whatever is still going on is not waited for.
      if (interrupt.signal.aborted) process.exit(exitCode.interrupted);
      interrupt.abort();
    });
  }
  const folders = createWorkspaceFolders(path.join(data, 'workspaces'));
  const { workspaces, reviewerId } = readExportProfile(data);
  return runExport(command, {
    workspaces: () => workspaces,
    open({ id, name }) {
      const library = openReadOnly(folders.pathOf(id), reviewerId);
      if (!library.ok) return library;
      const { sinceMs } = command;
      const redacted = workspaces.find((one) => one.id === id)?.preferRedacted ?? true;
      return ok({
        queues: () => library.value.savedQueues(),
        plans: () => library.value.planQueues(),
        write: (queries) =>
          writeExport(
            librarySource({
              readPage: (page) => library.value.exportRows(page),
              workspace: { id, name },
              exportedMs: Date.now(),
              queries,
              redacted,
              recordings: {
                ...storedRecordings(recordingsIn(folders.pathOf(id)), redacted),
                onlyStored: true,
              },
              silence: silenceOf(command.options),
              includes: ({ work }) =>
                sinceMs === undefined || (work.review.submittedMs ?? 0) >= sinceMs,
              signal: interrupt.signal,
              onProgress: showProgress,
            }),
            command.file,
            { ...command.options, print: printPage },
          ),
        close: () => {
          library.value.close();
        },
      });
    },
    print,
  });
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  process.env['DISPLAY'] !== undefined ||
  process.env['WAYLAND_DISPLAY'] !== undefined ||
  app.commandLine.getSwitchValue('ozone-platform') === 'headless';

/** A PDF is printed by a hidden window, which can be opened when the app is ready. */
async function runWhenReady(command: ExportCommand): Promise<number> {
  // Otherwise the app would quit when the hidden window closes.
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  return run(command);
}

/** Chromium reads its switches before this script runs, so a display is done without in a new process. */
function runHeadless(): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--ozone-platform=headless', '--disable-gpu', ...process.argv.slice(1)],
    { stdio: 'inherit' },
  );
  return new Promise((resolve) => {
    child.once('error', (error) => {
      print(`A PDF can’t be made without a display here: ${error.message}`);
      resolve(exitCode.usage);
    });
    child.once('exit', (code) => {
      if (code === null)
        print('A PDF can’t be made without a display here. Choose another format.');
      resolve(code ?? exitCode.usage);
    });
  });
}
