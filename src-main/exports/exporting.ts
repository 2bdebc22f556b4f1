import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import type { ExportDone, InputOf } from '../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import { exportCsv } from './export-csv.ts';
import { freeExportName } from './export-name.ts';

interface ExportingParts {
  readonly library: Library;
  /** Where exports go, as set, or the system's downloads folder. */
  readonly folder: () => string;
  /** The open workspace; the error when there is none. `over` is aborted when it is left. */
  readonly workspace: () => Result<{ readonly name: string; readonly over: AbortSignal }, AppError>;
  /** Asks in the system's own dialog; undefined when the reviewer thought better of it. */
  readonly askWhere: (suggestion: string) => Promise<string | undefined>;
  /** Opens the file manager on a file. */
  readonly reveal: (file: string) => void;
}

/** Exports on the reviewer's word, and remembers the newest so that it can be shown. */
export function createExporting(parts: ExportingParts) {
  let newest: string | undefined;
  return {
    async csv(input: InputOf<'export:csv'>): Promise<Result<ExportDone, AppError>> {
      const workspace = parts.workspace();
      if (!workspace.ok) return workspace;
      const { name, over } = workspace.value;
      const suggestion = await freeExportName(parts.folder(), name, new Date());
      const file = input.askWhere ? await parts.askWhere(suggestion) : suggestion;
      if (file === undefined) return err({ kind: 'cancelled' });
      const done = await exportCsv(untilOver(parts.library, over), {
        ...input,
        file: path.resolve(file),
      });
      if (done.ok) newest = done.value.path;
      return done;
    },
    reveal(): Result<true, AppError> {
      if (newest === undefined) return err({ kind: 'bad-request', detail: 'Nothing exported yet' });
      parts.reveal(newest);
      return ok(true);
    },
  };
}

/** The library while the workspace stays open: after that, rows would be those of another one. */
const untilOver = (library: Library, over: AbortSignal): Library => ({
  async ask(verb, input) {
    const answer = await library.ask(verb, input);
    return over.aborted ? err({ kind: 'no-workspace' }) : answer;
  },
});
