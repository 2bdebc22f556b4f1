import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import type { Reviewer } from '../../../src-shared/reviewer.ts';
import { withCallNames } from '../calls/read-calls.ts';
import { readHistory, recordEdit, undoOrRedo, type EditDeps } from '../reviews/history.ts';
import { checkReviewsFile, importReviews } from '../reviews/imports/import-reviews.ts';
import { otherReviews, readOtherReview, selectOwnReview } from '../reviews/other-reviews.ts';
import type { CallId } from '../../../src-shared/call.ts';
import {
  addActiveTime,
  savePosition,
  saveWordOffset,
  type ReviewerCall,
} from '../reviews/tables/presence.ts';
import { rescoredReviews } from '../reviews/tables/rescored-reviews.ts';
import { listRubrics } from '../reviews/tables/rubrics.ts';
import { readReviewData } from '../reviews/tables/review-rows.ts';
import { pastReviewers } from '../sample-past/past-reviewers.ts';
import { readReviewers } from '../reviews/tables/reviewers.ts';
import { readTags } from '../reviews/tables/tag-set.ts';
import { readTemplates } from '../reviews/tables/templates.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';
import { mirrorEdit } from './review-mirror.ts';
import { readWordErrorRates } from './word-error-rates.ts';

const reviewerCall = ({ reviewer }: LibraryDatabases, callId: CallId): ReviewerCall => ({
  callId,
  reviewerId: reviewer().id,
});

type ReviewerChannel =
  | 'reviewer:set'
  | 'reviewer:list'
  | 'reviews:of-call'
  | 'reviews:read'
  | 'reviews:select';

type ReviewChannel =
  | 'call:position'
  | 'call:word-offset'
  | 'work:active'
  | 'edit:apply'
  | 'edit:undo'
  | 'edit:redo'
  | 'edit:history'
  | 'work:of'
  | ReviewerChannel
  | 'reviews-file:check'
  | 'reviews-file:import'
  | 'tags:list'
  | 'templates:list'
  | 'rubric:current'
  | 'rubric:list'
  | 'rubric:preview'
  | 'corrections:word-error-rates';

/** Copies an edit to `calls.db` when it is stored; a failed one passes unchanged. */
export type Mirrored = <T extends EditReceipt>(
  databases: LibraryDatabases,
  receipt: Result<T, AppError>,
) => Result<T, AppError>;

/** The edit is stored by now. If its copy in calls.db fails, the next opening catches up. */
export const createMirrored =
  (log: (detail: string) => void): Mirrored =>
  (databases, receipt) => {
    if (!receipt.ok) return receipt;
    try {
      mirrorEdit(databases.calls(), databases.reviews, {
        ...receipt.value,
        reviewerId: databases.reviewer().id,
      });
    } catch (error) {
      log(`The queue's copy of an edit could not be written: ${String(error)}`);
    }
    // Edits of the tag set and of rubrics can concern any review.
    const { reviewData } = receipt.value;
    if (reviewData === undefined) databases.insights.tables.reset();
    else databases.insights.tables.reviewsChanged([reviewData.callId]);
    return receipt;
  };

/** Only the label: a second opinion must not see the review of another. */
const withoutReview = ({ historyId, label }: EditReceipt): EditReceipt => ({ historyId, label });

/** Makes an edit as a reviewer, who is the current one unless they were switched meanwhile. */
const createMade =
  (mirrored: Mirrored) =>
  (
    databases: LibraryDatabases,
    madeBy: Reviewer | undefined,
    make: (context: EditDeps) => Result<EditReceipt, AppError>,
  ): Result<EditReceipt, AppError> => {
    if (madeBy === undefined || madeBy.id === databases.reviewer().id) {
      return mirrored(databases, make(databases.editContext));
    }
    const receipt = mirrored(databases, make(databases.editContextOf(madeBy)));
    return receipt.ok ? ok(withoutReview(receipt.value)) : receipt;
  };

export function reviewHandlers(
  withDatabases: WithDatabases,
  mirrored: Mirrored,
): HandlersFor<ReviewChannel> {
  const made = createMade(mirrored);
  return {
    'call:position': withDatabases<'call:position'>((databases, { callId, positionMs }) => {
      savePosition(databases.reviews, reviewerCall(databases, callId), positionMs);
      return ok(true);
    }),
    'call:word-offset': withDatabases<'call:word-offset'>((databases, { callId, offsetMs }) => {
      saveWordOffset(databases.reviews, reviewerCall(databases, callId), offsetMs);
      return ok(true);
    }),
    'work:active': withDatabases<'work:active'>((databases, { callId, ms }, requestId) => {
      addActiveTime(databases.reviews, { ...reviewerCall(databases, callId), ms, requestId });
      return ok(true);
    }),
    'edit:apply': withDatabases<'edit:apply'>((databases, { madeBy, ...request }) =>
      made(databases, madeBy, (context) => recordEdit(context, request)),
    ),
    'edit:undo': withDatabases<'edit:undo'>((databases, input, requestId) =>
      made(databases, input?.madeBy, (context) => undoOrRedo(context, requestId, 'undo')),
    ),
    'edit:redo': withDatabases<'edit:redo'>((databases, input, requestId) =>
      made(databases, input?.madeBy, (context) => undoOrRedo(context, requestId, 'redo')),
    ),
    'edit:history': withDatabases<'edit:history'>((databases, { limit }) => {
      const calls = databases.calls();
      const entries = readHistory(databases.reviews, databases.reviewer().id, limit);
      return ok(entries.map((entry) => withCallNames(calls, entry)));
    }),
    'work:of': withDatabases<'work:of'>((databases, { callId }) =>
      ok(readReviewData(databases.reviews, databases.rubrics, reviewerCall(databases, callId))),
    ),
    'reviews-file:check': withDatabases<'reviews-file:check'>(({ editContext }, { path }) =>
      checkReviewsFile(editContext, path),
    ),
    'reviews-file:import': withDatabases<'reviews-file:import'>((databases, request) =>
      mirrored(databases, importReviews(databases.editContext, request)),
    ),
    ...reviewerHandlers(withDatabases),
    'templates:list': withDatabases<'templates:list'>(({ reviews }) => ok(readTemplates(reviews))),
    'tags:list': withDatabases<'tags:list'>(({ reviews }) => ok(readTags(reviews))),
    'rubric:current': withDatabases<'rubric:current'>(({ rubrics }) => ok(rubrics.current())),
    'rubric:list': withDatabases<'rubric:list'>(({ reviews }) => ok(listRubrics(reviews))),
    'rubric:preview': withDatabases<'rubric:preview'>(({ reviews, rubrics }, key) =>
      ok(rescoredReviews(reviews, rubrics, key)),
    ),
    'corrections:word-error-rates': withDatabases<'corrections:word-error-rates'>(
      async (databases, { filter }) => ok(await readWordErrorRates(databases, filter)),
    ),
  };
}

/** Who reviews, and what others think of a call. */
const reviewerHandlers = (withDatabases: WithDatabases): HandlersFor<ReviewerChannel> => ({
  'reviewer:set': withDatabases<'reviewer:set'>((databases, { reviewer }) => {
    databases.setReviewer(reviewer);
    return ok(true);
  }),
  'reviewer:list': withDatabases<'reviewer:list'>(({ reviews }) => {
    // Nobody continues the reviews of the sample's invented reviewers.
    const invented = new Set(pastReviewers.map(({ id }) => id));
    return ok(readReviewers(reviews).filter(({ id }) => !invented.has(id)));
  }),
  'reviews:of-call': withDatabases<'reviews:of-call'>((databases, { callId }) =>
    ok(otherReviews(databases.reviews, reviewerCall(databases, callId))),
  ),
  'reviews:read': withDatabases<'reviews:read'>((databases, { reviewId }) =>
    readOtherReview(databases.editContext, reviewId),
  ),
  'reviews:select': withDatabases<'reviews:select'>((databases, { reviewId }) =>
    selectOwnReview(databases.editContext, reviewId),
  ),
});
