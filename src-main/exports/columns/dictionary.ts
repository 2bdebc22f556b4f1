import { column, type Column, type ColumnType } from './column.ts';

/** One column of another sheet, as the sheet “Columns” describes it. */
export interface DescribedColumn {
  readonly sheet: string;
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
}

const typeNames: Readonly<Record<ColumnType, string>> = {
  id: 'text',
  text: 'text',
  'long-text': 'text',
  word: 'text',
  number: 'number',
  'yes-no': 'TRUE or FALSE',
  moment: 'date and time in UTC',
};

export const dictionaryColumns: readonly Column<DescribedColumn>[] = [
  column('sheet', 'word', 'The sheet.', ({ sheet }) => sheet),
  column('column', 'text', 'The name of the column.', ({ name }) => name),
  column('type', 'text', 'What kind of value its cells hold.', ({ type }) => typeNames[type]),
  column('description', 'long-text', 'What the column says.', ({ description }) => description),
];

/** What the sheet says about the export as a whole. */
export const aboutRows = (
  about: Readonly<Record<string, string>>,
): readonly (readonly [string, string, string, string])[] =>
  Object.entries(about).map(([name, value]) => ['Export', name, 'text', value]);
