import type { Cell } from '../cells/cell.ts';

/** What a column of a spreadsheet holds. It decides the width and, for a moment, the number format. */
export type ColumnType = 'id' | 'text' | 'long-text' | 'number' | 'yes-no' | 'moment' | 'word';

/** A column of a table of exported rows. Names are documented in docs/export.md and must not change. */
export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  /** One sentence for the data dictionary. */
  readonly description: string;
  readonly cell: (row: Row) => Cell;
}

/** Creates the columns of one table: `column('call_id', 'id', 'Retell’s id', (row) => row.id)`. */
export const column = <Row>(
  name: string,
  type: ColumnType,
  description: string,
  cell: (row: Row) => Cell,
): Column<Row> => ({ name, type, description, cell });
