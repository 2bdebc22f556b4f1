import { err, ok, type Result } from '../result.ts';
import { findProblems } from './problems.ts';
import { Rubric, type Criterion, type Option } from './rubric.ts';
import { placeOf, type FileProblem } from '../file-format.ts';

/** The columns of the CSV import. docs/rubrics.md has an example. */
export const rubricCsvColumns = ['section', 'criterion', 'weight', 'options'] as const;

interface CsvRow {
  /** Line number as in a spreadsheet: the header is line 1. */
  readonly line: number;
  readonly section: string;
  readonly criterion: string;
  readonly weight: number;
  readonly options: Option[];
  readonly guidance: string;
  readonly allowNotApplicable: boolean;
}

interface NewRubric {
  readonly id: string;
  readonly name: string;
}

/**
 * Creates a rubric from the rows of a spreadsheet. The first row names the columns: section, criterion,
 * weight, options, and optionally guidance and "n/a". Options are separated by `|`. `Label=0.5` sets
 * the points; otherwise they decrease evenly from 1 to 0. A criterion without options gets Yes and No.
 */
export function rubricFromRows(
  rows: readonly (readonly string[])[],
  { id, name }: NewRubric,
): Result<Rubric, readonly FileProblem[]> {
  const header = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const missing = rubricCsvColumns.filter(
    (column) => column !== 'options' && !header.includes(column),
  );
  if (missing.length > 0) {
    const message = `The first row must name the columns; missing: ${missing.join(', ')}.`;
    return err([{ place: 'line 1', message }]);
  }
  const read = rows.slice(1).flatMap((cells, index) => {
    const isEmpty = cells.every((cell) => cell.trim() === '');
    return isEmpty ? [] : [readRow(header, cells, index + 2)];
  });
  const problems = read.flatMap((row) => (row.ok ? [] : [row.error]));
  if (problems.length > 0) return err(problems);
  const parsed = Rubric.safeParse({
    id,
    name,
    version: 1,
    kinds: ['call', 'chat'],
    passMark: 80,
    sections: sectionsOf(read.flatMap((row) => (row.ok ? [row.value] : []))),
  });
  if (!parsed.success) {
    return err(parsed.error.issues.map(({ path, message }) => ({ place: placeOf(path), message })));
  }
  const errors = findProblems(parsed.data).filter(({ severity }) => severity === 'error');
  return errors.length === 0
    ? ok(parsed.data)
    : err(errors.map(({ path, message }) => ({ place: placeOf(path), message })));
}

function readRow(
  header: readonly string[],
  cells: readonly string[],
  line: number,
): Result<CsvRow, FileProblem> {
  const cell = (column: string): string => cells[header.indexOf(column)]?.trim() ?? '';
  const fail = (message: string) => err({ place: `line ${line}`, message });
  const criterion = cell('criterion');
  if (criterion === '') return fail('The criterion has no name.');
  const weight = numberFrom(cell('weight') === '' ? '1' : cell('weight'));
  if (weight === undefined || weight < 0 || weight > 1000) {
    return fail(`“${cell('weight')}” is not a weight between 0 and 1000.`);
  }
  const options = readOptions(cell('options'));
  if (!options.ok) return fail(options.error);
  return ok({
    line,
    section: cell('section') === '' ? 'General' : cell('section'),
    criterion,
    weight,
    options: options.value,
    guidance: cell('guidance'),
    allowNotApplicable: /^(?:y|yes|true|1|x|n\/a)$/iu.test(cell('n/a')),
  });
}

/** A comma is accepted as the decimal separator. */
function numberFrom(text: string): number | undefined {
  const isNumber = /^\d+(?:[.,]\d{1,3})?$/u.test(text);
  return isNumber ? Number(text.replace(',', '.')) : undefined;
}

function readOptions(text: string): Result<Option[], string> {
  const parts = (text === '' ? 'Yes|No' : text).split('|').map((part) => part.trim());
  if (parts.length < 2 || parts.length > 9) return err('A criterion has 2 to 9 options.');
  const read = parts.map((part, index) => readOption(part, index, parts.length));
  const failed = read.find((option) => !option.ok);
  return failed ?? ok(read.flatMap((option) => (option.ok ? [option.value] : [])));
}

function readOption(part: string, index: number, count: number): Result<Option, string> {
  const { label = '', points: given } = optionPattern.exec(part)?.groups ?? {};
  const points = given === undefined ? evenPoints(index, count) : numberFrom(given);
  if (label === '') return err('An option has no label.');
  if (points === undefined || points > 1) return err(`“${part}” does not give points from 0 to 1.`);
  return ok({ id: `option-${index + 1}`, label, points });
}

const optionPattern = /^(?<label>.*?)\s*(?:=\s*(?<points>[\d.,]+))?$/u;

const evenPoints = (index: number, count: number): number =>
  Math.round(1000 * (1 - index / (count - 1))) / 1000;

/** Sections in the order in which they first occur. */
function sectionsOf(rows: readonly CsvRow[]) {
  const bySection = Map.groupBy(rows, ({ section }) => section);
  return [...bySection].map(([name, members], index) => ({
    id: `section-${index + 1}`,
    name,
    criteria: members.map((row): Criterion => ({
      kind: 'choice',
      id: `criterion-${row.line}`,
      name: row.criterion,
      ...(row.guidance === '' ? {} : { guidance: row.guidance }),
      weight: row.weight,
      allowNotApplicable: row.allowNotApplicable,
      options: row.options,
    })),
  }));
}
