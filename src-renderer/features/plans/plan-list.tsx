import { Plus } from 'lucide-react';
import type { ListedPlan } from '../../../src-shared/plans/plan.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { PlansActions } from './plans-actions.ts';
import { plansText, progressText } from './plans-text.ts';

interface PlanListProps {
  readonly plans: readonly ListedPlan[];
  readonly current: ListedPlan | undefined;
  readonly actions: PlansActions;
}

/** All plans with the progress of their newest draws; closed ones come last. */
export const PlanList = ({ plans, current, actions }: PlanListProps) => (
  <nav className="plan-list" aria-label={plansText.list}>
    <Button
      icon={<Plus aria-hidden="true" />}
      shortcut={useShortcut('plan.new')}
      onClick={actions.newPlan}
    >
      {plansText.newPlan}
    </Button>
    <ul>
      {plans.map((listed) => (
        <li key={listed.id}>
          <button
            type="button"
            className="plan-entry"
            aria-current={listed.id === current?.id || undefined}
            onClick={() => {
              actions.cancelDraft();
              void actions.showPlan(listed.id);
            }}
          >
            <span className="plan-entry-name">{listed.name}</span>
            <EntryState listed={listed} />
          </button>
        </li>
      ))}
    </ul>
  </nav>
);

function EntryState({
  listed: { name, closedMs, problem, draws },
}: {
  readonly listed: ListedPlan;
}) {
  const progress = draws[0]?.progress;
  if (closedMs !== undefined) return <span className="plan-note">{plansText.closed}</span>;
  if (problem !== undefined) return <span className="plan-problem">{problem}</span>;
  if (progress === undefined) return <span className="plan-note">{plansText.notDrawn}</span>;
  return (
    <>
      <span className="plan-note figure">{progressText(progress)}</span>
      <Progress
        label={`${plansText.progress}: ${name}`}
        fraction={progress.goal === 0 ? 0 : progress.submitted / progress.goal}
        running={progress.submitted < progress.goal}
      />
    </>
  );
}
