import type { Moment } from '../../../../src-shared/insights/panels.ts';
import { formatTime } from '../../../lib/format.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { criteriaText } from '../insights-text.ts';

interface MomentListProps {
  readonly moments: readonly Moment[];
  readonly actions: InsightsActions;
}

/** Quotes of calls; each opens its call at that moment. */
export const MomentList = ({ moments, actions }: MomentListProps) => (
  <ul className="moment-list">
    {moments.map(({ callId, quote, startMs, comment, reviewer }, index) => (
      // Two passages of a call may have the same quote.
      <li key={`${callId} ${index}`}>
        <button
          type="button"
          className="moment"
          title={criteriaText.openMoment(quote)}
          onClick={() => actions.openMoment(callId, startMs)}
        >
          {startMs === undefined ? undefined : (
            <span className="moment-time">{formatTime(startMs)}</span>
          )}
          {quote === '' ? undefined : <q>{quote}</q>}
          {comment === undefined ? undefined : <span className="moment-comment">{comment}</span>}
          <span className="moment-reviewer">{reviewer}</span>
        </button>
      </li>
    ))}
  </ul>
);
