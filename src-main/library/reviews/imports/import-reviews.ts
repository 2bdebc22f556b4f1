import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
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
import { noAnnotations } from '../../../../src-shared/no-annotations.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import type { EditReceipt, ReviewData } from '../../../../src-shared/review.ts';
import type { FileProblem } from '../../../../src-shared/file-format.ts';
import { fileError } from '../../../lib/file-error.ts';
import type { Db } from '../../db/db.ts';
import { refused, type EditContext } from '../edits/edit-context.ts';
import { recordEdit, type EditDeps } from '../history.ts';
import { writeReviewData } from '../tables/review-rows.ts';
import { readTags } from '../tables/tag-set.ts';
import { planImport, type TakenReview } from './plan-import.ts';

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

interface ReadFile {
  readonly file: ReviewsFile;
  readonly contentHash: string;
}

function readFile(
  path: string,
): Result<ReadFile | { readonly problems: readonly FileProblem[] }, AppError> {
  const text = readLimited(path);
  if (!text.ok) return text;
  if (text.value === undefined) {
    return ok({ problems: [{ place: '', message: 'The file is larger than 64 MB.' }] });
  }
  const file = readReviewsFile(text.value);
  return ok(
    file.ok
      ? { file: file.value, contentHash: hash('sha256', text.value, 'hex') }
      : { problems: file.error },
  );
}

/** Undefined if the file is too large; then none of it is read. */
function readLimited(path: string): Result<string | undefined, AppError> {
  try {
    const handle = openSync(path, 'r');
    try {
      const { size } = fstatSync(handle);
      return ok(size > maxReviewsFileBytes ? undefined : readFileSync(handle, 'utf8'));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return err(fileError(error, path));
  }
}

function previewOf(deps: EditDeps, { file, contentHash }: ReadFile): ReviewsImportPreview {
  const plan = planImport(deps, file);
  const updated = plan.taken.filter(({ before }) => before !== undefined).length;
  return {
    contentHash,
    workspaceName: file.workspace.name,
    exportedAt: file.exportedAt,
    added: plan.taken.length - updated,
    updated,
    skipped: skipReasons
      .map((reason) => ({
        reason,
        reviews: plan.skipped.filter((one) => one === reason).length,
      }))
      .filter(({ reviews }) => reviews > 0),
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
  const { db, recorder, nowMs } = context;
  const plan = planImport(context, file);
  if (plan.taken.length === 0) return refused('The file has no review that can be imported.');
  // A name without reviews is shown nowhere, so it may stay when the import is undone.
  for (const { id, name } of newReviewers(db, plan.taken)) {
    db.run('INSERT INTO reviewers VALUES (?, ?)', id, name);
  }
  plan.rubrics.forEach((rubric) => {
    recorder.put('rubrics', {
      id: rubric.id,
      version: rubric.version,
      saved_as: lastOf(db, 'SELECT max(saved_as) AS last FROM rubrics') + 1,
      saved_ms: nowMs,
      body: JSON.stringify(rubric),
      // New reviews keep to the rubrics that were published here.
      status: 'retired',
    });
  });
  addTags(context, file, plan.tagIds);
  for (const taken of plan.taken) writeTaken(context, taken);
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

function writeTaken({ db, recorder }: EditContext, { review, rubric, before }: TakenReview): void {
  writeReviewData(recorder, {
    before: before ?? emptyReview(review),
    after: review,
    rubric,
    // The file does not carry the transcript that the review was made on.
    snapshotId: null,
  });
  // Time spent is no step of undo. What was counted here stays.
  db.run(
    'INSERT INTO presence(call_id, reviewer_id, active_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    review.callId,
    review.review.reviewerId ?? '',
    review.review.activeMs,
  );
}

const emptyReview = ({ callId, review }: ReviewData): ReviewData => ({
  callId,
  ...noAnnotations,
  tags: [],
  review: { ...review, answers: {} },
});
