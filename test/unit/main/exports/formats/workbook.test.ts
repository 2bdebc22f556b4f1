import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { expect, it, onTestFinished } from 'vitest';
import type { Cell } from '../../../../../src-main/exports/cells/cell.ts';
import { createWorkbook } from '../../../../../src-main/exports/formats/xlsx/workbook.ts';
import { writeWholeFile } from '../../../../../src-main/lib/whole-file.ts';
import { ok } from '../../../../../src-shared/result.ts';
import { hostileCells } from '../hostile-text.ts';

const columns = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `c${index}`, type: 'text' as const }));

interface Written {
  readonly file: string;
  /** The text of each part of the archive. */
  readonly parts: Readonly<Record<string, string>>;
}

async function write(
  rows: readonly (readonly Cell[])[],
  limits?: { maxRows: number; maxSheetBytes: number },
): Promise<Written> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-xlsx-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'book.xlsx');
  const workbook = createWorkbook(folder, limits);
  const table = workbook.addTable('Cells', columns(rows[0]?.length ?? 1));
  const written = await writeWholeFile(file, async (sink) => {
    for (const row of rows) await table.add(row);
    await workbook.writeTo(sink);
    return ok(true);
  });
  expect(written).toEqual({ ok: true, value: true });
  const archive = unzipSync(readFileSync(file));
  const parts = Object.fromEntries(
    Object.entries(archive).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  return { file, parts };
}

/** The rows of a sheet, read by an independent library. */
async function read(file: string, sheet: string) {
  const sheets = await readXlsxFile(file, { trim: false });
  const { data = [] } = sheets.find((one) => one.sheet === sheet) ?? {};
  return data;
}

it(
  '100,000 hostile cells read back equal, and the workbook has no formula',
  { timeout: 60_000 },
  async () => {
    const cells = hostileCells(100_000, 33);
    const rows = Array.from({ length: cells.length / 20 }, (_, row) => [
      'x',
      ...cells.slice(row * 20, row * 20 + 20),
    ]);
    const { file, parts } = await write(rows);
    const [, ...back] = await read(file, 'Cells');
    expect(back).toHaveLength(rows.length);
    const different = rows.flatMap((row, index) =>
      row.flatMap((cell, column) => {
        const found = back[index]?.[column] ?? '';
        return found === cell ? [] : [{ cell, found }];
      }),
    );
    expect(different.slice(0, 5)).toEqual([]);
    const xml = Object.values(parts).join('');
    expect(xml).not.toMatch(/<f[ >/]|<hyperlink|<externalReference|<oleObject|<ddeLink/u);
    expect(Object.keys(parts).filter((name) => /vba|macro|external|embed/iu.test(name))).toEqual(
      [],
    );
  },
);

it('figures, booleans and moments have their types', async () => {
  const started = Date.UTC(2026, 9, 25, 1, 30, 15);
  const { file } = await write([
    ['0049', 81.25, true, false, { atMs: started }, undefined, { atMs: 1e17 }, Number.NaN],
  ]);
  const [, row] = await read(file, 'Cells');
  expect(row).toEqual([
    '0049',
    81.25,
    true,
    false,
    new Date(started),
    null,
    '100000000000000000',
    null,
  ]);
});

it('the header line stays in view and has filters, and columns have widths', async () => {
  const { parts } = await write([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  const xml = parts['xl/worksheets/sheet1.xml'] ?? '';
  expect(xml).toContain(
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  );
  expect(xml).toContain('<autoFilter ref="A1:B3"/>');
  expect(xml.match(/<col [^>]*customWidth="1"/gu)).toHaveLength(2);
});

it('a table that is longer than a sheet continues on another one', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => [`row ${index}`]);
  const { file } = await write(rows, { maxRows: 11, maxSheetBytes: 1e9 });
  const sheets = await Promise.all(['Cells', 'Cells 2', 'Cells 3'].map((name) => read(file, name)));
  expect(sheets.map((sheet) => sheet[0])).toEqual([['c0'], ['c0'], ['c0']]);
  expect(sheets.flatMap((sheet) => sheet.slice(1))).toEqual(rows);
});

it('a text beyond the limit of a cell is cut with a note', async () => {
  const { file } = await write([['x'.repeat(40_000)]]);
  const [, [cell = ''] = []] = await read(file, 'Cells');
  expect(String(cell)).toHaveLength(32_767);
  expect(cell).toMatch(/ … \[cut: 40000 characters, a spreadsheet cell holds 32767\]$/u);
});
