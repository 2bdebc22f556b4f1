import { mkdtemp, rm } from 'node:fs/promises';
import type { ClipCounts } from '../../src-shared/clips/clip-counts.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { ExportOptions, Silence } from '../../src-shared/export-options.ts';
import type { ExportDone } from '../../src-shared/ipc/review-requests.ts';
import { assertNever, err, ok, type Result } from '../../src-shared/result.ts';
import { writeWholeFile, type FileSink } from '../lib/whole-file.ts';
import { writeWholeFolder } from '../lib/whole-folder.ts';
import { PageClips } from './formats/clips/page-clips.ts';
import { writeClips } from './formats/write-clips.ts';
import { writeCsv } from './formats/write-csv.ts';
import { writeHtml } from './formats/write-html.ts';
import { writeJson } from './formats/write-json.ts';
import { writeJsonl } from './formats/write-jsonl.ts';
import { writePdf, type PrintPage } from './formats/write-pdf.ts';
import { writeXlsx } from './formats/write-xlsx.ts';
import { ExportStopped, type ExportSource } from './rows/export-source.ts';

/** The options of a format, and what prints its pages. */
export type WriteOptions = ExportOptions & { readonly print: PrintPage };

/** What can't be heard in the clips of an export; undefined if it has none. */
export const silenceOf = (options: ExportOptions): Silence | undefined => {
  if (options.format === 'wav') return options.silence;
  return options.format === 'html' ? options.clips : undefined;
};

/** Writes the reviews of the source to a file, or clips to a folder, in the format of the options. */
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
  if (options.format === 'wav') {
    return writeWholeFolder(file, (folder) =>
      stoppable(async () => ({ path: file, ...(await writeClips(counted, folder)), rows })),
    );
  }
  return writeWholeFile(file, (sink) =>
    stoppable(async () => {
      const clips = await writeFormat(counted, { sink, file }, options);
      return { path: file, rows, bytes: sink.bytes, ...(clips === undefined ? {} : { clips }) };
    }),
  );
}

/** The failure of an export that was stopped from within as a result. */
async function stoppable<T>(write: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await write());
  } catch (error) {
    if (error instanceof ExportStopped) return err(error.appError);
    throw error;
  }
}

interface Target {
  readonly sink: FileSink;
  readonly file: string;
}

async function writeFormat(
  source: ExportSource,
  { sink, file }: Target,
  options: Exclude<WriteOptions, { format: 'wav' }>,
): Promise<ClipCounts | void> {
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
      return writeHtmlFile(source, sink, options);
    case 'pdf':
      return inScratchFolder(file, (folder) =>
        writePdf(source, sink, { ...options, folder, file }),
      );
    default:
      return assertNever(options, 'export format');
  }
}

async function writeHtmlFile(
  source: ExportSource,
  sink: FileSink,
  { content, clips: silence }: Extract<WriteOptions, { format: 'html' }>,
): Promise<ClipCounts | undefined> {
  if (silence === undefined || content === 'summary') {
    await writeHtml(source, sink, { content });
    return undefined;
  }
  const clips = new PageClips(source);
  try {
    await writeHtml(source, sink, { content, clips });
    return clips.counts();
  } finally {
    await clips.close();
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
