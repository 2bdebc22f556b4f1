import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import type { InputOf } from '../../src-shared/ipc/contract.ts';
import type { ExportDone, ExportProgress } from '../../src-shared/ipc/review-requests.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import { freeExportName } from './export-file-name.ts';
import type { PrintPage } from './formats/write-pdf.ts';
import { librarySource, type ReadPage } from './rows/library-source.ts';
import type { ClipRecordings } from './rows/clip-recordings.ts';
import { silenceOf, writeExport } from './write-export.ts';

interface OpenWorkspace {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly closeSignal: AbortSignal;
  readonly recordings: ClipRecordings;
}

type Exported = Result<ExportDone, AppError>;

interface ExporterDeps {
  readonly library: Library;
  /** The export folder: from the settings, or the system's downloads folder. */
  readonly folder: () => string;
  readonly workspaces: {
    /** The open workspace, or an error. `closeSignal` is aborted when it closes. */
    current(): Result<OpenWorkspace, AppError>;
    readonly known: {
      /** Whether the workspace prefers the text that Retell redacted. */
      prefersRedacted(workspaceId: string): boolean;
    };
  };
  /** Asks for a file in the system's dialog; undefined if it was cancelled. */
  readonly askForFile: (suggestion: string) => Promise<string | undefined>;
  readonly print: PrintPage;
  readonly notifications: {
    /** Runs an export, and notifies when it took long. */
    watchExport(run: () => Promise<Exported>): Promise<Exported>;
  };
  readonly onProgress: (progress: ExportProgress) => void;
  /** Shows a file in the system's file manager. */
  readonly reveal: (file: string) => void;
}

/** A progress bar does not need more. */
const progressEveryMs = 100;

/** Exports reviews and remembers the last file so that it can be shown. */
export function createExporter(deps: ExporterDeps) {
  let lastFile: string | undefined;
  const run = async (input: InputOf<'export:run'>, signal: AbortSignal): Promise<Exported> => {
    const current = deps.workspaces.current();
    if (!current.ok) return current;
    const { workspace, closeSignal, recordings } = current.value;
    const suggestion = await freeExportName(deps.folder(), {
      workspace: workspace.name,
      format: input.options.format,
      now: new Date(),
    });
    const file = input.askWhere ? await deps.askForFile(suggestion) : suggestion;
    if (file === undefined) return err({ kind: 'cancelled' });
    const source = librarySource({
      readPage: whileOpen(deps.library, closeSignal),
      workspace: { id: workspace.id, name: workspace.name },
      exportedMs: Date.now(),
      queries: [{ filter: input.filter, sort: input.sort }],
      recordings,
      silence: silenceOf(input.options),
      redacted: deps.workspaces.known.prefersRedacted(workspace.id),
      signal,
      onProgress: throttled(progressEveryMs, (reviews) => {
        if (input.workId !== undefined) deps.onProgress({ workId: input.workId, reviews });
      }),
    });
    const done = await writeExport(source, path.resolve(file), {
      ...input.options,
      print: deps.print,
    });
    if (done.ok) lastFile = done.value.path;
    return done;
  };
  return {
    run: (input: InputOf<'export:run'>, signal: AbortSignal) =>
      deps.notifications.watchExport(() => run(input, signal)),
    reveal(): Result<true, AppError> {
      if (lastFile === undefined)
        return err({ kind: 'bad-request', detail: 'Nothing exported yet' });
      deps.reveal(lastFile);
      return ok(true);
    },
  };
}

/** Fails once the workspace has closed, because further rows would be those of another workspace. */
const whileOpen =
  (library: Library, closeSignal: AbortSignal): ReadPage =>
  async (page) => {
    const response = await library.request('export:rows', page);
    return closeSignal.aborted ? err({ kind: 'no-workspace' }) : response;
  };

function throttled(everyMs: number, act: (value: number) => void): (value: number) => void {
  let lastMs = 0;
  return (value) => {
    const now = performance.now();
    if (now - lastMs < everyMs) return;
    lastMs = now;
    act(value);
  };
}
