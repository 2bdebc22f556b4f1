import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import type { ExportDone, InputOf } from '../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import { exportCsv } from './write-export.ts';
import { freeExportName } from './export-file-name.ts';

interface ExporterDeps {
  readonly library: Library;
  /** Where exports go, as set, or the system's downloads folder. */
  readonly folder: () => string;
  /** The open workspace; the error when there is none. `over` is aborted when it is left. */
  readonly workspace: () => Result<{ readonly name: string; readonly over: AbortSignal }, AppError>;
  /** Asks in the system's own dialog; undefined when the reviewer thought better of it. */
  readonly askForFile: (suggestion: string) => Promise<string | undefined>;
  /** Opens the file manager on a file. */
  readonly reveal: (file: string) => void;
}

/** Exports on the reviewer's word, and remembers the newest so that it can be shown. */
export function createExporter(deps: ExporterDeps) {
  let newest: string | undefined;
  return {
    async csv(input: InputOf<'export:csv'>): Promise<Result<ExportDone, AppError>> {
      const workspace = deps.workspace();
      if (!workspace.ok) return workspace;
      const { name, over } = workspace.value;
      const suggestion = await freeExportName(deps.folder(), name, new Date());
      const file = input.askWhere ? await deps.askForFile(suggestion) : suggestion;
      if (file === undefined) return err({ kind: 'cancelled' });
      const done = await exportCsv(whileOpen(deps.library, over), {
        ...input,
        file: path.resolve(file),
      });
      if (done.ok) newest = done.value.path;
      return done;
    },
    reveal(): Result<true, AppError> {
      if (newest === undefined) return err({ kind: 'bad-request', detail: 'Nothing exported yet' });
      deps.reveal(newest);
      return ok(true);
    },
  };
}

/** The library while the workspace stays open: after that, rows would be those of another one. */
const whileOpen = (library: Library, closeSignal: AbortSignal): Library => ({
  async request(request, input) {
    const response = await library.request(request, input);
    return closeSignal.aborted ? err({ kind: 'no-workspace' }) : response;
  },
});
