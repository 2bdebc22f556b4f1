import { X } from 'lucide-react';
import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion } from '../../../src-shared/rubrics/rubric.ts';
import { formatTimeRange, formatTime } from '../../lib/format.ts';
import { passageLabel } from '../../work/passage.ts';
import { IconButton } from '../../ui/button.tsx';
import { scorecardText } from './scorecard-text.ts';
import type { ScorecardParts } from './scorecard-actions.ts';

interface EvidenceListProps {
  readonly parts: ScorecardParts;
  readonly criterion: Criterion;
  readonly evidence: Answer['evidence'];
}

/** The passages attached to an answer; pressing one plays it. */
export function EvidenceList({ parts, criterion, evidence }: EvidenceListProps) {
  if (evidence === undefined || evidence.length === 0) return undefined;
  return (
    <ul className="evidence" aria-label={scorecardText.evidenceFor(criterion.name)}>
      {evidence.map(({ quote, ...span }, index) => (
        // A passage may be attached twice, and the list is never reordered.
        <li key={index} className="evidence-row">
          <button
            type="button"
            className="evidence-play"
            onClick={() => parts.actions.playEvidence({ span, quote })}
          >
            <span className="figure evidence-time">{formatTime(span.startMs)}</span>
            <span className="evidence-quote">{passageLabel({ span, quote })}</span>
          </button>
          <IconButton
            label={scorecardText.removeEvidence(quote.slice(0, 60) || formatTimeRange(span))}
            icon={<X />}
            onClick={() => void parts.actions.removeEvidence(criterion, index)}
          />
        </li>
      ))}
    </ul>
  );
}
