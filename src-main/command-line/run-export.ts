import { leftOutText } from '../../src-shared/clips/clips-text.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { ExportDone } from '../../src-shared/ipc/review-requests.ts';
import type { QueueFilter, QueueSort } from '../../src-shared/filter.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { ExportCommand, ExportScope } from './export-arguments.ts';
import { exitCode } from './exit-code.ts';
import { findNamed } from './find-named.ts';

interface Query {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
}

interface NamedQuery extends Query {
  readonly id: string;
  readonly name: string;
}

interface KnownWorkspace {
  readonly id: string;
  readonly name: string;
}

/** The library of the workspace, as far as the command needs it. */
interface OpenLibrary {
  queues(): Result<readonly NamedQuery[], AppError>;
  plans(): Result<readonly NamedQuery[], AppError>;
  write(queries: readonly Query[]): Promise<Result<ExportDone, AppError>>;
  close(): void;
}

interface CommandDeps {
  readonly workspaces: () => readonly KnownWorkspace[];
  readonly open: (workspace: KnownWorkspace) => Result<OpenLibrary, AppError>;
  readonly print: (line: string) => void;
}

/** Exports without a window and returns the exit code. Every failure is explained in one line. */
export async function runExport(command: ExportCommand, deps: CommandDeps): Promise<number> {
  const failed = (code: number, line: string): number => {
    deps.print(line);
    return code;
  };
  const workspace = findNamed(deps.workspaces(), command.workspace, 'workspace');
  if (!workspace.ok) return failed(exitCode.unknownName, workspace.error);
  const library = deps.open(workspace.value);
  if (!library.ok) return failed(exitCode.unreadable, libraryText(library.error));
  try {
    const queries = queriesOf(command.scope, library.value);
    if (!queries.ok) return failed(queries.error.code, queries.error.line);
    const done = await library.value.write(queries.value);
    if (!done.ok) {
      const { code, line } = writeFailure(done.error);
      return failed(code, line);
    }
    return failed(exitCode.done, doneText(done.value));
  } finally {
    library.value.close();
  }
}

function doneText({ rows, path, clips }: ExportDone): string {
  const counted = (count: number, noun: string): string =>
    `${count} ${noun}${count === 1 ? '' : 's'}`;
  const reviews = counted(rows, 'review');
  if (clips === undefined) return `Exported ${reviews} to ${path}`;
  const rest = leftOutText(clips);
  return [
    `Exported ${counted(clips.written, 'clip')} of ${reviews} to ${path}`,
    ...(rest === '' ? [] : [`Moments without a clip: ${rest}`]),
  ].join('\n');
}

interface Failure {
  readonly code: number;
  readonly line: string;
}

const newestFirst: QueueSort = { by: 'start', order: 'descending' };

function queriesOf(scope: ExportScope, library: OpenLibrary): Result<readonly Query[], Failure> {
  if (scope.kind === 'all') {
    return ok(
      (['call', 'chat'] as const).map((kind) => ({
        filter: { kind, call: {} },
        sort: newestFirst,
      })),
    );
  }
  const all = scope.kind === 'queue' ? library.queues() : library.plans();
  if (!all.ok) return err({ code: exitCode.unreadable, line: libraryText(all.error) });
  const found = findNamed(all.value, scope.name, scope.kind);
  return found.ok ? ok([found.value]) : err({ code: exitCode.unknownName, line: found.error });
}

function libraryText(error: AppError): string {
  if (error.kind === 'library-newer') {
    return `A newer Earmark wrote ${error.path}. Update Earmark to export from it.`;
  }
  return error.kind === 'library-unreadable' ||
    error.kind === 'file-denied' ||
    error.kind === 'disk-failed'
    ? `The library can’t be read: ${error.path}. ${error.detail}`
    : `The library can’t be read (${error.kind}).`;
}

/** What went wrong while the file was written; undefined for a failure of the library. */
function fileText(error: AppError): string | undefined {
  if (error.kind === 'disk-full') return `The disk is full. Nothing was written to ${error.path}.`;
  if (error.kind === 'file-in-use') return `${error.path} is open in another program.`;
  if (error.kind === 'disk-failed')
    return `The disk reported an error at ${error.path}: ${error.detail}`;
  if (error.kind === 'file-denied') return `${error.path} can’t be written: ${error.detail}`;
  return error.kind === 'too-large'
    ? `${error.what} would be larger than its format allows.`
    : undefined;
}

function writeFailure(error: AppError): Failure {
  if (error.kind === 'cancelled') {
    return { code: exitCode.interrupted, line: 'Interrupted. Nothing was written.' };
  }
  const line = fileText(error);
  return line === undefined
    ? { code: exitCode.unreadable, line: libraryText(error) }
    : { code: exitCode.unwritable, line };
}
