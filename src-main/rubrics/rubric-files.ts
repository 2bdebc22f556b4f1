import type { FileProblem } from '../../src-shared/file-format.ts';
import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { rubricFromRows } from '../../src-shared/rubrics/rubric-csv.ts';
import {
  maxRubricFileBytes,
  readRubricFile,
  writeRubricFile,
} from '../../src-shared/rubrics/rubric-file.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import { fileError } from '../lib/file-error.ts';
import { writeWholeContent } from '../lib/whole-file.ts';

/** What an import came to: a rubric, or everything that is wrong with the file. */
type ImportedRubric = { readonly rubric: Rubric } | { readonly problems: readonly FileProblem[] };

/** Reads a rubric from a JSON file of Earmark, or from a spreadsheet that was saved as CSV. */
export async function importRubric(file: string): Promise<Result<ImportedRubric, AppError>> {
  const text = await readText(file);
  if (!text.ok) return text;
  if (text.value === undefined) {
    return ok({ problems: [{ place: '', message: 'The file is larger than 4 MB.' }] });
  }
  const isCsv = path.extname(file).toLowerCase() === '.csv';
  const read = isCsv
    ? fromCsv(text.value, path.basename(file, path.extname(file)))
    : readRubricFile(text.value);
  return ok(read.ok ? { rubric: read.value } : { problems: read.error });
}

/** Writes the rubric into the folder, in place of an older export of the same version. */
export async function exportRubric(
  folder: string,
  rubric: Rubric,
): Promise<Result<{ readonly path: string }, AppError>> {
  const name = rubric.name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60);
  const file = path.join(folder, `earmark-rubric-${name || 'rubric'}-v${rubric.version}.json`);
  const written = await writeWholeContent(file, writeRubricFile(rubric));
  return written.ok ? ok({ path: file }) : written;
}

/** Undefined when it is too large to be a rubric; then it is not read to its end. */
async function readText(file: string): Promise<Result<string | undefined, AppError>> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size > maxRubricFileBytes) return ok(undefined);
    return ok(await handle.readFile('utf8'));
  } catch (error) {
    return err(fileError(error, file));
  }
}

function fromCsv(text: string, name: string): Result<Rubric, readonly FileProblem[]> {
  const [firstLine = ''] = text.split('\n', 1);
  // Spreadsheets in countries with a decimal comma separate cells by semicolons.
  const delimiter = [';', '\t'].find((one) => firstLine.includes(one)) ?? ',';
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: false,
    });
    return rubricFromRows(rows, { id: `r-${randomUUID()}`, name: name.slice(0, 200) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err([{ place: '', message: `The file is no valid CSV: ${message}` }]);
  }
}
