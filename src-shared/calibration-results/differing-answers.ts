import type { Answer } from '../review.ts';
import type { Reviewer } from '../reviewer.ts';
import type { Criterion } from '../rubrics/rubric.ts';
import type { AgreedAnswer, SessionCall, SessionResults } from './session-results.ts';
import { agreementTable } from './agreement-table.ts';

export interface GivenAnswer {
  readonly reviewer: Reviewer;
  readonly answer: Answer;
}

/** A criterion of a call that the participants answered differently. */
export interface DifferingAnswers {
  readonly call: SessionCall;
  readonly criterion: Criterion;
  readonly given: readonly GivenAnswer[];
  readonly agreed: AgreedAnswer | undefined;
}

/** All differing answers, those of the criterion with the widest spread first. */
export function differingAnswers(results: SessionResults): readonly DifferingAnswers[] {
  const reviewOf = new Map(
    results.reviews.map((review) => [`${review.reviewerId} ${review.callId}`, review.answers]),
  );
  const agreedOn = new Map(results.agreed.map((one) => [`${one.criterionId} ${one.callId}`, one]));
  return agreementTable(results).criteria.flatMap(({ criterion }) =>
    results.calls.flatMap((call): DifferingAnswers[] => {
      const given = results.participants.flatMap((reviewer): GivenAnswer[] => {
        const answer = reviewOf.get(`${reviewer.id} ${call.callId}`)?.[criterion.id];
        return answer?.value === undefined ? [] : [{ reviewer, answer }];
      });
      const texts = new Set(given.map(({ answer }) => comparedText(criterion, answer)));
      if (texts.size < 2) return [];
      return [{ call, criterion, given, agreed: agreedOn.get(`${criterion.id} ${call.callId}`) }];
    }),
  );
}

/** The items of a checklist have no order, so they are compared in the order of the rubric. */
function comparedText(criterion: Criterion, { value }: Answer): string | undefined {
  if (value?.kind !== 'checklist' || criterion.kind !== 'checklist') return JSON.stringify(value);
  const itemIds = criterion.items.map(({ id }) => id).filter((id) => value.itemIds.includes(id));
  return JSON.stringify(itemIds);
}
