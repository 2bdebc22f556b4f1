import { mkdtemp, rm } from 'node:fs/promises';
import type { AppError } from '../../src-shared/errors.ts';
import type { ExportOptions } from '../../src-shared/export-options.ts';
import type { ExportDone } from '../../src-shared/ipc/review-requests.ts';
import { assertNever, err, ok, type Result } from '../../src-shared/result.ts';
import { writeWholeFile, type FileSink } from '../lib/whole-file.ts';
import { writeCsv } from './formats/write-csv.ts';
import { writeHtml } from './formats/write-html.ts';
import { writeJson } from './formats/write-json.ts';
import { writeJsonl } from './formats/write-jsonl.ts';
import { writePdf, type PrintPage } from './formats/write-pdf.ts';
import { writeXlsx } from './formats/write-xlsx.ts';
import { ExportStopped, type ExportSource } from './rows/export-source.ts';

/** The options of a format, and what prints its pages. */
export type WriteOptions = ExportOptions & { readonly print: PrintPage };

/** Writes the reviews of the source to a file in the format of the options. */
export async function writeExport(
  source: ExportSource,
  file: string,
  options: WriteOptions,
): Promise<Result<ExportDone, AppError>> {
  let rows = 0;
  const counted: ExportSource = {
    ...source,
    async *pages(detail) {
      rows = 0;
      for await (const page of source.pages(detail)) {
        rows += page.length;
        yield page;
      }
    },
  };
  const written = await writeWholeFile(file, async (sink) => {
    try {
      await writeFormat(counted, { sink, file }, options);
      return ok({ path: file, rows, bytes: sink.bytes });
    } catch (error) {
      if (error instanceof ExportStopped) return err(error.appError);
      throw error;
    }
  });
  return written;
}

interface Target {
  readonly sink: FileSink;
  readonly file: string;
}

async function writeFormat(
  source: ExportSource,
  { sink, file }: Target,
  options: WriteOptions,
): Promise<void> {
  switch (options.format) {
    case 'csv':
      return writeCsv(source, sink, options);
    case 'xlsx':
      return inScratchFolder(file, (folder) => writeXlsx(source, sink, folder));
    case 'json':
      return writeJson(source, sink);
    case 'jsonl':
      return writeJsonl(source, sink, options.per);
    case 'html':
      return writeHtml(source, sink, options.content);
    case 'pdf':
      return inScratchFolder(file, (folder) =>
        writePdf(source, sink, { ...options, folder, file }),
      );
    default:
      return assertNever(options, 'export format');
  }
}

/** A folder beside the target, where there is as much space as for the target itself. */
async function inScratchFolder(
  file: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(`${file}.`);
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
