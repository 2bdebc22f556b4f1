import { CircleSlash2, Flag, Gauge, PhoneCall, Tag, VolumeOff } from 'lucide-react';
import { memo } from 'react';
import type { HitContext } from '../../../../src-shared/queue.ts';
import { startParts } from '../../../lib/dates.ts';
import { formatPercent, formatPhone, formatTime } from '../../../lib/format.ts';
import { useIsConcealed } from '../../../lib/unbiased-mode.ts';
import { GridCell, GridRow } from '../../../ui/grid.tsx';
import { PartBoundary } from '../../../ui/part-boundary.tsx';
import { Outcome, Sentiment } from '../../../ui/call-outcome.tsx';
import { queueText, reviewStatusText } from '../queue-text.ts';
import type { QueueRow } from '../store.ts';

interface QueueRowViewProps {
  /** Undefined while it is being fetched. */
  readonly row: QueueRow | undefined;
  readonly index: number;
  readonly topPx: number;
  readonly isCursor: boolean;
  readonly isOpen: boolean;
  /** The text around the first hit, while the queue is searched. */
  readonly context: HitContext | undefined;
  readonly onOpen: (index: number) => void;
}

/** The id of a row's element, for `aria-activedescendant`. */
export const rowElementId = (index: number): string => `queue-row-${index}`;

/** One call, on two lines. */
export const QueueRowView = memo(function QueueRowView(props: QueueRowViewProps) {
  const { row, index, topPx, isCursor, isOpen, context, onOpen } = props;
  return (
    // The grid holds the focus and handles the keys; a click does the same for the mouse.
    <GridRow
      id={rowElementId(index)}
      aria-rowindex={index + 1}
      aria-selected={isOpen}
      data-call={row?.id}
      className={`queue-row${isCursor ? ' queue-row-cursor' : ''}${isOpen ? ' queue-row-open' : ''}`}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => {
        onOpen(index);
      }}
    >
      {row === undefined ? (
        <GridCell className="queue-row-waiting">
          <span className="unseen">{queueText.loadingRow}</span>
        </GridCell>
      ) : (
        <PartBoundary
          resetKey={row.id}
          fallback={<GridCell className="queue-row-text">{queueText.brokenRow}</GridCell>}
        >
          <RowCells row={row} context={context} />
        </PartBoundary>
      )}
    </GridRow>
  );
});

interface RowCellsProps {
  readonly row: QueueRow;
  readonly context: HitContext | undefined;
}

function RowCells({ row, context }: RowCellsProps) {
  const concealed = useIsConcealed(row.status);
  return (
    <>
      <GridCell className="queue-row-state">
        <StatusIcon state={row.status} />
      </GridCell>
      <GridCell className="queue-row-text">
        <div className="queue-row-line">
          <span className="queue-row-caller figure">{callerText(row)}</span>
          <StartTime startMs={row.startMs} />
          <span className="queue-row-duration figure">{formatTime(row.durationMs)}</span>
          {concealed ? undefined : (
            <>
              <Sentiment value={row.sentiment} />
              <Outcome successful={row.successful} />
            </>
          )}
        </div>
        <div className="queue-row-line queue-row-below">
          <span className="queue-row-agent">{agentText(row, concealed)}</span>
          <span className="queue-row-context" title={concealed ? undefined : row.planReason}>
            {context === undefined ? (
              aboutText(row, concealed)
            ) : (
              <>
                {context.before}
                <mark>{context.hit}</mark>
                {context.after}
              </>
            )}
          </span>
          <Badges row={concealed ? withoutMeasures(row) : row} />
        </div>
      </GridCell>
    </>
  );
}

/** Why the call is in the plan, or Retell's summary. A plan by risk tells what the measures say. */
const aboutText = ({ planReason, summary }: QueueRow, concealed: boolean): string =>
  concealed ? '' : (planReason ?? summary ?? '');

const withoutMeasures = (row: QueueRow): QueueRow => ({ ...row, measuresAgainst: 0 });

function agentText({ agentName }: QueueRow, concealed: boolean): string {
  if (concealed) return queueText.concealedAgent;
  return agentName === '' ? queueText.noAgent : agentName;
}

function StartTime({ startMs }: Pick<QueueRow, 'startMs'>) {
  const { day, time } = startParts(startMs);
  return (
    <span className="queue-row-when figure">
      {day}
      {time === undefined ? undefined : <span className="queue-row-clock"> {time}</span>}
    </span>
  );
}

/** What else is known of the call: no recording or still active, flagged, tags, score. */
const Badges = ({ row }: Pick<RowCellsProps, 'row'>) => (
  <span className="queue-row-badges figure">
    <RecordingBadge row={row} />
    {row.flagged ? (
      <span className="queue-row-badge" title={queueText.flagged}>
        <Flag aria-hidden="true" />
        <span className="unseen">{queueText.flagged}</span>
      </span>
    ) : undefined}
    <MeasuresBadge against={row.measuresAgainst} />
    {row.tagCount === 0 ? undefined : (
      <span
        className="queue-row-badge"
        title={`${row.tagCount}${queueText.tagCount(row.tagCount)}`}
      >
        <Tag aria-hidden="true" />
        {row.tagCount}
        <span className="unseen">{queueText.tagCount(row.tagCount)}</span>
      </span>
    )}
    {row.score === undefined ? undefined : (
      <span className="queue-row-score">{formatPercent(row.score)}</span>
    )}
  </span>
);

function MeasuresBadge({ against = 0 }: { readonly against: number | undefined }) {
  if (against === 0) return undefined;
  const text = queueText.measuresAgainst(against);
  return (
    <span className="queue-row-badge" title={text}>
      <Gauge aria-hidden="true" />
      <span aria-hidden="true">{against}</span>
      <span className="unseen">{text}</span>
    </span>
  );
}

function RecordingBadge({ row }: Pick<RowCellsProps, 'row'>) {
  const isActive = row.callStatus === 'ongoing' || row.callStatus === 'registered';
  if (row.type === undefined || (row.hasRecording && !isActive)) return undefined;
  const text = isActive ? queueText.inProgress : queueText.noRecording;
  return (
    <span className="queue-row-badge" title={text}>
      {isActive ? <PhoneCall aria-hidden="true" /> : <VolumeOff aria-hidden="true" />}
      <span className="unseen">{text}</span>
    </span>
  );
}

/** The caller's number, or how the conversation was held where there is no number. */
function callerText({ otherNumber, type }: QueueRow): string {
  if (otherNumber !== '') return formatPhone(otherNumber);
  if (type === undefined) return queueText.chat;
  return type === 'web_call' ? queueText.webCall : queueText.unknownCaller;
}

/** The review status as a shape: empty, half, full or struck through. */
function StatusIcon({ state }: { readonly state: QueueRow['status'] }) {
  return (
    <span className={`queue-state queue-state-${state}`} title={reviewStatusText[state]}>
      {state === 'skipped' || state === 'voided' ? (
        <CircleSlash2 aria-hidden="true" />
      ) : (
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="5" className="queue-state-ring" />
          {state === 'draft' || state === 'reopened' ? (
            <path d="M8 3 A5 5 0 0 1 8 13 Z" className="queue-state-fill" />
          ) : undefined}
          {state === 'submitted' ? (
            <circle cx="8" cy="8" r="5" className="queue-state-fill" />
          ) : undefined}
        </svg>
      )}
      <span className="unseen">{reviewStatusText[state]}</span>
    </span>
  );
}
