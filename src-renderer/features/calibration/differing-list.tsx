import { useEffect } from 'react';
import type { DifferingAnswers } from '../../../src-shared/calibration-results/differing-answers.ts';
import { answerText } from '../../../src-shared/review-answers.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatTime } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import type { CalibrationActions } from './calibration-actions.ts';
import type { ShownResults } from './calibration-store.ts';
import { calibrationText as text, personName } from './calibration-text.ts';

interface DifferingListProps {
  readonly results: ShownResults;
  readonly canAgree: boolean;
  readonly actions: CalibrationActions;
}

const itemId = (index: number): string => `difference-${index}`;

/** The answers that differ, each with the participants' comments and evidence, and the agreed answer. */
export function DifferingList({ results, canAgree, actions }: DifferingListProps) {
  const { differing, selected } = results;
  useEffect(() => {
    if (selected > 0)
      document.getElementById(itemId(selected))?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);
  return (
    <section className="session-part" aria-label={text.differing}>
      <h3>{text.differing}</h3>
      <p className="session-note">{differing.length === 0 ? text.allAgree : text.differingHint}</p>
      <ol className="difference-list">
        {differing.map((difference, index) => (
          <li
            key={`${difference.criterion.id} ${difference.call.callId}`}
            id={itemId(index)}
            className="difference"
            aria-current={index === selected || undefined}
          >
            <Difference
              difference={difference}
              canAgree={canAgree}
              actions={actions}
              select={() => actions.selectDifference(index)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface DifferenceProps extends Pick<DifferingListProps, 'canAgree' | 'actions'> {
  readonly difference: DifferingAnswers;
  readonly select: () => void;
}

function Difference({ difference, canAgree, actions, select }: DifferenceProps) {
  const { criterion, call, agreed } = difference;
  const shortcut = useShortcut('calibration.agree');
  return (
    <>
      <h4>
        {criterion.name}{' '}
        <span className="session-note figure">
          {call.agentName ?? call.callId} · {formatDateTime(call.startMs)}
        </span>
      </h4>
      <GivenAnswers difference={difference} actions={actions} />
      <p className="difference-agreed">
        {agreed === undefined ? (
          <span className="session-note">{text.noAgreed}</span>
        ) : (
          <>
            <span className="session-note">{text.agreed}:</span>{' '}
            <strong>{answerText(criterion, agreed.value)}</strong>
            {agreed.comment === undefined ? undefined : ` – ${agreed.comment}`}
          </>
        )}
        {canAgree ? (
          <Button
            tone="quiet"
            shortcut={shortcut}
            onClick={() => {
              select();
              actions.askToAgree();
            }}
          >
            {agreed === undefined ? text.agree : text.changeAgreed}
          </Button>
        ) : undefined}
      </p>
    </>
  );
}

const GivenAnswers = ({ difference, actions }: Pick<DifferenceProps, 'difference' | 'actions'>) => (
  <dl className="difference-answers">
    {difference.given.map(({ reviewer, answer }) => (
      <div key={reviewer.id}>
        <dt>{personName(reviewer.name)}</dt>
        <dd>
          <strong>{answerText(difference.criterion, answer.value)}</strong>
          {answer.comment === undefined ? undefined : <p>{answer.comment}</p>}
          {(answer.evidence ?? []).map(({ quote, startMs }) => (
            <p key={`${startMs} ${quote}`} className="difference-evidence">
              {startMs === undefined ? undefined : (
                <Button
                  tone="quiet"
                  aria-label={`${text.play} ${formatTime(startMs)}`}
                  onClick={() => actions.play(difference.call.callId, startMs)}
                >
                  {text.play} {formatTime(startMs)}
                </Button>
              )}
              <q>{quote === '' ? text.noQuote : quote}</q>
            </p>
          ))}
        </dd>
      </div>
    ))}
  </dl>
);
