import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Events } from '../../../src-shared/ipc/contract.ts';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import type { Clock, OnWait } from '../../retell/port.ts';

/** Combines what the parts of the sync report into the one status that the reviewer sees. */
export interface StatusBoard {
  readonly status: () => SyncStatus;
  set(inputs: Partial<StatusInputs>): void;
  /** Each loop reports its waits separately, so that one that continues doesn't hide one that waits. */
  waitingOf(loop: string): OnWait;
  /** Ids of new or changed rows. They are collected and announced a few times a second. */
  readonly changed: (ids: readonly CallId[]) => void;
  /** Announces what is still pending, and nothing afterwards. */
  close(): void;
}

interface StatusInputs {
  readonly running: boolean;
  readonly paused: boolean;
  readonly listing: boolean;
  readonly fetching: boolean;
  readonly callCount: number;
  readonly toFetch: number;
  /** Calls that failed the last time they were requested. */
  readonly failing: number;
  readonly listedAll: boolean;
  readonly failure: AppError | undefined;
  readonly lastSuccessMs: number | undefined;
  readonly api: string | undefined;
  readonly slow: boolean;
}

type SyncEvent = 'sync:status' | 'library:changed' | 'matching:progress';

/** Sends an event to the renderer. */
export type Announce = <E extends SyncEvent>(event: E, payload: Events[E]) => void;

const publishIntervalMs = 250;

const initialState: StatusInputs = {
  running: false,
  paused: false,
  listing: false,
  fetching: false,
  callCount: 0,
  toFetch: 0,
  failing: 0,
  listedAll: false,
  failure: undefined,
  lastSuccessMs: undefined,
  api: undefined,
  slow: false,
};

export function createStatusBoard(clock: Clock, announce: Announce): StatusBoard {
  let inputs = initialState;
  const waits = new Map<string, Wait>();
  const changedIds = new Set<CallId>();
  let announced = '';
  let pendingPublish: AbortController | undefined;
  const status = (): SyncStatus => statusOf(inputs, [...waits.values()]);
  const publish = (): void => {
    const now = status();
    const text = JSON.stringify(now);
    if (text !== announced) announce('sync:status', now);
    announced = text;
    if (changedIds.size === 0) return;
    announce('library:changed', { kind: 'calls', ids: [...changedIds] });
    changedIds.clear();
  };
  const publishSoon = async (): Promise<void> => {
    if (pendingPublish !== undefined) return;
    const mine = new AbortController();
    pendingPublish = mine;
    await clock.sleep(publishIntervalMs, mine.signal);
    if (pendingPublish === mine) pendingPublish = undefined;
    if (!mine.signal.aborted) publish();
  };
  return {
    status,
    set(more) {
      const before = status().phase;
      inputs = { ...inputs, ...more };
      // A new phase is announced at once; growing counts can wait.
      if (status().phase === before) void publishSoon();
      else publish();
    },
    waitingOf: (loop) => (wait) => {
      if (wait === undefined) waits.delete(loop);
      else waits.set(loop, wait);
      publish();
    },
    changed(ids) {
      for (const id of ids) changedIds.add(id);
      void publishSoon();
    },
    close() {
      pendingPublish?.abort();
      waits.clear();
      publish();
    },
  };
}

interface Wait {
  readonly nextTryMs: number;
  readonly reason: string;
}

function statusOf(inputs: StatusInputs, waits: readonly Wait[]): SyncStatus {
  const wait = waits.toSorted((a, b) => a.nextTryMs - b.nextTryMs)[0];
  const phase = phaseOf(inputs, wait);
  const failing = failingOf(inputs);
  return {
    phase,
    callCount: inputs.callCount,
    toFetch: inputs.toFetch,
    listedAll: inputs.listedAll,
    ...(failing === 0 ? {} : { failing }),
    ...(phase === 'waiting' && wait !== undefined ? wait : {}),
    ...(phase === 'failed' && inputs.failure !== undefined ? { reason: inputs.failure.kind } : {}),
    ...(inputs.lastSuccessMs === undefined ? {} : { lastSuccessMs: inputs.lastSuccessMs }),
    ...(inputs.api === undefined ? {} : { api: inputs.api }),
    ...(inputs.slow ? { slow: true } : {}),
  };
}

function phaseOf(inputs: StatusInputs, wait: Wait | undefined): SyncStatus['phase'] {
  if (inputs.paused) return 'paused';
  if (inputs.failure !== undefined) return 'failed';
  if (!inputs.running) return 'idle';
  if (wait !== undefined) return 'waiting';
  if (inputs.listing) return 'listing';
  if (inputs.fetching || inputs.toFetch > failingOf(inputs)) return 'fetching';
  // Before its first list is complete, a library is not up to date, however few calls it has.
  return inputs.listedAll ? 'up-to-date' : 'listing';
}

/** A failed call may have been fetched since, because the reviewer opened it. */
const failingOf = ({ failing, toFetch }: StatusInputs): number => Math.min(failing, toFetch);
