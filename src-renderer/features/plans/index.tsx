// Review plans: which calls are to be reviewed, drawn reproducibly, with their progress.

import type { CommandRegistry } from '../../commands/registry.ts';
import { plansActions } from './plans-actions.ts';
import type { PlansDeps } from './plans-port.ts';
import { PlansScreen } from './plans-screen.tsx';
import { createPlansStore } from './plans-store.ts';

interface PlansFeatureDeps extends PlansDeps {
  readonly registry: CommandRegistry;
  /** Whether the screen is shown. Its commands work only while it is. */
  readonly isShown: () => boolean;
  /** Plans that are due are drawn by one window only. */
  readonly drawsDuePlans: boolean;
}

const dueCheckMs = 60_000;

/** Creates the plans and connects their parts. */
export function createPlansFeature(deps: PlansFeatureDeps) {
  const { registry, isShown } = deps;
  const store = createPlansStore();
  const actions = plansActions(store, deps);
  const isListShown = (): boolean => isShown() && store.getState().draft === undefined;
  const isFormShown = (): boolean => isShown() && store.getState().draft !== undefined;
  const move = (by: number) => (): void =>
    actions.selectCall((store.getState().shown?.selected ?? 0) + by);
  const load = async (): Promise<void> => {
    if (isShown()) await actions.load();
  };
  const drawDue = async (): Promise<void> => {
    if (await actions.drawDue()) await load();
  };
  const timer = deps.drawsDuePlans ? setInterval(() => void drawDue(), dueCheckMs) : undefined;
  const stops = [
    registry.bindAll(
      {
        'plan.new': actions.newPlan,
        'plan.edit': actions.editPlan,
        'plan.draw': actions.draw,
        'plan.open-queue': actions.openInQueue,
        'plan.repeat': actions.repeat,
        'plan.replace': actions.askToReplace,
        'plan.requeue': () => actions.requeue(),
        'plan.carry-over': actions.carryOver,
        'plan.close': actions.toggleClosed,
        'plan.next': () => actions.stepPlan(1),
        'plan.previous': () => actions.stepPlan(-1),
        'plan.call-down': move(1),
        'plan.call-up': move(-1),
      },
      isListShown,
    ),
    registry.bindAll(
      { 'plan.save': () => submitForm(), 'plan.cancel': actions.cancelDraft },
      isFormShown,
    ),
    () => clearInterval(timer),
  ];
  if (deps.drawsDuePlans) void drawDue();
  return {
    /** Called when the screen is shown, and when the library has changed. */
    load,
    Screen: () => <PlansScreen store={store} actions={actions} port={deps.port} />,
    dispose: (): void => {
      for (const stop of stops) stop();
    },
  };
}

/** The form shows the problems itself, so the command submits it as its button does. */
function submitForm(): void {
  document.querySelector<HTMLFormElement>('form.plan-form')?.requestSubmit();
}
