import type { Ratings } from '../agreement/ratings.ts';
import type { Scale } from '../agreement/krippendorff.ts';
import type { AnswerValue } from '../rubrics/answer.ts';
import { criteriaOf } from '../rubrics/criteria.ts';
import { toNumber } from '../rubrics/fraction.ts';
import { pointsOf } from '../rubrics/scoring.ts';
import type { Criterion, CriterionOf, Rubric } from '../rubrics/rubric.ts';
import type { SessionResults } from './session-results.ts';

export interface ScaledRatings {
  readonly scale: Scale;
  readonly ratings: Ratings;
  /** All categories that could have been given; empty where that has no meaning. */
  readonly categories: readonly number[];
}

type Answered = Pick<SessionResults, 'calls' | 'participants' | 'reviews'>;
type ValueOf = (callId: string, reviewerId: string, criterionId: string) => AnswerValue | undefined;

/** Finds what a participant answered. */
export function answersOf({ reviews }: Pick<Answered, 'reviews'>): ValueOf {
  const byKey = new Map(
    reviews.map((review) => [`${review.reviewerId} ${review.callId}`, review.answers]),
  );
  return (callId, reviewerId, criterionId) =>
    byKey.get(`${reviewerId} ${callId}`)?.[criterionId]?.value;
}

/**
 * The answers to one criterion as ratings; undefined for free text, which can't be compared. Options with
 * different points are in an order. With an N/A among the answers, or two options of the same points, they
 * are only names.
 */
export function criterionRatings(
  criterion: Criterion,
  session: Answered,
): ScaledRatings | undefined {
  const valueOf = answersOf(session);
  const values = session.calls.map(({ callId }) =>
    session.participants.map(({ id }) => valueOf(callId, id, criterion.id)),
  );
  switch (criterion.kind) {
    case 'choice':
      return choiceRatings(criterion, values);
    case 'checklist':
      return checklistRatings(criterion, values);
    case 'number':
      return {
        scale: 'interval',
        ratings: values.map((row) =>
          row.map((value) => (value?.kind === 'number' ? value.value : undefined)),
        ),
        categories: [],
      };
    case 'text':
      return undefined;
    default:
      return criterion satisfies never;
  }
}

type Values = readonly (readonly (AnswerValue | undefined)[])[];

function choiceRatings({ options }: CriterionOf<'choice'>, values: Values): ScaledRatings {
  const points = options.map((option) => option.points);
  const hasNotApplicable = values.flat().some((value) => value?.kind === 'not-applicable');
  const isOrdered = !hasNotApplicable && new Set(points).size === points.length;
  const categoryOf = (value: AnswerValue | undefined): number | undefined => {
    if (value?.kind === 'not-applicable') return options.length;
    if (value?.kind !== 'choice') return undefined;
    const index = options.findIndex(({ id }) => id === value.optionId);
    if (index < 0) return undefined;
    return isOrdered ? points[index] : index;
  };
  const names = options.map((_, index) => index);
  return {
    scale: isOrdered ? 'ordinal' : 'nominal',
    ratings: values.map((row) => row.map(categoryOf)),
    categories: isOrdered ? points : [...names, ...(hasNotApplicable ? [options.length] : [])],
  };
}

/** Each item of each call is a unit of its own: checked or not. */
const checklistRatings = ({ items }: CriterionOf<'checklist'>, values: Values): ScaledRatings => ({
  scale: 'nominal',
  ratings: values.flatMap((row) =>
    items.map(({ id }) =>
      row.map((value) =>
        value?.kind === 'checklist' ? Number(value.itemIds.includes(id)) : undefined,
      ),
    ),
  ),
  categories: [0, 1],
});

/**
 * All criteria that count together: a unit is a criterion of a call, and its rating is the share of the
 * points that the answer earns.
 */
export function overallRatings(rubric: Rubric, session: Answered): ScaledRatings {
  const valueOf = answersOf(session);
  return {
    scale: 'interval',
    ratings: session.calls.flatMap(({ callId }) =>
      criteriaOf(rubric).map((criterion) =>
        session.participants.map(({ id }) =>
          earnedShare(criterion, valueOf(callId, id, criterion.id)),
        ),
      ),
    ),
    categories: [],
  };
}

/** From 0 to 1; undefined for an answer that is not counted. */
export function earnedShare(
  criterion: Criterion,
  value: AnswerValue | undefined,
): number | undefined {
  const points = pointsOf(criterion, value);
  return points && toNumber(points);
}
