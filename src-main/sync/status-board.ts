import type { AppError } from '../../src-shared/errors.ts';
import type { Events } from '../../src-shared/ipc/contract.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Clock } from '../retell/port.ts';
import type { OnWait } from '../retell/port.ts';

/** What the sync knows of itself, put together to the one line that the reviewer sees. */
export interface StatusBoard {
  readonly status: () => SyncStatus;
  set(facts: Partial<Facts>): void;
  /** Each loop has its own place, so that one going on doesn't hide that the other waits. */
  waitingOf(loop: string): OnWait;
  /** Ids of rows that are new or different, gathered and told a few times a second. */
  readonly changed: (ids: readonly string[]) => void;
  /** Says what is still to be said, and nothing after. */
  close(): void;
}

interface Facts {
  readonly running: boolean;
  readonly paused: boolean;
  readonly listing: boolean;
  readonly fetching: boolean;
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

type News = 'sync:status' | 'library:changed' | 'matching:progress';

/** How the renderer hears of it. */
export type Announce = <E extends News>(event: E, payload: Events[E]) => void;

const gatherMs = 250;

const atFirst: Facts = {
  running: false,
  paused: false,
  listing: false,
  fetching: false,
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
  let facts = atFirst;
  const waits = new Map<string, Wait>();
  const changedIds = new Set<string>();
  let said = '';
  let gathering: AbortController | undefined;
  const status = (): SyncStatus => statusOf(facts, [...waits.values()]);
  const say = (): void => {
    const now = status();
    const text = JSON.stringify(now);
    if (text !== said) announce('sync:status', now);
    said = text;
    if (changedIds.size === 0) return;
    announce('library:changed', { calls: [...changedIds] });
    changedIds.clear();
  };
  const saySoon = async (): Promise<void> => {
    if (gathering !== undefined) return;
    const mine = new AbortController();
    gathering = mine;
    await clock.sleep(gatherMs, mine.signal);
    if (gathering === mine) gathering = undefined;
    if (!mine.signal.aborted) say();
  };
  return {
    status,
    set(more) {
      const before = status().phase;
      facts = { ...facts, ...more };
      // A new phase is news; growing numbers can wait a moment.
      if (status().phase === before) void saySoon();
      else say();
    },
    waitingOf: (loop) => (wait) => {
      if (wait === undefined) waits.delete(loop);
      else waits.set(loop, wait);
      say();
    },
    changed(ids) {
      for (const id of ids) changedIds.add(id);
      void saySoon();
    },
    close() {
      gathering?.abort();
      waits.clear();
      say();
    },
  };
}

interface Wait {
  readonly nextTryMs: number;
  readonly reason: string;
}

function statusOf(facts: Facts, waits: readonly Wait[]): SyncStatus {
  const wait = waits.toSorted((a, b) => a.nextTryMs - b.nextTryMs)[0];
  const phase = phaseOf(facts, wait);
  const failing = failingOf(facts);
  return {
    phase,
    have: facts.have,
    toFetch: facts.toFetch,
    listedAll: facts.listedAll,
    ...(failing === 0 ? {} : { failing }),
    ...(phase === 'waiting' && wait !== undefined ? wait : {}),
    ...(phase === 'failed' && facts.failure !== undefined ? { reason: facts.failure.kind } : {}),
    ...(facts.lastSuccessMs === undefined ? {} : { lastSuccessMs: facts.lastSuccessMs }),
    ...(facts.api === undefined ? {} : { api: facts.api }),
    ...(facts.slow ? { slow: true } : {}),
  };
}

function phaseOf(facts: Facts, wait: Wait | undefined): SyncStatus['phase'] {
  if (facts.paused) return 'paused';
  if (facts.failure !== undefined) return 'failed';
  if (!facts.running) return 'idle';
  if (wait !== undefined) return 'waiting';
  if (facts.listing) return 'listing';
  return facts.fetching || facts.toFetch > failingOf(facts) ? 'fetching' : 'up-to-date';
}

/** The reviewer may have opened one meanwhile, and it came. */
const failingOf = ({ failing, toFetch }: Facts): number => Math.min(failing, toFetch);
