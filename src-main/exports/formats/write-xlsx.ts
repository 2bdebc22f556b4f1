import type { FileSink } from '../../lib/whole-file.ts';
import type { ExportRow } from '../../library/port.ts';
import { localTime, utcTime } from '../cells/timestamps.ts';
import { answerColumns, answersOf } from '../columns/answer-columns.ts';
import type { Column } from '../columns/column.ts';
import { correctionColumns, correctionsOf } from '../columns/correction-columns.ts';
import { aboutRows, dictionaryColumns, type DescribedColumn } from '../columns/dictionary.ts';
import { measureColumns, measuresOf } from '../columns/measure-columns.ts';
import { workbookColumnsFor } from '../columns/spreadsheet-columns.ts';
import { tagColumns, tagsOf } from '../columns/tag-columns.ts';
import type { ExportSource } from '../rows/export-source.ts';
import { rubricsIn } from '../rows/rubrics-in.ts';
import { createWorkbook, type Workbook } from './xlsx/workbook.ts';

/** A sheet with any number of rows for each review. */
interface Sheet {
  readonly name: string;
  readonly columns: readonly Omit<DescribedColumn, 'sheet'>[];
  addTo(workbook: Workbook): (row: ExportRow) => Promise<void>;
}

const sheet = <Item>(
  name: string,
  columns: readonly Column<Item>[],
  itemsOf: (row: ExportRow) => readonly Item[],
): Sheet => ({
  name,
  columns,
  addTo(workbook) {
    const table = workbook.addTable(name, columns);
    return async (row) => {
      for (const item of itemsOf(row)) await table.add(columns.map(({ cell }) => cell(item)));
    };
  },
});

/** A workbook with typed cells and a dictionary of its columns. `folder` holds unfinished sheets. */
export async function writeXlsx(
  source: ExportSource,
  sink: FileSink,
  folder: string,
): Promise<void> {
  const columns = workbookColumnsFor({
    rubrics: await rubricsIn(source),
    workspaceId: source.workspace.id,
  });
  const sheets = [
    sheet('Reviews', columns, (row) => [row]),
    sheet('Answers', answerColumns, answersOf),
    sheet('Tags', tagColumns, tagsOf),
    sheet('Corrections', correctionColumns, correctionsOf),
    sheet('Measures', measureColumns, measuresOf),
  ];
  const workbook = createWorkbook(folder);
  try {
    const adders = sheets.map((one) => one.addTo(workbook));
    for await (const page of source.pages('review')) {
      for (const row of page) for (const add of adders) await add(row);
    }
    await addDictionary(workbook, sheets, source);
    await workbook.writeTo(sink);
  } finally {
    workbook.abandon();
  }
}

async function addDictionary(
  workbook: Workbook,
  sheets: readonly Sheet[],
  { workspace, exportedMs }: ExportSource,
): Promise<void> {
  const table = workbook.addTable('Columns', dictionaryColumns);
  const about = {
    workspace: workspace.name,
    exported_at: utcTime(exportedMs) ?? '',
    exported_at_local: localTime(exportedMs) ?? '',
  };
  for (const cells of aboutRows(about)) await table.add(cells);
  for (const { name: sheetName, columns } of sheets) {
    for (const described of columns) {
      const item: DescribedColumn = { ...described, sheet: sheetName };
      await table.add(dictionaryColumns.map(({ cell }) => cell(item)));
    }
  }
}
