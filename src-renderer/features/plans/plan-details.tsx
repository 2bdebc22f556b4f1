import { useEffect, useRef } from 'react';
import type { ListedDraw, ListedPlan, RepeatedDraw } from '../../../src-shared/plans/plan.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import { DrawTables } from './draw-tables.tsx';
import { DrawnCalls } from './drawn-calls.tsx';
import { canCarryOver, hasCalls, type PlansActions } from './plans-actions.ts';
import type { PlansPort } from './plans-port.ts';
import type { ShownDraw } from './plans-store.ts';
import { paceText, planText, plansText, progressText, repeatText, seedText } from './plans-text.ts';

interface PlanDetailsProps {
  readonly listed: ListedPlan;
  readonly shown: ShownDraw | undefined;
  readonly busy: boolean;
  readonly actions: PlansActions;
  readonly port: PlansPort;
}

/** The open plan: what it is, how far it is, and the calls of one of its draws with their reasons. */
export function PlanDetails({ listed, shown, busy, actions, port }: PlanDetailsProps) {
  const drawn = listed.draws.find(({ draw }) => draw.id === shown?.drawId);
  const heading = useRef<HTMLHeadingElement>(null);
  // After the form is closed the focus would be lost.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div className="plan-details">
      <header className="plan-head">
        <h2 ref={heading} tabIndex={-1}>
          {listed.name}
        </h2>
        <PlanSummary listed={listed} port={port} />
        <PlanButtons listed={listed} busy={busy} hasDraw={drawn !== undefined} actions={actions} />
      </header>
      {drawn === undefined ? (
        <EmptyState title={plansText.noCalls}>
          {listed.nextDrawMs === undefined
            ? plansText.noCallsHint
            : plansText.waitsForDraw(formatDateTime(listed.nextDrawMs))}
        </EmptyState>
      ) : (
        <>
          <DrawProgressLine drawn={drawn} draws={listed.draws} actions={actions} />
          <RepeatedLine drawn={drawn} shown={shown} />
          <div className="draw-content">
            {shown?.calls === undefined ? undefined : (
              <DrawnCalls calls={shown.calls} shown={shown} actions={actions} />
            )}
            <DrawTables drawn={drawn} />
          </div>
        </>
      )}
    </div>
  );
}

function PlanSummary({ listed, port }: Pick<PlanDetailsProps, 'listed' | 'port'>) {
  const { plan, problem, closedMs } = listed;
  if (plan === undefined) return <p className="plan-problem">{problem}</p>;
  const filter = port.describeFilter(plan.filter);
  return (
    <>
      <p className="plan-note">
        {closedMs === undefined ? planText(plan) : `${plansText.closed} · ${planText(plan)}`}
      </p>
      {filter.length === 0 ? undefined : <p className="plan-note">{filter.join(' · ')}</p>}
    </>
  );
}

interface PlanButtonsProps extends Pick<PlanDetailsProps, 'listed' | 'busy' | 'actions'> {
  readonly hasDraw: boolean;
}

function PlanButtons({ listed, busy, hasDraw, actions }: PlanButtonsProps) {
  const isClosed = listed.closedMs !== undefined;
  const shortcuts = {
    queue: useShortcut('plan.open-queue'),
    draw: useShortcut('plan.draw'),
    repeat: useShortcut('plan.repeat'),
    edit: useShortcut('plan.edit'),
    carryOver: useShortcut('plan.carry-over'),
  };
  return (
    <div className="plan-actions">
      {hasCalls(listed) ? (
        <Button
          tone="primary"
          shortcut={shortcuts.queue}
          onClick={() => void actions.openInQueue()}
        >
          {plansText.openInQueue}
        </Button>
      ) : undefined}
      {isClosed ? undefined : (
        <Button
          tone={hasCalls(listed) ? 'plain' : 'primary'}
          shortcut={shortcuts.draw}
          disabled={busy}
          onClick={() => void actions.draw()}
        >
          {busy ? plansText.drawing : plansText.draw}
        </Button>
      )}
      {hasDraw ? (
        <Button tone="quiet" shortcut={shortcuts.repeat} onClick={() => void actions.repeat()}>
          {plansText.repeat}
        </Button>
      ) : undefined}
      {canCarryOver(listed) ? (
        <Button
          tone="quiet"
          shortcut={shortcuts.carryOver}
          onClick={() => void actions.carryOver()}
        >
          {plansText.carryOver}
        </Button>
      ) : undefined}
      <Button tone="quiet" shortcut={shortcuts.edit} onClick={actions.editPlan}>
        {plansText.edit}
      </Button>
      <Button tone="quiet" onClick={() => void actions.toggleClosed()}>
        {isClosed ? plansText.reopen : plansText.close}
      </Button>
    </div>
  );
}

interface DrawProgressLineProps {
  readonly drawn: ListedDraw;
  readonly draws: readonly ListedDraw[];
  readonly actions: PlansActions;
}

function DrawProgressLine({ drawn, draws, actions }: DrawProgressLineProps) {
  const { draw, progress } = drawn;
  return (
    <div className="draw-line">
      {draws.length > 1 ? (
        <SingleSelectField
          label={plansText.draws}
          hideLabel
          value={draw.id}
          options={draws.map(({ draw: one }) => ({
            value: one.id,
            label: formatDateTime(one.drawnMs),
          }))}
          onChange={(id) => void actions.showDraw(id)}
        />
      ) : (
        <span className="figure">{formatDateTime(draw.drawnMs)}</span>
      )}
      <span className="plan-note figure">{seedText(draw.seed, draw.populationCount)}</span>
      <span className="draw-progress">
        <Progress
          label={plansText.progress}
          fraction={progress.goal === 0 ? 0 : progress.submitted / progress.goal}
          running={progress.submitted < progress.goal}
        />
        <output className="figure">
          {[progressText(progress), ...paceText(progress)].join(' · ')}
        </output>
      </span>
    </div>
  );
}

interface RepeatedLineProps {
  readonly drawn: ListedDraw;
  readonly shown: ShownDraw | undefined;
}

function repeatedText(
  { samePopulation, populationCount, callIds, sameCalls }: RepeatedDraw,
  { draw }: ListedDraw,
): string {
  const isSame = samePopulation && sameCalls === callIds.length;
  return isSame
    ? repeatText.same(callIds.length, populationCount)
    : repeatText.changed(
        { now: populationCount, before: draw.populationCount },
        { same: sameCalls, all: callIds.length },
      );
}

/** Always present, so that a screen reader announces what is written into it. */
function RepeatedLine({ drawn, shown }: RepeatedLineProps) {
  const repeated = shown?.repeated;
  const text = repeated === undefined ? '' : repeatedText(repeated, drawn);
  return (
    <output className="repeat-line" data-empty={text === '' || undefined}>
      {text}
    </output>
  );
}
