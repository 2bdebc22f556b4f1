import {
  maxReviewsFileBytes,
  readReviewsFile,
  type ReviewsFile,
} from '../../../../src-shared/exports/read-reviews-file.ts';
import {
  skipReasons,
  type CheckedReviewsFile,
  type ReviewsImportPreview,
} from '../../../../src-shared/exports/reviews-import.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { ok, type Result } from '../../../../src-shared/result.ts';
import type { EditReceipt } from '../../../../src-shared/review.ts';
import type { Db } from '../../db/db.ts';
import { refused, type EditContext } from '../edits/edit-context.ts';
import { recordEdit, type EditDeps } from '../history.ts';
import { readTags } from '../tables/tag-set.ts';
import { countSkipped, writeImported, type TakenReview } from './imported-review.ts';
import { addRetiredRubric } from './imported-rubric.ts';
import { planImport } from './plan-import.ts';
import { readImportFile, type ImportFile } from './read-import-file.ts';

/** Reads a file of reviews and finds out what an import would do. Changes nothing. */
export function checkReviewsFile(
  deps: EditDeps,
  path: string,
): Result<CheckedReviewsFile, AppError> {
  const read = readFile(path);
  if (!read.ok) return read;
  if ('problems' in read.value) return ok(read.value);
  return ok({ preview: previewOf(deps, read.value) });
}

interface ImportRequest {
  readonly path: string;
  /** Of the preview that was confirmed. */
  readonly contentHash: string;
  readonly requestId: string;
}

/** Imports the reviews of a file as one step of undo. */
export function importReviews(
  deps: EditDeps,
  { path, contentHash, requestId }: ImportRequest,
): Result<EditReceipt, AppError> {
  const read = readFile(path);
  if (!read.ok) return read;
  const { value } = read;
  if ('problems' in value || value.contentHash !== contentHash) {
    return refused('The file has changed since it was checked. Nothing was imported.');
  }
  return recordEdit(deps, {
    requestId,
    edit: { kind: 'reviews.import', contentHash },
    make: (context) => writeImport(context, value.file),
  });
}

const readFile = (path: string) =>
  readImportFile(path, { maxBytes: maxReviewsFileBytes, read: readReviewsFile });

function previewOf(
  deps: EditDeps,
  { file, contentHash }: ImportFile<ReviewsFile>,
): ReviewsImportPreview {
  const plan = planImport(deps, file);
  const updated = plan.taken.filter(({ before }) => before !== undefined).length;
  return {
    contentHash,
    workspaceName: file.workspace.name,
    exportedAt: file.exportedAt,
    added: plan.taken.length - updated,
    updated,
    skipped: countSkipped(skipReasons, plan.skipped),
    newRubrics: plan.rubrics.map(({ name, version }) => `${name}, version ${version}`),
    newTags: file.tags.filter(({ id }) => plan.tagIds.has(id)).map(({ name }) => name),
    newReviewers: newReviewers(deps.db, plan.taken).map(({ name }) => name),
  };
}

function newReviewers(db: Db, taken: readonly TakenReview[]) {
  const names = new Map(
    taken.map(({ review }) => [review.review.reviewerId ?? '', review.review.reviewer ?? '']),
  );
  return [...names]
    .filter(([id]) => db.first('SELECT 1 FROM reviewers WHERE id = ?', id) === undefined)
    .map(([id, name]) => ({ id, name }));
}

function writeImport(context: EditContext, file: ReviewsFile): Result<string, AppError> {
  const { db } = context;
  const plan = planImport(context, file);
  if (plan.taken.length === 0) return refused('The file has no review that can be imported.');
  // A name without reviews is shown nowhere, so it may stay when the import is undone.
  for (const { id, name } of newReviewers(db, plan.taken)) {
    db.run('INSERT INTO reviewers VALUES (?, ?)', id, name);
  }
  for (const rubric of plan.rubrics) addRetiredRubric(context, rubric);
  addTags(context, file, plan.tagIds);
  for (const taken of plan.taken) writeImported(context, taken, taken.rubric);
  return ok(
    plan.taken.length === 1 ? '1 review imported' : `${plan.taken.length} reviews imported`,
  );
}

const lastOf = (db: Db, sql: string): number => db.first<{ last: number | null }>(sql)?.last ?? 0;

/** A tag whose name is taken is kept as retired: it shows where it was applied, and is not offered. */
function addTags({ db, recorder }: EditContext, file: ReviewsFile, ids: ReadonlySet<string>): void {
  for (const tag of file.tags.filter(({ id }) => ids.has(id))) {
    const isNameTaken = readTags(db).some(
      ({ name, retired }) =>
        retired !== true && name.toLocaleLowerCase() === tag.name.toLocaleLowerCase(),
    );
    recorder.put('tags', {
      id: tag.id,
      position: lastOf(db, 'SELECT max(position) AS last FROM tags') + 1,
      name: tag.name,
      colour: tag.colour,
      digit: null,
      description: tag.description ?? null,
      retired: Number(tag.retired === true || isNameTaken),
    });
  }
}
