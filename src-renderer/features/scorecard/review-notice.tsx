import { useStore } from 'zustand';
import type { JudgedMeasure } from '../../../src-shared/judged-measures.ts';
import { criteriaOf } from '../../../src-shared/rubrics/criteria.ts';
import { useIsConcealed } from '../../lib/unbiased-mode.ts';
import { Button } from '../../ui/button.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { scorecardText } from './scorecard-text.ts';

/** What the reviewer should know of this review before judging: its purpose, and whether it can change. */
export function ReviewNotice({ parts }: { readonly parts: ScorecardParts }) {
  const review = useStore(parts.work, ({ data }) => data?.review);
  const concealed = useIsConcealed(review?.status);
  if (review === undefined) return undefined;
  const purpose = scorecardText.purposes[review.purpose];
  return (
    <>
      {purpose === undefined && !concealed ? undefined : (
        <p className="score-purpose">
          {purpose === undefined ? undefined : <span className="score-chip">{purpose}</span>}
          {concealed ? (
            <span className="score-chip" title={scorecardText.unbiasedHint}>
              {scorecardText.unbiased}
            </span>
          ) : undefined}
        </p>
      )}
      {review.status === 'submitted' ? (
        <>
          <p className="score-read-only">{scorecardText.readOnly}</p>
          <ChangedMeasures parts={parts} />
        </>
      ) : undefined}
      {review.status === 'voided' ? (
        <p className="score-read-only">
          {scorecardText.voided(review.voidReason ?? '')}{' '}
          <Button tone="quiet" onClick={() => void parts.actions.startReview()}>
            {scorecardText.startNew}
          </Button>
        </p>
      ) : undefined}
    </>
  );
}

const isSameResult = (one: JudgedMeasure, other: JudgedMeasure): boolean =>
  one.criterionId === other.criterionId && one.outcome === other.outcome;

/** The measures that the review was judged on and that say something else now. */
function ChangedMeasures({ parts }: { readonly parts: ScorecardParts }) {
  const judged = useStore(parts.work, ({ data }) => data?.review.judgedMeasures);
  const found = useStore(parts.store, ({ changedMeasures }) => changedMeasures);
  // A review that was submitted again since then was judged on the measures of that moment.
  const changed = found.filter((one) => judged?.some((now) => isSameResult(one, now)));
  const rubric = parts.openDetail()?.rubric;
  if (changed.length === 0 || rubric === undefined) return undefined;
  const names = new Map(criteriaOf(rubric).map(({ id, name }) => [id, name]));
  return (
    <details className="score-changed">
      <summary>{scorecardText.measuresChanged(changed.length)}</summary>
      <ul>
        {changed.map(({ criterionId, explanation }) => (
          <li key={criterionId}>
            {scorecardText.measureAtSubmit(names.get(criterionId) ?? criterionId, explanation)}
          </li>
        ))}
      </ul>
    </details>
  );
}
