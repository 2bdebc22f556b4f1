import { placeOf, problemsOf, readFormat, unsafePlace, type FileProblem } from '../file-format.ts';
import { err, ok, type Result } from '../result.ts';
import { findProblems } from '../rubrics/problems.ts';
import {
  CalibrationFile,
  calibrationFileFormat,
  calibrationFileVersion,
  type ResultsFile,
  type SessionFile,
} from './calibration-file.ts';

/** A larger file is refused before it is read. It holds 200 reviews with long comments. */
export const maxCalibrationFileBytes = 16 * 1024 * 1024;
/** More problems than these tell nobody more. */
const maxProblems = 20;

/** Reads a calibration session or its results. A file with any error is refused as a whole. */
export function readCalibrationFile(text: string): Result<CalibrationFile, readonly FileProblem[]> {
  const json = readFormat(text, {
    format: calibrationFileFormat,
    version: calibrationFileVersion,
    otherFile: 'This is not an Earmark calibration file.',
  });
  if (!json.ok) return err([json.error]);
  const unsafe = unsafePlace(json.value);
  if (unsafe !== undefined) return err([unsafe]);
  const file = CalibrationFile.safeParse(json.value);
  if (!file.success) return err(problemsOf(file.error).slice(0, maxProblems));
  const problems =
    file.data.kind === 'session' ? sessionProblems(file.data) : resultsProblems(file.data);
  return problems.length === 0 ? ok(file.data) : err(problems.slice(0, maxProblems));
}

const sessionProblems = ({ session }: SessionFile): readonly FileProblem[] => [
  ...findProblems(session.rubric)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => ({ place: placeOf(['session', 'rubric', ...path]), message })),
  ...repeated(session.callIds, (index) => `session.callIds[${index}]`),
  ...repeated(
    session.participants.map(({ id }) => id),
    (index) => `session.participants[${index}].id`,
  ),
];

const resultsProblems = ({ reviews }: ResultsFile): readonly FileProblem[] => [
  ...repeated(
    reviews.map(({ id }) => id),
    (index) => `reviews[${index}].id`,
  ),
  ...repeated(
    reviews.map(({ callId }) => callId),
    (index) => `reviews[${index}].callId`,
  ),
];

/** The places of values that the file has before. */
const repeated = (
  values: readonly string[],
  placeAt: (index: number) => string,
): readonly FileProblem[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ place: placeAt(index), message: `${value} is in the file twice.` }]
      : [],
  );
