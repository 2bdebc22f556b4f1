import type { ListedPlan, Plan } from '../../../src-shared/plans/plan.ts';
import { draftOf, emptyDraft, planOf, type DraftProblems, type PlanDraft } from './plan-draft.ts';
import type { PlansDeps } from './plans-port.ts';
import { currentPlan, selectedCall, type PlansState, type PlansStore } from './plans-store.ts';
import { announcedChange, type AnnouncedChange } from '../../work/list-screen.ts';

export type PlansActions = ReturnType<typeof plansActions>;

/** The actions of the screen of plans. Each change is stored at once and is one step of undo. */
export function plansActions(store: PlansStore, deps: PlansDeps) {
  const reading = readActions(store, deps);
  const change: Change = announcedChange({ ...deps, store, load: () => reading.load() });
  return {
    ...reading,
    ...draftActions(store, deps, change),
    ...drawActions(store, deps, change),
  };
}

type Change = AnnouncedChange<PlansState>;

function readActions(store: PlansStore, { port, announceError }: PlansDeps) {
  /** Keeps the selected call and the repeated draw as long as the draw is the same. */
  const showDraw = async (drawId: string | undefined): Promise<void> => {
    if (drawId === undefined) {
      store.setState({ shown: undefined });
      return;
    }
    const before = store.getState().shown;
    const isSame = before?.drawId === drawId;
    if (!isSame) {
      store.setState({ shown: { drawId, calls: undefined, selected: 0, repeated: undefined } });
    }
    const reply = await port.calls(drawId);
    const { shown } = store.getState();
    if (shown?.drawId !== drawId) return;
    if (reply.ok) store.setState({ shown: { ...shown, calls: reply.value } });
    else announceError(reply.error);
  };
  const showPlan = async (planId: string | undefined): Promise<void> => {
    store.setState({ planId });
    const drawIds = currentPlan(store.getState())?.draws.map(({ draw }) => draw.id) ?? [];
    const shown = store.getState().shown?.drawId;
    await showDraw(shown !== undefined && drawIds.includes(shown) ? shown : drawIds[0]);
  };
  return {
    showDraw,
    showPlan,
    async load(): Promise<void> {
      const reply = await port.list();
      if (!reply.ok) {
        store.setState({ load: { phase: 'failed', error: reply.error } });
        return;
      }
      const plans = reply.value;
      store.setState({ load: { phase: 'ready' }, plans });
      const { planId } = store.getState();
      const isListed = plans.some(({ id }) => id === planId);
      await showPlan(isListed ? planId : plans[0]?.id);
    },
    stepPlan(by: 1 | -1): void {
      const { plans, planId } = store.getState();
      const next = plans[plans.findIndex(({ id }) => id === planId) + by];
      if (next !== undefined) void showPlan(next.id);
    },
    selectCall(to: number): void {
      const { shown } = store.getState();
      const last = (shown?.calls?.length ?? 0) - 1;
      if (shown === undefined || last < 0) return;
      store.setState({ shown: { ...shown, selected: Math.min(last, Math.max(0, to)) } });
    },
  };
}

function draftActions(store: PlansStore, { port, newId }: PlansDeps, change: Change) {
  return {
    newPlan: (): void => {
      const [queue] = port.queues();
      const filter = queue?.filter ?? { kind: 'call', call: {} };
      store.setState({ draft: emptyDraft(newId(), filter) });
    },
    editPlan: (): void => {
      const listed = currentPlan(store.getState());
      if (listed?.plan !== undefined) store.setState({ draft: draftOf(listed.plan) });
      // A plan that can't be read is written anew under its id and name.
      else if (listed !== undefined) {
        const draft = emptyDraft(listed.id, { kind: 'call', call: {} });
        store.setState({ draft: { ...draft, name: listed.name, isNew: false } });
      }
    },
    setDraft: (draft: PlanDraft): void => store.setState({ draft }),
    cancelDraft: (): void => store.setState({ draft: undefined }),
    /** Returns the problems that keep the plan from being saved. */
    async saveDraft(): Promise<DraftProblems> {
      const { draft } = store.getState();
      if (draft === undefined) return {};
      const parsed = planOf(draft);
      if ('problems' in parsed) return parsed.problems;
      const { plan } = parsed;
      await change(port.save(plan), { draft: undefined, planId: plan.id });
      return {};
    },
  };
}

function drawActions(store: PlansStore, deps: PlansDeps, change: Change) {
  const { port, announceError } = deps;
  const withPlan = (act: (listed: ListedPlan) => Promise<unknown>) => async (): Promise<void> => {
    const listed = currentPlan(store.getState());
    if (listed !== undefined && !store.getState().busy) await act(listed);
  };
  const whileBusy = async (act: () => Promise<unknown>): Promise<void> => {
    store.setState({ busy: true });
    await act();
    store.setState({ busy: false });
  };
  return {
    // The new draw is shown, whichever one was before.
    draw: withPlan(({ id }) => whileBusy(() => change(port.draw(id), { shown: undefined }))),
    repeat: withPlan(() =>
      whileBusy(async () => {
        const { shown } = store.getState();
        if (shown === undefined) return;
        const reply = await port.repeat(shown.drawId);
        const now = store.getState().shown;
        if (!reply.ok) announceError(reply.error);
        else if (now?.drawId === shown.drawId) {
          store.setState({ shown: { ...now, repeated: reply.value } });
        }
      }),
    ),
    carryOver: withPlan(({ id }) => change(port.carryOver(id))),
    toggleClosed: withPlan(({ id, closedMs }) =>
      change(closedMs === undefined ? port.close(id) : port.reopen(id)),
    ),
    openInQueue: withPlan(({ plan }) => {
      if (plan !== undefined) port.openInQueue(plan);
      return Promise.resolve();
    }),
    askToReplace: (): void => {
      const call = selectedCall(store.getState());
      if (call?.state === 'drawn') store.setState({ replacing: call });
    },
    cancelReplace: (): void => store.setState({ replacing: undefined }),
    async replace(reason: string): Promise<void> {
      const { replacing, shown } = store.getState();
      if (replacing === undefined || shown === undefined) return;
      store.setState({ replacing: undefined });
      await whileBusy(() => change(port.replace(shown.drawId, replacing.callId, reason)));
    },
    async requeue(): Promise<void> {
      const { shown } = store.getState();
      const call = selectedCall(store.getState());
      if (shown === undefined || call?.state !== 'replaced') return;
      await change(port.requeue(shown.drawId, call.callId));
    },
    /** Draws what is due, and says what was drawn. */
    async drawDue(): Promise<boolean> {
      const reply = await port.drawDue();
      if (!reply.ok) return false;
      for (const { label } of reply.value) deps.announceText(label);
      return reply.value.length > 0;
    },
  };
}

/** Whether the newest draw can take over calls of earlier ones. */
export const canCarryOver = ({ draws }: ListedPlan): boolean =>
  draws.slice(1).some(({ progress }) => progress.submitted + progress.skipped < progress.calls);

/** Whether the plan can be opened as a queue. */
export const hasCalls = (listed: ListedPlan): listed is ListedPlan & { readonly plan: Plan } =>
  listed.plan !== undefined && (listed.draws[0]?.progress.calls ?? 0) > 0;
