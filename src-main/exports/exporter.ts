import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import type { InputOf } from '../../src-shared/ipc/contract.ts';
import type { ExportDone } from '../../src-shared/ipc/review-requests.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import { writeExport } from './write-export.ts';
import { freeExportName } from './export-file-name.ts';

interface OpenWorkspace {
  readonly workspace: { readonly name: string };
  readonly closeSignal: AbortSignal;
}

interface ExporterDeps {
  readonly library: Library;
  /** The export folder: from the settings, or the system's downloads folder. */
  readonly folder: () => string;
  /** The open workspace, or an error. `closeSignal` is aborted when it closes. */
  readonly workspace: () => Result<OpenWorkspace, AppError>;
  /** Asks for a file in the system's dialog; undefined if it was cancelled. */
  readonly askForFile: (suggestion: string) => Promise<string | undefined>;
  /** Shows a file in the system's file manager. */
  readonly reveal: (file: string) => void;
}

/** Exports reviews and remembers the last file so that it can be shown. */
export function createExporter(deps: ExporterDeps) {
  let lastFile: string | undefined;
  return {
    async csv(input: InputOf<'export:csv'>): Promise<Result<ExportDone, AppError>> {
      const workspace = deps.workspace();
      if (!workspace.ok) return workspace;
      const {
        workspace: { name },
        closeSignal,
      } = workspace.value;
      const suggestion = await freeExportName(deps.folder(), name, new Date());
      const file = input.askWhere ? await deps.askForFile(suggestion) : suggestion;
      if (file === undefined) return err({ kind: 'cancelled' });
      const done = await writeExport(whileOpen(deps.library, closeSignal), {
        ...input,
        file: path.resolve(file),
      });
      if (done.ok) lastFile = done.value.path;
      return done;
    },
    reveal(): Result<true, AppError> {
      if (lastFile === undefined)
        return err({ kind: 'bad-request', detail: 'Nothing exported yet' });
      deps.reveal(lastFile);
      return ok(true);
    },
  };
}

/** Fails once the workspace has closed, because further rows would be those of another workspace. */
const whileOpen = (library: Library, closeSignal: AbortSignal): Library => ({
  async request(request, input) {
    const response = await library.request(request, input);
    return closeSignal.aborted ? err({ kind: 'no-workspace' }) : response;
  },
});
