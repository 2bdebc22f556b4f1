import type { Cell } from './cell.ts';

/** Turns rows into the bytes of one file format. Each part is written to the file as it is returned. */
export interface RowWriter {
  /** The start of the file with the names of the columns. */
  readonly start: (names: readonly string[]) => string;
  readonly rows: (rows: readonly (readonly Cell[])[]) => string;
}
