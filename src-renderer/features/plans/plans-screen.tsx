import { useStore } from 'zustand';
import { scopeAttribute } from '../../commands/shortcut-listener.ts';
import { explainError } from '../../lib/error-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PlanForm } from './form/plan-form.tsx';
import { PlanDetails } from './plan-details.tsx';
import { PlanList } from './plan-list.tsx';
import type { PlansActions } from './plans-actions.ts';
import type { PlansPort } from './plans-port.ts';
import { currentPlan, type PlansState, type PlansStore } from './plans-store.ts';
import { plansText } from './plans-text.ts';
import { ReplaceDialog } from './replace-dialog.tsx';
import './plans.css';

interface PlansScreenProps {
  readonly store: PlansStore;
  readonly actions: PlansActions;
  readonly port: PlansPort;
}

/** The region `Plans`: the list of plans, and the open plan with its calls or the form to write one. */
export function PlansScreen(props: PlansScreenProps) {
  const { store, actions } = props;
  const state = useStore(store);
  const { plans, draft, replacing } = state;
  const current = draft?.isNew === true ? undefined : currentPlan(state);
  return (
    <section className="plans" aria-label={plansText.region} {...{ [scopeAttribute]: 'plans' }}>
      <PlanList plans={plans} current={current} actions={actions} />
      <Content {...props} state={state} />
      {replacing === undefined ? undefined : <ReplaceDialog call={replacing} actions={actions} />}
    </section>
  );
}

interface ContentProps extends PlansScreenProps {
  readonly state: PlansState;
}

function Content({ state, actions, port }: ContentProps) {
  const { load, draft, shown, busy } = state;
  if (load.phase === 'failed') {
    return <EmptyState title={plansText.loadFailed}>{explainError(load.error).title}</EmptyState>;
  }
  if (load.phase === 'loading') return <EmptyState title={plansText.loading} />;
  const listed = currentPlan(state);
  if (draft !== undefined) {
    const plan = draft.isNew ? undefined : listed?.plan;
    return <PlanForm key={draft.id} draft={draft} plan={plan} actions={actions} port={port} />;
  }
  if (listed === undefined) {
    return <EmptyState title={plansText.none}>{plansText.noneHint}</EmptyState>;
  }
  return (
    <PlanDetails
      key={listed.id}
      listed={listed}
      shown={shown}
      busy={busy}
      actions={actions}
      port={port}
    />
  );
}
