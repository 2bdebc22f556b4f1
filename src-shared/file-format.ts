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

const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);
/** The deepest place that a format has is far above this; deeper files are made to do harm. */
const maxDepth = 40;

/** The first place with a name that could change how objects behave, or that is nested too deeply. */
export function unsafePlace(
  value: unknown,
  path: readonly PropertyKey[] = [],
): FileProblem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > maxDepth) {
    return { place: placeOf(path.slice(0, 5)), message: 'The file is nested too deeply.' };
  }
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (unsafeKeys.has(key)) return { place: placeOf(at), message: 'This name is not allowed.' };
    const found = unsafePlace(inner, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
