import { useEffect, useRef, useState } from 'react';
import type { DrawnCall } from '../../../src-shared/plans/plan.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatCount, formatTime } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import type { PlansActions } from './plans-actions.ts';
import type { ShownDraw } from './plans-store.ts';
import { columnText, plansText, repeatText, stateText, statusText } from './plans-text.ts';

interface DrawnCallsProps {
  readonly calls: readonly DrawnCall[];
  readonly shown: ShownDraw;
  readonly actions: PlansActions;
}

/** A large draw is shown in parts, so that it opens at once. */
const rowsPerPart = 200;

const rowId = (index: number): string => `drawn-call-${index}`;

/** The calls of a draw as a grid: one stop for the focus, in which ↑ and ↓ select a row. */
export function DrawnCalls({ calls, shown, actions }: DrawnCallsProps) {
  const { selected, repeated } = shown;
  const [limit, setLimit] = useState(rowsPerPart);
  const grid = useRef<HTMLTableElement>(null);
  const visible = calls.slice(0, Math.max(limit, selected + 1));
  const places = new Map(repeated?.callIds.map((id, index) => [id, index + 1]));
  useEffect(() => {
    const row = document.getElementById(rowId(selected));
    if (document.activeElement === grid.current) row?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);
  const current = calls[selected];
  return (
    <section className="drawn-calls" aria-label={plansText.calls}>
      <div className="drawn-head">
        <h3>{plansText.calls}</h3>
        <CallButtons call={current} actions={actions} />
      </div>
      <table
        ref={grid}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- rows are selected, as in the queue
        role="grid"
        aria-label={plansText.calls}
        className="plan-table drawn-grid"
        tabIndex={0}
        aria-activedescendant={rowId(selected)}
        aria-rowcount={calls.length + 1}
      >
        <thead>
          <tr>
            <th scope="col">{columnText.position}</th>
            <th scope="col">{columnText.call}</th>
            <th scope="col">{columnText.status}</th>
            <th scope="col">{columnText.reason}</th>
            {repeated === undefined ? undefined : <th scope="col">{columnText.repeated}</th>}
          </tr>
        </thead>
        <tbody>
          {visible.map((call, index) => (
            <CallRow
              key={call.callId}
              call={call}
              index={index}
              isSelected={index === selected}
              place={repeated === undefined ? undefined : (places.get(call.callId) ?? 0)}
              onSelect={() => actions.selectCall(index)}
            />
          ))}
        </tbody>
      </table>
      {visible.length < calls.length ? (
        <Button tone="quiet" onClick={() => setLimit(limit + rowsPerPart)}>
          {plansText.moreCalls(Math.min(rowsPerPart, calls.length - visible.length))}
        </Button>
      ) : undefined}
    </section>
  );
}

interface CallRowProps {
  readonly call: DrawnCall;
  readonly index: number;
  readonly isSelected: boolean;
  /** The place in the repeated draw, 0 if the call is not in it; undefined if none was repeated. */
  readonly place: number | undefined;
  readonly onSelect: () => void;
}

const CallRow = ({ call, index, isSelected, place, onSelect }: CallRowProps) => (
  <tr
    id={rowId(index)}
    aria-selected={isSelected}
    aria-rowindex={index + 2}
    data-call={call.callId}
    data-state={call.state}
    onClick={onSelect}
  >
    <td className="figure">{formatCount(call.position)}</td>
    <td>
      <span className="drawn-agent">{call.agentName ?? call.callId}</span>{' '}
      <span className="plan-note figure">
        {formatDateTime(call.startMs)} · {formatTime(call.durationMs)}
      </span>
    </td>
    <td>
      {reviewText(call)}
      {call.reviewer === undefined || call.status === 'open' ? undefined : (
        <span className="plan-note"> {call.reviewer}</span>
      )}
    </td>
    <td className="drawn-reason">{call.reason}</td>
    {place === undefined ? undefined : (
      <td className="figure">{place === 0 ? repeatText.no : repeatText.yes(place)}</td>
    )}
  </tr>
);

function reviewText({ state, note, status }: DrawnCall): string {
  if (state === 'replaced') return stateText.replaced(note ?? '');
  return state === 'carried-over' ? stateText.carriedOver : statusText[status];
}

interface CallButtonsProps {
  readonly call: DrawnCall | undefined;
  readonly actions: PlansActions;
}

function CallButtons({ call, actions }: CallButtonsProps) {
  const shortcut = useShortcut('plan.replace');
  if (call === undefined) return undefined;
  return call.state === 'replaced' ? (
    <Button tone="quiet" onClick={() => void actions.requeue()}>
      {plansText.requeue}
    </Button>
  ) : (
    <Button
      tone="quiet"
      shortcut={shortcut}
      disabled={call.state !== 'drawn' || call.status === 'submitted'}
      onClick={actions.askToReplace}
    >
      {plansText.replace}
    </Button>
  );
}
