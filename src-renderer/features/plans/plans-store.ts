import { createStore } from 'zustand/vanilla';
import type { DrawnCall, ListedPlan, RepeatedDraw } from '../../../src-shared/plans/plan.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { ListLoad } from '../../work/list-screen.ts';

/** The draw that is shown, with its calls. */
export interface ShownDraw {
  readonly drawId: string;
  /** Undefined while they are read. */
  readonly calls: readonly DrawnCall[] | undefined;
  readonly selected: number;
  /** What the draw gave when it was repeated. */
  readonly repeated: RepeatedDraw | undefined;
}

export interface PlansState {
  readonly load: ListLoad;
  readonly plans: readonly ListedPlan[];
  /** The plan that is shown. */
  readonly planId: string | undefined;
  readonly shown: ShownDraw | undefined;
  /** The plan that is being written; undefined while none is. */
  readonly draft: PlanDraft | undefined;
  /** The call whose replacement is being confirmed. */
  readonly replacing: DrawnCall | undefined;
  /** A draw reads the whole population, which takes a moment for a million calls. */
  readonly busy: boolean;
}

export const createPlansStore = () =>
  createStore<PlansState>(() => ({
    load: { phase: 'loading' },
    plans: [],
    planId: undefined,
    shown: undefined,
    draft: undefined,
    replacing: undefined,
    busy: false,
  }));

export type PlansStore = ReturnType<typeof createPlansStore>;

export const currentPlan = ({ plans, planId }: PlansState): ListedPlan | undefined =>
  plans.find(({ id }) => id === planId);

export const selectedCall = ({ shown }: PlansState): DrawnCall | undefined =>
  shown?.calls?.[shown.selected];
