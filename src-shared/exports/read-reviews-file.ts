import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { placeOf, type FileProblem } from '../rubrics/rubric-file.ts';
import { ReviewsFile, reviewsFileFormat, reviewsFileVersion } from './reviews-file.ts';

/** A larger file is refused before it is read. It holds tens of thousands of reviews. */
export const maxReviewsFileBytes = 64 * 1024 * 1024;
/** More problems than these tell nobody more. */
const maxProblems = 20;
/** The deepest place that the format has is far above this; deeper files are made to do harm. */
const maxDepth = 40;

export type ReviewsFile = z.infer<typeof ReviewsFile>;

const Header = z.object({
  format: z.literal(reviewsFileFormat),
  formatVersion: z.number().int().positive(),
});

/** Reads exported reviews. A file with any error is refused as a whole. */
export function readReviewsFile(text: string): Result<ReviewsFile, readonly FileProblem[]> {
  const json = parseJson(text);
  if (!json.ok) return err([json.error]);
  const header = Header.safeParse(json.value);
  if (!header.success) {
    return err([{ place: '', message: 'This is not a file of reviews that Earmark exported.' }]);
  }
  if (header.data.formatVersion > reviewsFileVersion) {
    const message = `The file is in format version ${header.data.formatVersion}. This Earmark reads version ${reviewsFileVersion}; update Earmark to import it.`;
    return err([{ place: 'formatVersion', message }]);
  }
  const unsafe = unsafePlace(json.value, []);
  if (unsafe !== undefined) return err([unsafe]);
  const file = ReviewsFile.safeParse(json.value);
  if (!file.success) return err(problemsOf(file.error));
  const repeated = repeatedIds(file.data);
  return repeated.length === 0 ? ok(file.data) : err(repeated.slice(0, maxProblems));
}

function parseJson(text: string): Result<unknown, FileProblem> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return ok(value);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ place: '', message: `The file is damaged or cut off: ${detail}` });
  }
}

const problemsOf = (error: z.ZodError): readonly FileProblem[] =>
  error.issues
    .slice(0, maxProblems)
    .map(({ path, message }) => ({ place: placeOf(path), message }));

const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** The first place with a name that could change how objects behave, or that is nested too deeply. */
function unsafePlace(value: unknown, path: readonly PropertyKey[]): FileProblem | undefined {
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

/** Ids that two things in the file have, although each thing needs one of its own. */
function repeatedIds({ reviews, rubrics, tags }: ReviewsFile): readonly FileProblem[] {
  const seen = new Set<string>();
  const problems: FileProblem[] = [];
  const note = (kind: string, id: string, place: string): void => {
    const key = `${kind} ${id}`;
    if (seen.has(key)) problems.push({ place, message: `The ${kind} ${id} is in the file twice.` });
    seen.add(key);
  };
  for (const [index, review] of reviews.entries()) {
    const place = `reviews[${index}]`;
    note('review', review.id, `${place}.id`);
    review.tags.forEach(({ id }, at) => {
      note('applied tag', id, `${place}.tags[${at}].id`);
    });
    review.corrections.forEach(({ id }, at) => {
      note('correction', id, `${place}.corrections[${at}].id`);
    });
  }
  rubrics.forEach(({ id, version }, index) => {
    note('rubric version', `${id} ${version}`, `rubrics[${index}]`);
  });
  tags.forEach(({ id }, index) => {
    note('tag', id, `tags[${index}].id`);
  });
  return problems;
}
