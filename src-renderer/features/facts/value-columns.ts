interface Columns {
  readonly columns: readonly number[];
  /** How many values a column stands for; the largest of them is its height. */
  readonly perColumn: number;
  readonly least: number;
  readonly most: number;
}

/** As many columns as there is room for. Peaks are never averaged away: they are what is looked for. */
export function columnsOf(values: readonly number[], room: number): Columns {
  const perColumn = Math.max(1, Math.ceil(values.length / room));
  const columns: number[] = [];
  let least = Infinity;
  let most = -Infinity;
  values.forEach((value, place) => {
    least = Math.min(least, value);
    most = Math.max(most, value);
    const column = Math.floor(place / perColumn);
    columns[column] = Math.max(columns[column] ?? -Infinity, value);
  });
  return { columns, perColumn, least, most };
}
