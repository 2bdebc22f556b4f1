import { z } from 'zod';
import { placeOf, problemsOf, readFormat, type FileProblem } from '../file-format.ts';
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

/** Reads an exported rubric. A file with any error is refused as a whole. */
export function readRubricFile(text: string): Result<Rubric, readonly FileProblem[]> {
  if (text.length > maxRubricFileBytes) {
    return err([{ place: '', message: 'The file is larger than 4 MB, so it is not a rubric.' }]);
  }
  const json = readFormat(text, {
    format: rubricFileFormat,
    version: rubricFileVersion,
    otherFile: 'This is not an Earmark rubric file.',
  });
  if (!json.ok) return err([json.error]);
  const file = RubricFile.safeParse(json.value);
  if (!file.success) return err(problemsOf(file.error));
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
