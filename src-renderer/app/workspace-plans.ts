import type { AppError } from '../../src-shared/errors.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { Plan } from '../../src-shared/plans/plan.ts';
import type { Edit, EditReceipt } from '../../src-shared/review.ts';
import type { CommandRegistry } from '../commands/registry.ts';
import { createPlansFeature } from '../features/plans/index.tsx';
import type { PlansPort, Reply } from '../features/plans/plans-port.ts';
import type { createQueueFeature } from '../features/queue/index.tsx';
import type { ScreenStore } from './screens.ts';
import { sendEdit, stored, type SendDeps } from '../work/send-edit.ts';

interface WorkspacePlansDeps extends SendDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
  readonly screens: ScreenStore;
  readonly queue: Pick<
    ReturnType<typeof createQueueFeature>,
    'queueChoices' | 'describeFilter' | 'openQueue'
  >;
  readonly isMainWindow: boolean;
}

/** The plans, connected to the library through the bridge, and to the queue. */
export function createWorkspacePlans(deps: WorkspacePlansDeps) {
  const { registry, newId, announceText, announceError, screens } = deps;
  return createPlansFeature({
    registry,
    isShown: () => screens.getState().screen === 'plans',
    drawsDuePlans: deps.isMainWindow,
    port: plansPort(deps),
    newId,
    announceText,
    announceError,
  });
}

function plansPort(deps: WorkspacePlansDeps): PlansPort {
  const { bridge, registry, newId, onStored, queue } = deps;
  const apply = (edit: Edit): Reply<EditReceipt> => sendEdit(deps, edit);
  return {
    list: () => bridge.request('plan:list', undefined),
    calls: (drawId) => bridge.request('plan:calls', { drawId }),
    population: (filter, by) =>
      bridge.request('plan:population', { filter, ...(by === undefined ? {} : { by }) }),
    save: (plan) => apply({ kind: 'plan.save', plan }),
    close: (planId) => apply({ kind: 'plan.close', planId }),
    reopen: (planId) => apply({ kind: 'plan.reopen', planId }),
    carryOver: (planId) => apply({ kind: 'plan.carry-over', planId }),
    requeue: (drawId, drawnCall) => apply({ kind: 'plan.requeue', drawId, drawnCall }),
    draw: (planId) => stored(deps, bridge.request('plan:draw', { requestId: newId(), planId })),
    async drawDue() {
      const reply = await bridge.request('plan:draw-due', undefined);
      if (reply.ok) for (const receipt of reply.value) onStored(receipt);
      return reply;
    },
    replace: (drawId, drawnCall, reason) =>
      stored(
        deps,
        bridge.request('plan:replace', { requestId: newId(), drawId, drawnCall, reason }),
      ),
    repeat: (drawId) => bridge.request('plan:repeat', { drawId }),
    queues: queue.queueChoices,
    describeFilter: queue.describeFilter,
    openInQueue: (plan) => {
      registry.run('screen.desk');
      void queue.openQueue(queueOf(plan), { by: 'plan', order: 'ascending' });
    },
  };
}

const queueOf = ({ id, filter }: Plan) => ({ kind: filter.kind, call: {}, plan: id });
