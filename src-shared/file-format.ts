import { z } from 'zod';
import { err, ok, type Result } from './result.ts';

/** A reason why a file was refused, with its place in the file. */
export interface FileProblem {
  /** E.g. `rubric.sections[0].criteria[2].weight`; empty for the file as a whole. */
  readonly place: string;
  readonly message: string;
}

interface FileFormat {
  readonly format: string;
  /** The newest version that this Earmark reads. */
  readonly version: number;
  /** What is said of a file that is none of this format. */
  readonly otherFile: string;
}

/** Reads the JSON of a file of one of Earmark's formats. Its content is not checked yet. */
export function readFormat(
  text: string,
  { format, version, otherFile }: FileFormat,
): Result<unknown, FileProblem> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const header = Header.safeParse(json.value);
  if (!header.success || header.data.format !== format)
    return err({ place: '', message: otherFile });
  const { formatVersion } = header.data;
  if (formatVersion <= version) return json;
  const message = `The file is in format version ${formatVersion}. This Earmark reads version ${version}; update Earmark to import it.`;
  return err({ place: 'formatVersion', message });
}

const Header = z.object({ format: z.string(), formatVersion: z.number().int().positive() });

function parseJson(text: string): Result<unknown, FileProblem> {
  try {
    // Some editors write a byte order mark at the start.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return ok(value);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ place: '', message: `The file is damaged or cut off: ${detail}` });
  }
}

/** What a schema found, with the places. */
export const problemsOf = ({ issues }: z.ZodError): readonly FileProblem[] =>
  issues.map(({ path, message }) => ({ place: placeOf(path), message }));

/** A path in JavaScript notation, e.g. `criteria[2].weight`. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return index === 0 ? String(step) : `.${String(step)}`;
    })
    .join('');
