import path from 'node:path';
import type { FileSink } from '../../../lib/whole-file.ts';
import type { Cell } from '../../cells/cell.ts';
import type { ColumnType } from '../../columns/column.ts';
import { cellXml, columnLetters, headerXml } from './cell-xml.ts';
import { createPart, type CompressedPart, type PartWriter } from './sheet-file.ts';
import { sheetEnd, sheetPath, sheetStart, workbookParts } from './workbook-parts.ts';
import { createZip } from './zip-file.ts';

/** What a spreadsheet can hold; the header line counts. */
const maxRows = 1_048_576;
/** A ZIP states the size of a part in 32 bits. */
const maxSheetBytes = 3_500_000_000;

interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** A table that grows row by row. One that is too long for a sheet continues on another. */
export interface SheetTable {
  add(cells: readonly Cell[]): Promise<void>;
}

export interface Workbook {
  /** The sheets come in the order in which their tables were added. */
  addTable(name: string, columns: readonly TableColumn[]): SheetTable;
  writeTo(sink: FileSink): Promise<void>;
  /** Closes all files of a workbook that is not finished. */
  abandon(): void;
}

const widths: Readonly<Record<ColumnType, number>> = {
  id: 26,
  text: 24,
  'long-text': 60,
  number: 12,
  'yes-no': 10,
  moment: 20,
  word: 14,
};

interface Sheet {
  readonly part: PartWriter;
  rows: number;
}

/** Rows are compressed into files in `folder` until the workbook is written. */
export function createWorkbook(folder: string, limits = { maxRows, maxSheetBytes }): Workbook {
  const tables: { readonly name: string; readonly table: Table }[] = [];
  let files = 0;
  const newPart = (): PartWriter => {
    files += 1;
    return createPart(path.join(folder, `${files}.deflate`));
  };
  return {
    addTable(name, columns) {
      const table = new Table(columns, newPart, limits);
      tables.push({ name, table });
      return table;
    },
    async writeTo(sink) {
      const sheets: { readonly name: string; readonly part: CompressedPart }[] = [];
      for (const { name, table } of tables) {
        for (const [index, part] of (await table.finish()).entries()) {
          sheets.push({ name: index === 0 ? name : `${name} ${index + 1}`, part });
        }
      }
      const zip = createZip(sink);
      for (const [file, text] of Object.entries(workbookParts(sheets.map(({ name }) => name)))) {
        await zip.addText(file, text);
      }
      for (const [index, { part }] of sheets.entries()) await zip.addPart(sheetPath(index), part);
      await zip.finish();
    },
    abandon() {
      for (const { table } of tables) table.abandon();
    },
  };
}

class Table implements SheetTable {
  readonly #columns: readonly TableColumn[];
  readonly #letters: readonly string[];
  readonly #newPart: () => PartWriter;
  readonly #limits: { readonly maxRows: number; readonly maxSheetBytes: number };
  readonly #finished: CompressedPart[] = [];
  #sheet: Sheet | undefined;

  constructor(
    columns: readonly TableColumn[],
    newPart: () => PartWriter,
    limits: { readonly maxRows: number; readonly maxSheetBytes: number },
  ) {
    this.#columns = columns;
    this.#letters = columns.map((_, index) => columnLetters(index));
    this.#newPart = newPart;
    this.#limits = limits;
  }

  async add(cells: readonly Cell[]): Promise<void> {
    const sheet = await this.#sheetWithRoom();
    sheet.rows += 1;
    const letters = this.#letters;
    let xml = `<row r="${sheet.rows}">`;
    for (const [index, cell] of cells.entries()) {
      xml += cellXml(cell, `${letters[index] ?? columnLetters(index)}${sheet.rows}`);
    }
    await sheet.part.write(`${xml}</row>`);
  }

  async finish(): Promise<readonly CompressedPart[]> {
    await this.#sheetWithRoom();
    await this.#finishSheet();
    return this.#finished;
  }

  abandon(): void {
    this.#sheet?.part.abandon();
  }

  async #sheetWithRoom(): Promise<Sheet> {
    const current = this.#sheet;
    if (current !== undefined) {
      const isFull =
        current.rows >= this.#limits.maxRows || current.part.size >= this.#limits.maxSheetBytes;
      if (!isFull) return current;
      await this.#finishSheet();
    }
    const sheet: Sheet = { part: this.#newPart(), rows: 1 };
    this.#sheet = sheet;
    const header = this.#columns.map(({ name }, index) =>
      headerXml(name, `${this.#letters[index] ?? ''}1`),
    );
    await sheet.part.write(sheetStart(this.#columns.map(({ type }) => ({ width: widths[type] }))));
    await sheet.part.write(`<row r="1">${header.join('')}</row>`);
    return sheet;
  }

  async #finishSheet(): Promise<void> {
    const sheet = this.#sheet;
    if (sheet === undefined) return;
    await sheet.part.write(sheetEnd(`${this.#letters.at(-1) ?? 'A'}${sheet.rows}`));
    this.#finished.push(await sheet.part.finish());
    this.#sheet = undefined;
  }
}
