import { severityOf } from '../insights/severity.ts';
import type { Estimate } from '../statistics/interval.ts';
import type { Reviewer } from '../reviewer.ts';
import { mean } from '../agreement/ratings.ts';
import { criteriaOf } from '../rubrics/criteria.ts';
import type { Criterion } from '../rubrics/rubric.ts';
import { answersOf, earnedShare } from './criterion-ratings.ts';
import type { SessionResults } from './session-results.ts';

export interface ParticipantSeverity {
  readonly reviewer: Reviewer;
  /** In percentage points of the answers' points; below 0 is stricter. Undefined without a comparison. */
  readonly severity: Estimate | undefined;
  /** How many of the compared answers have an agreed one. */
  readonly benchmarked: number;
}

/**
 * How much more or fewer points the answers of each participant earn than the agreed answers, or than the
 * mean of the others' answers where none was agreed on. One comparison per criterion and call.
 */
export function participantSeverities(results: SessionResults): readonly ParticipantSeverity[] {
  return results.participants.map((reviewer) => {
    const compared = comparisonsOf(results, reviewer.id);
    return {
      reviewer,
      severity: severityOf(
        compared.map(({ own, reference }) => ({
          submittedMs: 0,
          difference: 100 * (own - reference),
        })),
      ),
      benchmarked: compared.filter(({ isAgreed }) => isAgreed).length,
    };
  });
}

interface Comparison {
  readonly own: number;
  readonly reference: number;
  readonly isAgreed: boolean;
}

function comparisonsOf(results: SessionResults, reviewerId: string): readonly Comparison[] {
  const valueOf = answersOf(results);
  const agreed = new Map(
    results.agreed.map((one) => [`${one.criterionId} ${one.callId}`, one.value]),
  );
  const others = results.participants.filter(({ id }) => id !== reviewerId);
  const compare = (callId: string, criterion: Criterion): readonly Comparison[] => {
    const share = (id: string): number | undefined =>
      earnedShare(criterion, valueOf(callId, id, criterion.id));
    const own = share(reviewerId);
    if (own === undefined) return [];
    const benchmark = agreed.get(`${criterion.id} ${callId}`);
    const agreedShare = earnedShare(criterion, benchmark);
    if (agreedShare !== undefined) return [{ own, reference: agreedShare, isAgreed: true }];
    // An agreed N/A is not counted, so there is nothing to compare with.
    if (benchmark !== undefined) return [];
    const shares = others.flatMap(({ id }) => share(id) ?? []);
    return shares.length === 0 ? [] : [{ own, reference: mean(shares), isAgreed: false }];
  };
  return results.calls.flatMap(({ callId }) =>
    criteriaOf(results.rubric).flatMap((criterion) => compare(callId, criterion)),
  );
}
