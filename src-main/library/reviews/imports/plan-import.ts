import { isDeepStrictEqual } from 'node:util';
import type { ExportedReview } from '../../../../src-shared/exports/reviews-file.ts';
import type { ReviewsFile } from '../../../../src-shared/exports/read-reviews-file.ts';
import type { SkipReason } from '../../../../src-shared/exports/reviews-import.ts';
import type { ReviewData } from '../../../../src-shared/review.ts';
import { uuid } from '../../../../src-shared/reviewer.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import type { EditDeps } from '../history.ts';
import { reviewDataOf, type ReviewRow } from '../tables/review-rows.ts';
import { findTag } from '../tables/tag-set.ts';
import { fitsRubric, rubricOfImport } from './imported-rubric.ts';
import { importedReview, type TakenReview } from './imported-review.ts';

/** A review with the rubric that it is scored by. */
interface RatedReview extends TakenReview {
  readonly rubric: Rubric;
}

interface ImportPlan {
  readonly taken: readonly RatedReview[];
  readonly skipped: readonly SkipReason[];
  /** Rubric versions that are not here and that a taken review uses. */
  readonly rubrics: readonly Rubric[];
  readonly tagIds: ReadonlySet<string>;
}

type Deps = Pick<EditDeps, 'db' | 'rubrics' | 'holdsCall'>;

/** Decides for each review of a file whether it is taken. Changes nothing. */
export function planImport(deps: Deps, file: ReviewsFile): ImportPlan {
  const taken: RatedReview[] = [];
  const skipped: SkipReason[] = [];
  const rubrics = new Map<string, Rubric>();
  const tagIds = new Set<string>();
  const choose = createChoice(deps, file);
  for (const exported of file.reviews) {
    const choice = choose(exported);
    if (typeof choice === 'string') {
      skipped.push(choice);
      continue;
    }
    taken.push(choice);
    const { id, version } = choice.rubric;
    if (deps.rubrics.version(id, version) === undefined) {
      rubrics.set(`${id} ${version}`, choice.rubric);
    }
    for (const { tagId } of choice.review.tags) {
      if (findTag(deps.db, tagId) === undefined) tagIds.add(tagId);
    }
  }
  return { taken, skipped, rubrics: [...rubrics.values()], tagIds };
}

function createChoice(deps: Deps, file: ReviewsFile) {
  const { db } = deps;
  const rubricOf = createRubricChoice(deps, file);
  const tags = new Set(file.tags.map(({ id }) => id));
  return (exported: ExportedReview): RatedReview | SkipReason => {
    const review = importedReview(exported);
    const stored = db.first<ReviewRow>('SELECT * FROM reviews WHERE id = ?', exported.id);
    const before = stored && reviewDataOf(db, deps.rubrics, stored);
    const unwanted = reviewProblem(exported, review, before);
    if (unwanted !== undefined) return unwanted;
    if (!deps.holdsCall(review.callId)) return 'unknown-call';
    const rubric = rubricOf(exported.rubric);
    if (typeof rubric === 'string') return rubric;
    if (!fitsRubric(rubric, review.review.answers)) return 'unfit-answer';
    const isKnown = (id: string): boolean => tags.has(id) || findTag(db, id) !== undefined;
    if (!review.tags.every(({ tagId }) => isKnown(tagId))) return 'missing-tag';
    if (isIdInUse(deps, review)) return 'id-in-use';
    return { review, rubric, ...(before === undefined ? {} : { before }) };
  };
}

/** What the review itself and its state here say, before anything that it refers to is looked up. */
function reviewProblem(
  { purpose, reviewer }: ExportedReview,
  review: ReviewData,
  before: ReviewData | undefined,
): SkipReason | undefined {
  // A calibration review belongs to its session, which keeps it hidden from the other participants.
  if (purpose === 'calibration') return 'calibration';
  if (!uuid.safeParse(reviewer.id).success) return 'no-reviewer';
  if (before === undefined) return undefined;
  if (!isSameOrigin(before, review)) return 'id-in-use';
  if (isSameReview(before, review)) return 'already-here';
  return changedMs(review) > changedMs(before) ? undefined : 'newer-here';
}

/** A review keeps its call, reviewer and purpose for ever. */
const isSameOrigin = (one: ReviewData, other: ReviewData): boolean =>
  one.callId === other.callId &&
  one.review.reviewerId === other.review.reviewerId &&
  one.review.purpose === other.review.purpose;

/**
 * Time spent is no part of the judgement, and each computer adds to its own. A file carries no record of
 * what the measures said at submit.
 */
const isSameReview = (one: ReviewData, other: ReviewData): boolean =>
  isDeepStrictEqual(comparable(one), comparable(other));

const comparable = ({ review, corrections, ...data }: ReviewData): unknown =>
  JSON.parse(
    JSON.stringify({
      ...data,
      corrections: corrections.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
      review: { ...review, activeMs: 0, judgedMeasures: undefined },
    }),
  );

const changedMs = ({ review }: ReviewData): number => review.submittedMs ?? review.startedMs ?? 0;

type RubricChoice = (key: { readonly id: string; readonly version: number }) => Rubric | SkipReason;

/** The rubric version that a review of the file was scored by. Each is compared once. */
function createRubricChoice(deps: Deps, file: ReviewsFile): RubricChoice {
  const choices = new Map<string, Rubric | SkipReason>();
  return (key) => {
    const name = `${key.id} ${key.version}`;
    const carried = file.rubrics.find((one) => one.id === key.id && one.version === key.version);
    const known = choices.get(name) ?? rubricOfImport(deps, key, carried);
    choices.set(name, known);
    return known;
  };
}

/** Whether a tag or correction of the review has the id of one in another review. */
function isIdInUse({ db }: Deps, { reviewId = '', tags, corrections }: ReviewData): boolean {
  const isTaken = (table: 'applied_tags' | 'corrections', id: string): boolean =>
    db.first(`SELECT 1 FROM ${table} WHERE id = ? AND review_id <> ?`, id, reviewId) !== undefined;
  return (
    tags.some(({ id }) => isTaken('applied_tags', id)) ||
    corrections.some(({ id }) => isTaken('corrections', id))
  );
}
