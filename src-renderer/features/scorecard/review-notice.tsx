import { useStore } from 'zustand';
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
        <p className="score-read-only">{scorecardText.readOnly}</p>
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
