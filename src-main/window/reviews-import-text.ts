import type { ReviewsImportPreview, SkipReason } from '../../src-shared/exports/reviews-import.ts';
import type { FileProblem } from '../../src-shared/file-format.ts';
import { dateText } from '../lib/dates.ts';

const reviews = (count: number): string => (count === 1 ? '1 review' : `${count} reviews`);

const reasons: Readonly<Record<SkipReason, string>> = {
  'already-here': 'already here',
  'newer-here': 'changed here since, so the version here is kept',
  'unknown-call': 'of a call that this workspace does not have',
  calibration: 'of a calibration session',
  'no-reviewer': 'without a known reviewer',
  'missing-rubric': 'with a rubric version that is neither here nor in the file',
  'other-rubric': 'with a rubric version that differs from the one here',
  'unfit-answer': 'with an answer that its rubric does not offer',
  'missing-tag': 'with a tag that is neither here nor in the file',
  'id-in-use': 'with an id that another review here has',
};

/** The most names of one kind that are listed. */
const maxNames = 5;
/** The most errors of a file that are listed. */
const maxProblems = 8;

function list(label: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const rest = names.length - maxNames;
  const shown = names.slice(0, maxNames).map((name) => (name === '' ? 'unnamed reviewer' : name));
  return [`${label}: ${shown.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`];
}

function detail(preview: ReviewsImportPreview): string {
  const { added, updated, skipped } = preview;
  return [
    `Exported from “${preview.workspaceName}” on ${dateText(Date.parse(preview.exportedAt))}.`,
    ...(added > 0 ? [`New: ${reviews(added)}`] : []),
    ...(updated > 0 ? [`Newer than here: ${reviews(updated)}`] : []),
    ...skipped.map(
      ({ reason, reviews: count }) => `Left out: ${reviews(count)} ${reasons[reason]}`,
    ),
    ...list('Reviewers to be added', preview.newReviewers),
    ...list('Rubrics to be added (not used for new reviews)', preview.newRubrics),
    ...list('Tags to be added', preview.newTags),
    ...(added + updated > 0 ? ['You can undo the whole import.'] : []),
  ].join('\n');
}

export const problemLines = (problems: readonly FileProblem[]): string =>
  [
    ...problems
      .slice(0, maxProblems)
      .map(({ place, message }) => (place === '' ? message : `${place}: ${message}`)),
    ...(problems.length > maxProblems ? [`And ${problems.length - maxProblems} more.`] : []),
    'Nothing was imported.',
  ].join('\n');

export const reviewsImportText = {
  title: 'Import reviews',
  question: (file: string): string => `Import the reviews in ${file}?`,
  nothing: (file: string): string => `${file} has no review that can be imported.`,
  refused: (file: string): string => `${file} can’t be imported.`,
  confirm: 'Import',
  cancel: 'Cancel',
  close: 'Close',
  detail,
} as const;
