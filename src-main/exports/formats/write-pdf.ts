import path from 'node:path';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import { writeWholeFile, type FileSink } from '../../lib/whole-file.ts';
import { ExportStopped, type ExportSource } from '../rows/export-source.ts';
import { writeHtml } from './write-html.ts';

/** Prints a page from a file, without a network and without scripts. */
export type PrintPage = (file: string) => Promise<Result<Uint8Array, AppError>>;

/** The pages of the HTML export, printed by a hidden window. */
export async function writePdf(
  source: ExportSource,
  sink: FileSink,
  { file, folder, print, content }: PdfOptions,
): Promise<void> {
  const page = path.join(folder, 'page.html');
  const written = await writeWholeFile(page, async (html) => {
    await writeHtml(source, html, { content });
    return ok(true);
  });
  if (!written.ok) throw new ExportStopped(named(written.error, file));
  const pdf = await print(page);
  if (!pdf.ok) throw new ExportStopped(pdf.error);
  await sink.write(pdf.value);
}

/** The error of the page as one of the target, because the reviewer knows no page. */
const named = (error: AppError, file: string): AppError =>
  'path' in error ? { ...error, path: file } : error;

interface PdfOptions {
  /** The target. */
  readonly file: string;
  /** Holds the page until it is printed. */
  readonly folder: string;
  readonly print: PrintPage;
  readonly content: 'summary' | 'scorecards';
}
