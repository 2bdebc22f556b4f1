import { useStore } from 'zustand';
import type { ReadReview } from '../../../src-shared/ipc/review-requests.ts';
import { answerText, valuesOf } from '../../../src-shared/review-answers.ts';
import type { OtherReview } from '../../../src-shared/review.ts';
import { criteriaOf } from '../../../src-shared/rubrics/criteria.ts';
import { scoreOf } from '../../../src-shared/rubrics/scoring.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatPercent } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { othersText } from './scorecard-text.ts';

/** The id of the list, which a command focuses. */
export const otherReviewsId = 'other-reviews';

/** The call's reviews by others, and by the reviewer for another purpose. Nothing if there are none. */
export function OtherReviews({ parts }: { readonly parts: ScorecardParts }) {
  const { actions } = parts;
  const others = useStore(parts.store, (state) => state.others);
  const shown = useStore(parts.store, (state) => state.shown);
  const status = useStore(parts.work, ({ data }) => data?.review.status);
  const purpose = useStore(parts.work, ({ data }) => data?.review.purpose);
  if (others.length === 0) return undefined;
  // The reviewer's own review makes the others readable once it is submitted.
  const hasJudged = status === 'submitted' && purpose !== 'calibration';
  const mayRead = (review: OtherReview): boolean =>
    review.readable || (hasJudged && review.purpose !== 'calibration');
  const isHidden = others.some((review) => !mayRead(review));
  return (
    <section className="section other-reviews" id={otherReviewsId} tabIndex={-1}>
      <h3 className="section-head">{othersText.title}</h3>
      <ul>
        {others.map((review) => (
          <li key={review.reviewId} className="other-review">
            <OtherReviewLine
              review={{ ...review, readable: mayRead(review) }}
              parts={parts}
              shown={shown?.work.reviewId === review.reviewId ? shown : undefined}
            />
          </li>
        ))}
      </ul>
      {isHidden ? (
        <p className="field-hint">
          {othersText.hidden}{' '}
          <Button tone="quiet" onClick={() => void actions.revealOthers()}>
            {othersText.reveal}
          </Button>
        </p>
      ) : undefined}
    </section>
  );
}

interface OtherReviewLineProps {
  readonly review: OtherReview;
  readonly parts: ScorecardParts;
  /** Its answers, while they are shown. */
  readonly shown: ReadReview | undefined;
}

function OtherReviewLine({ review, parts, shown }: OtherReviewLineProps) {
  const { actions } = parts;
  const { reviewId, own, readable, purpose, submittedMs } = review;
  const name = own ? othersText.own : (review.reviewer ?? othersText.unnamed);
  const about = [othersText.purposes[purpose], submittedMs && formatDateTime(submittedMs)];
  return (
    <>
      <div className="other-review-line">
        <span className="other-review-name">{name}</span>
        <span className="other-review-about">{about.filter(Boolean).join(' · ')}</span>
        {readable && shown === undefined ? (
          <Button tone="quiet" onClick={() => void actions.showReview(reviewId)}>
            {othersText.show}
          </Button>
        ) : undefined}
        {shown === undefined ? undefined : (
          <Button tone="quiet" onClick={actions.hideReview}>
            {othersText.hide}
          </Button>
        )}
        {own ? (
          <Button tone="quiet" onClick={() => void actions.selectReview(reviewId)}>
            {othersText.select}
          </Button>
        ) : undefined}
      </div>
      {shown === undefined ? undefined : <ReviewAnswers {...shown} />}
    </>
  );
}

/** What another reviewer answered, to read. */
function ReviewAnswers({ work, rubric }: ReadReview) {
  const { answers, comment } = work.review;
  const { percent } = scoreOf(rubric, valuesOf(answers));
  return (
    <div className="other-answers">
      <p className="figure">{othersText.score(formatPercent(percent))}</p>
      <dl>
        {criteriaOf(rubric).flatMap((criterion) => {
          const answer = answers[criterion.id];
          if (answer === undefined) return [];
          return [
            <div key={criterion.id} className="other-answer">
              <dt>{criterion.name}</dt>
              <dd dir="auto">
                {answerText(criterion, answer.value) ?? '–'}
                {answer.comment === undefined ? undefined : (
                  <span className="other-comment"> {answer.comment}</span>
                )}
              </dd>
            </div>,
          ];
        })}
      </dl>
      {comment === undefined ? undefined : <p dir="auto">{comment}</p>}
    </div>
  );
}
