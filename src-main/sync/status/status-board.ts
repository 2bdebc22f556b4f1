import type { AppError } from '../../../src-shared/errors.ts';
import type { Events } from '../../../src-shared/ipc/contract.ts';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import type { Clock } from '../../retell/port.ts';
import type { OnWait } from '../../retell/port.ts';

/** What the sync knows of itself, put together to the one line that the reviewer sees. */
export interface StatusBoard {
  readonly status: () => SyncStatus;
  set(facts: Partial<StatusInputs>): void;
  /** Each loop has its own place, so that one going on doesn't hide that the other waits. */
  waitingOf(loop: string): OnWait;
  /** Ids of rows that are new or different, gathered and told a few times a second. */
  readonly changed: (ids: readonly string[]) => void;
  /** Says what is still to be said, and nothing after. */
  close(): void;
}

interface StatusInputs {
  readonly running: boolean;
  readonly paused: boolean;
  readonly listing: boolean;
  readonly fetchBackoff: boolean;
  readonly have: number;
  readonly toFetch: number;
  /** Calls that were answered by an error at their last try. */
  readonly failing: number;
  readonly listedAll: boolean;
  readonly failure: AppError | undefined;
  readonly lastSuccessMs: number | undefined;
  readonly api: string | undefined;
  readonly slow: boolean;
}

type SyncEvent = 'sync:status' | 'library:changed' | 'matching:progress';

/** How the renderer hears of it. */
export type Announce = <E extends SyncEvent>(event: E, payload: Events[E]) => void;

const publishIntervalMs = 250;

const initialState: StatusInputs = {
  running: false,
  paused: false,
  listing: false,
  fetchBackoff: false,
  have: 0,
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
  const changedIds = new Set<string>();
  let announced = '';
  let pendingPublish: AbortController | undefined;
  const status = (): SyncStatus => statusOf(inputs, [...waits.values()]);
  const publish = (): void => {
    const now = status();
    const text = JSON.stringify(now);
    if (text !== announced) announce('sync:status', now);
    announced = text;
    if (changedIds.size === 0) return;
    announce('library:changed', { calls: [...changedIds] });
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
      // A new phase is news; growing numbers can wait a moment.
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
    callCount: inputs.have,
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
  return inputs.fetchBackoff || inputs.toFetch > failingOf(inputs) ? 'fetching' : 'up-to-date';
}

/** The reviewer may have opened one meanwhile, and it came. */
const failingOf = ({ failing, toFetch }: StatusInputs): number => Math.min(failing, toFetch);
