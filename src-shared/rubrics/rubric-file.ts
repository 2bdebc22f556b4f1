import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { findProblems } from './problems.ts';
import { Rubric } from './rubric.ts';

/** The file format for exchanging rubrics, as in docs/schemas/earmark-rubric-1.schema.json. */
export const rubricFileFormat = 'earmark-rubric';
export const rubricFileVersion = 1;
/** A larger file is unlikely to be a rubric and is refused. */
export const maxRubricFileBytes = 4 * 1024 * 1024;

export const RubricFile = z.object({
  format: z.literal(rubricFileFormat),
  formatVersion: z.literal(rubricFileVersion),
  rubric: Rubric,
});

/** A reason why a file was refused, with its place in the file. */
export interface FileProblem {
  /** E.g. `rubric.sections[0].criteria[2].weight`; empty for the file as a whole. */
  readonly place: string;
  readonly message: string;
}

/** Reads an exported rubric. A file with any error is refused as a whole. */
export function readRubricFile(text: string): Result<Rubric, readonly FileProblem[]> {
  const json = parseJson(text);
  if (!json.ok) return err([json.error]);
  const kind = Header.safeParse(json.value);
  if (!kind.success) return err([{ place: '', message: 'This is not an Earmark rubric file.' }]);
  if (kind.data.formatVersion > rubricFileVersion) {
    const message = `The file is in format version ${kind.data.formatVersion}. This Earmark reads version ${rubricFileVersion}; update Earmark to import it.`;
    return err([{ place: 'formatVersion', message }]);
  }
  const file = RubricFile.safeParse(json.value);
  if (!file.success) {
    return err(file.error.issues.map(({ path, message }) => ({ place: placeOf(path), message })));
  }
  const errors = findProblems(file.data.rubric).filter(({ severity }) => severity === 'error');
  return errors.length === 0
    ? ok(file.data.rubric)
    : err(errors.map(({ path, message }) => ({ place: placeOf(['rubric', ...path]), message })));
}

/** The text of a rubric file, ending with a line break. */
export function writeRubricFile(rubric: Rubric): string {
  const file = { format: rubricFileFormat, formatVersion: rubricFileVersion, rubric };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

const Header = z.object({
  format: z.literal(rubricFileFormat),
  formatVersion: z.number().int().positive(),
});

function parseJson(text: string): Result<unknown, FileProblem> {
  if (text.length > maxRubricFileBytes) {
    return err({ place: '', message: 'The file is larger than 4 MB, so it is not a rubric.' });
  }
  try {
    // Some editors write a byte order mark at the start.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return ok(value);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ place: '', message: `The file is damaged: ${detail}` });
  }
}

/** A path in JavaScript notation, e.g. `criteria[2].weight`. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return index === 0 ? String(step) : `.${String(step)}`;
    })
    .join('');
