import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../src-shared/filter.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { CommandRegistry } from '../commands/registry.ts';
import type { CalibrationPort } from '../features/calibration/calibration-port.ts';
import { sessionFormText } from '../features/calibration/calibration-text.ts';
import { createCalibrationFeature } from '../features/calibration/index.tsx';
import type { createQueueFeature } from '../features/queue/index.tsx';
import type { SettingsStore } from '../lib/settings-store.ts';
import type { LibraryChanges } from '../work/library-changes.ts';
import type { ScreenStore } from './screens.ts';
import { sendEdit, stored, type SendDeps } from '../work/send-edit.ts';

interface WorkspaceCalibrationDeps extends SendDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly settings: SettingsStore;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
  readonly screens: ScreenStore;
  readonly queue: Pick<ReturnType<typeof createQueueFeature>, 'queueChoices'>;
  readonly openCallAt: (callId: CallId, ms: number) => Promise<unknown>;
  readonly changes: Pick<LibraryChanges, 'subscribe'>;
}

/** The calibration sessions, connected to the library, the queue and the desk. */
export function createWorkspaceCalibration(deps: WorkspaceCalibrationDeps) {
  const { registry, newId, announceText, announceError, screens } = deps;
  const feature = createCalibrationFeature({
    registry,
    isShown: () => screens.getState().screen === 'calibration',
    port: { ...sessionPort(deps), ...callsPort(deps), ...deskPort(deps) },
    newId,
    announceText,
    announceError,
  });
  // A review that was just submitted may be stored only after the screen is shown.
  const stop = deps.changes.subscribe(() => void feature.load());
  return {
    ...feature,
    dispose(): void {
      stop();
      feature.dispose();
    },
  };
}

const sessionPort = (deps: WorkspaceCalibrationDeps) =>
  ({
    list: () => deps.bridge.request('calibration:list', undefined),
    results: (sessionId) => deps.bridge.request('calibration:results', { sessionId }),
    save: (session) => sendEdit(deps, { kind: 'calibration.save', session }),
    reveal: (sessionId) => sendEdit(deps, { kind: 'calibration.reveal', sessionId }),
    close: (sessionId) => sendEdit(deps, { kind: 'calibration.close', sessionId }),
    reopen: (sessionId) => sendEdit(deps, { kind: 'calibration.reopen', sessionId }),
    exportFile: (sessionId, content) =>
      deps.bridge.request('calibration:export', { sessionId, content }),
    chooseFile: () => deps.bridge.request('calibration:choose-file', undefined),
    importFile: ({ participantId, ...input }) =>
      stored(
        deps,
        deps.bridge.request('calibration:import', {
          requestId: deps.newId(),
          ...input,
          ...(participantId === undefined ? {} : { participantId }),
        }),
      ),
    agree: ({ sessionId, callId, criterionId, value, comment }) =>
      sendEdit(deps, {
        kind: 'calibration.agree',
        sessionId,
        agreedCall: callId,
        criterionId,
        ...(value === undefined ? {} : { value, comment }),
      }),
  }) satisfies Partial<CalibrationPort>;

interface Source {
  readonly id: string;
  readonly name: string;
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
}

/** Where the calls, the rubric and the participants of a session come from. */
function callsPort({ bridge, queue, settings }: WorkspaceCalibrationDeps) {
  const sources = async (): Promise<readonly Source[]> => {
    const plans = await bridge.request('plan:list', undefined);
    const drawn = plans.ok ? plans.value.filter(({ draws }) => draws.length > 0) : [];
    return [
      ...queue.queueChoices().map(({ id, name, filter }): Source => ({
        id,
        name,
        filter,
        sort: { by: 'start', order: 'descending' },
      })),
      ...drawn.map(({ id, name, plan }): Source => ({
        id,
        name: sessionFormText.plan(name),
        filter: { kind: plan?.filter.kind ?? 'call', call: {}, plan: id },
        sort: { by: 'plan', order: 'ascending' },
      })),
    ];
  };
  return {
    sources,
    async callsOf(sourceId, count) {
      const source = (await sources()).find(({ id }) => id === sourceId);
      if (source === undefined) return { ok: true, value: [] };
      const { filter, sort } = source;
      const opened = await bridge.request('queue:open', { filter, sort });
      if (!opened.ok) return opened;
      const { queueId } = opened.value;
      const rows = await bridge.request('queue:rows', { queueId, from: 0, count });
      return rows.ok ? { ok: true, value: rows.value.ids } : rows;
    },
    rubrics: () => bridge.request('rubric:list', undefined),
    reviewers: () => settings.getState().settings.reviewers,
  } satisfies Partial<CalibrationPort>;
}

function deskPort(deps: WorkspaceCalibrationDeps) {
  const { bridge, registry, newId, openCallAt } = deps;
  const openAt = async (callId: string, ms: number): Promise<void> => {
    registry.run('screen.desk');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the id comes from the library; the brand exists only for the compiler
    await openCallAt(callId as CallId, ms);
  };
  return {
    async review(sessionId, { callId, reviewId }) {
      const reply =
        reviewId === undefined
          ? await sendEdit(deps, {
              kind: 'review.start',
              callId,
              reviewId: newId(),
              purpose: 'calibration',
              sessionId,
            })
          : await bridge.request('reviews:select', { reviewId });
      // A call that is open already is read again, with the review that is selected now.
      if (reply.ok) await openAt(callId, 0);
      return reply;
    },
    openMoment: (callId, ms) => void openAt(callId, ms),
  } satisfies Partial<CalibrationPort>;
}
