import type { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { problemsOf, readFormat, unsafePlace, type FileProblem } from '../file-format.ts';
import { ReviewsFile, reviewsFileFormat, reviewsFileVersion } from './reviews-file.ts';

/** A larger file is refused before it is read. It holds tens of thousands of reviews. */
export const maxReviewsFileBytes = 64 * 1024 * 1024;
/** More problems than these tell nobody more. */
const maxProblems = 20;

export type ReviewsFile = z.infer<typeof ReviewsFile>;

/** Reads exported reviews. A file with any error is refused as a whole. */
export function readReviewsFile(text: string): Result<ReviewsFile, readonly FileProblem[]> {
  const json = readFormat(text, {
    format: reviewsFileFormat,
    version: reviewsFileVersion,
    otherFile: 'This is not a file of reviews that Earmark exported.',
  });
  if (!json.ok) return err([json.error]);
  const unsafe = unsafePlace(json.value);
  if (unsafe !== undefined) return err([unsafe]);
  const file = ReviewsFile.safeParse(json.value);
  if (!file.success) return err(problemsOf(file.error).slice(0, maxProblems));
  const repeated = repeatedIds(file.data);
  return repeated.length === 0 ? ok(file.data) : err(repeated.slice(0, maxProblems));
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
