/**
 * One export of reviews that are made up as they are read, in a process of its own: `<what> <reviews> <file>`.
 * Prints its time and its peak memory as JSON.
 */
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { answerColumns, answersOf } from '../../src-main/exports/columns/answer-columns.ts';
import type { Column } from '../../src-main/exports/columns/column.ts';
import {
  correctionColumns,
  correctionsOf,
} from '../../src-main/exports/columns/correction-columns.ts';
import { measureColumns, measuresOf } from '../../src-main/exports/columns/measure-columns.ts';
import { workbookColumnsFor } from '../../src-main/exports/columns/spreadsheet-columns.ts';
import { tagColumns, tagsOf } from '../../src-main/exports/columns/tag-columns.ts';
import { writeExport } from '../../src-main/exports/write-export.ts';
import type { ExportRow } from '../../src-main/library/port.ts';
import { writeWholeFile } from '../../src-main/lib/whole-file.ts';
import { defaultCsvDialect } from '../../src-shared/csv-dialects.ts';
import { err, ok } from '../../src-shared/result.ts';
import { madeUpReviews } from './made-up-reviews.ts';

const [what = '', count = '0', file = ''] = process.argv.slice(2);
const source = madeUpReviews(Number(count));
const print = () => Promise.resolve(err({ kind: 'cancelled' as const }));
const blockBytes = 64 * 1024;

/** The bytes of a finished export, written in blocks and brought to the disk as an export is. */
async function writeRaw(bytes: Uint8Array): Promise<void> {
  await writeWholeFile(`${file}.raw`, async (sink) => {
    for (let at = 0; at < bytes.length; at += blockBytes) {
      await sink.write(bytes.subarray(at, at + blockBytes));
    }
    return ok(true);
  });
}

/** The same sheets and cells by the streaming writer of exceljs. */
async function writeByExcelJs(): Promise<void> {
  const rubrics = new Set<ExportRow['rubric']>();
  for await (const page of source.pages('review')) for (const row of page) rubrics.add(row.rubric);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: `${file}.exceljs` });
  const table = <Item>(
    name: string,
    columns: readonly Column<Item>[],
    itemsOf: (row: ExportRow) => readonly Item[],
  ) => {
    const sheet = workbook.addWorksheet(name);
    sheet.addRow(columns.map((one) => one.name)).commit();
    return (row: ExportRow): void => {
      for (const item of itemsOf(row)) {
        const cells = columns.map(({ cell }) => cell(item));
        const values = cells.map((one) => (typeof one === 'object' ? new Date(one.atMs) : one));
        sheet.addRow(values).commit();
      }
    };
  };
  const adders = [
    table(
      'Reviews',
      workbookColumnsFor({ rubrics: [...rubrics], workspaceId: source.workspace.id }),
      (row) => [row],
    ),
    table('Answers', answerColumns, answersOf),
    table('Tags', tagColumns, tagsOf),
    table('Corrections', correctionColumns, correctionsOf),
    table('Measures', measureColumns, measuresOf),
  ];
  for await (const page of source.pages('review')) {
    for (const row of page) for (const add of adders) add(row);
  }
  await workbook.commit();
}

const bytes = what === 'raw' ? await readFile(file) : new Uint8Array();
const began = performance.now();
if (what === 'raw') await writeRaw(bytes);
else if (what === 'exceljs') await writeByExcelJs();
else if (what === 'csv') {
  await writeExport(source, file, { format: 'csv', ...defaultCsvDialect, print });
} else await writeExport(source, file, { format: 'xlsx', print });
const ms = performance.now() - began;
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ ms, peakMb })}\n`);
