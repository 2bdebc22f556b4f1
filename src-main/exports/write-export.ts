import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../src-shared/filter.ts';
import type { ExportDone } from '../../src-shared/ipc/review-requests.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import type { ExportRow, Library } from '../library/port.ts';
import { columnsFor } from './columns.ts';
import { csvWriter } from './formats/csv.ts';
import { fileError, isFileError } from '../lib/file-error.ts';

interface ExportRequest {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly file: string;
}

const pageSize = 500;

/**
 * Writes the reviews of a queue to a file beside the target and renames it when it is complete and on disk.
 * Nobody ever sees half an export, and a failed one leaves the old file unchanged. Throws for a mistake in
 * our own code, so that it is not reported as a problem with the file.
 */
export async function writeExport(
  library: Library,
  request: ExportRequest,
): Promise<Result<ExportDone, AppError>> {
  const rubrics = await rubricsIn(library, request);
  if (!rubrics.ok) return rubrics;
  const partial = `${request.file}.part`;
  try {
    await mkdir(path.dirname(request.file), { recursive: true });
    const handle = await open(partial, 'w');
    let written: Result<Omit<ExportDone, 'path'>, AppError>;
    try {
      written = await writeRows(library, request, { handle, rubrics: rubrics.value });
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!written.ok) {
      await rm(partial, { force: true });
      return written;
    }
    await rename(partial, request.file);
    return ok({ path: request.file, ...written.value });
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    if (!isFileError(error)) throw error;
    return err(fileError(error, request.file));
  }
}

async function writeRows(
  library: Library,
  request: ExportRequest,
  to: { readonly handle: FileHandle; readonly rubrics: readonly Rubric[] },
): Promise<Result<Omit<ExportDone, 'path'>, AppError>> {
  const columns = columnsFor(to.rubrics);
  let bytes = 0;
  let rows = 0;
  const write = async (text: string): Promise<void> => {
    bytes += (await to.handle.write(text)).bytesWritten;
  };
  await write(csvWriter.start(columns.map(({ name }) => name)));
  const failed = await forEachPage(library, request, async (page) => {
    rows += page.length;
    await write(csvWriter.rows(page.map((row) => columns.map(({ cell }) => cell(row)))));
  });
  return failed === undefined ? ok({ rows, bytes }) : err(failed);
}

/** The rubric versions that the reviews use. They decide the columns. */
async function rubricsIn(
  library: Library,
  request: ExportRequest,
): Promise<Result<readonly Rubric[], AppError>> {
  const rubrics = new Map<string, Rubric>();
  const failed = await forEachPage(library, request, (page) => {
    for (const { rubric } of page) rubrics.set(`${rubric.id} ${rubric.version}`, rubric);
  });
  return failed === undefined ? ok([...rubrics.values()]) : err(failed);
}

async function forEachPage(
  library: Library,
  { filter, sort }: ExportRequest,
  onPage: (page: readonly ExportRow[]) => Promise<void> | void,
): Promise<AppError | undefined> {
  let after: string | undefined;
  do {
    const page = await library.request('export:rows', {
      filter,
      sort,
      count: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    if (!page.ok) return page.error;
    await onPage(page.value.rows);
    after = page.value.next;
  } while (after !== undefined);
  return undefined;
}
