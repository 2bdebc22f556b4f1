/** What a cell may hold; `undefined` is an empty cell. */
export type Cell = string | number | boolean | undefined;

/**
 * Characters that make a spreadsheet read a cell as a formula when they come first, their full-width
 * forms, and the apostrophe itself, so that the guard can be taken off again without guessing.
 */
const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠']/u;

/**
 * A text cell that no spreadsheet will run: one apostrophe is put before a dangerous first character.
 * Reading back, one leading apostrophe is taken off. Numbers and booleans are never guarded.
 */
export function guardCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return formulaStart.test(cell) ? `'${cell}` : cell;
}
