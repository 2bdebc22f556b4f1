import type { CsvDialect } from '../../../src-shared/export-options.ts';
import type { FileSink } from '../../lib/whole-file.ts';
import { reviewColumnsFor } from '../columns/spreadsheet-columns.ts';
import type { ExportSource } from '../rows/export-source.ts';
import { rubricsIn } from '../rows/rubrics-in.ts';
import { byteOrderMark, csvLines } from './csv-lines.ts';

/** One row per review. The first line holds the column names. */
export async function writeCsv(
  source: ExportSource,
  sink: FileSink,
  dialect: CsvDialect,
): Promise<void> {
  const columns = reviewColumnsFor({
    rubrics: await rubricsIn(source),
    workspaceId: source.workspace.id,
  });
  await sink.write(byteOrderMark + csvLines([columns.map(({ name }) => name)], dialect));
  for await (const page of source.pages('review')) {
    await sink.write(
      csvLines(
        page.map((row) => columns.map(({ cell }) => cell(row))),
        dialect,
      ),
    );
  }
}
