import PQueue from 'p-queue';
import type { Clock } from './clock.ts';
import { priorities, type Priority } from './request-options.ts';

/** All requests of a workspace share one of these, so that together they stay within Retell's limits. */
export interface RequestBudget {
  /**
   * Runs `attempt` when a place is free and the host is not paused; the more urgent goes first.
   * `undefined` when the signal was aborted before its turn.
   */
  run<T>(turn: Slot, attempt: () => Promise<T>): Promise<T | undefined>;
  /** No further request to `host` before that moment. */
  pauseUntil(host: string, untilMs: number): void;
  pausedUntil(host: string): number;
  /** One request at a time, the most urgent first, until told otherwise. */
  setSequential(isNarrow: boolean): void;
}

export interface Slot {
  readonly host: string;
  readonly priority: Priority;
  readonly signal: AbortSignal;
}

/**
 * Work in the background never takes the last `reserved` places: the call that the reviewer opens,
 * and the recording being played, find one free at once.
 */
export function createRequestBudget(clock: Clock, places = 8, reserved = 3): RequestBudget {
  const all = new PQueue({ concurrency: places });
  const background = new PQueue({ concurrency: Math.max(1, places - reserved) });
  const paused = new Map<string, number>();
  const pausedUntil = (host: string): number => {
    const until = paused.get(host) ?? 0;
    if (until > clock.now()) return until;
    paused.delete(host);
    return 0;
  };
  const enqueue = async <T>(turn: Slot, attempt: () => Promise<T>): Promise<T | undefined> => {
    const rank = priorities.length - priorities.indexOf(turn.priority);
    const queued = () => all.add(guarded, { priority: rank });
    const guarded = async (): Promise<T | undefined> =>
      turn.signal.aborted || pausedUntil(turn.host) > 0 ? undefined : attempt();
    if (turn.priority === 'opened' || turn.priority === 'recording') return queued();
    return background.add(queued, { priority: rank });
  };
  return {
    run: (turn, attempt) => untilAborted(turn.signal, enqueue(turn, attempt)),
    pauseUntil(host, untilMs) {
      if (untilMs > pausedUntil(host)) paused.set(host, untilMs);
    },
    pausedUntil,
    setSequential(isNarrow) {
      all.concurrency = isNarrow ? 1 : places;
      background.concurrency = isNarrow ? 1 : Math.max(1, places - reserved);
    },
  };
}

/** Waiting in the queue ends at once for whoever gives up; the place in it is passed over later. */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => resolve(undefined));
    work.then(resolve, reject).finally(forget);
  });
}

const abortListeners = new WeakMap<AbortSignal, Set<() => void>>();

/** A sync hangs hundreds of requests on one signal: one listener speaks for all of them. */
function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const before = abortListeners.get(signal);
  const listeners = before ?? new Set();
  listeners.add(listener);
  if (before === undefined) {
    abortListeners.set(signal, listeners);
    const notifyAll = (): void => {
      for (const one of listeners) one();
    };
    signal.addEventListener('abort', notifyAll, { once: true });
  }
  return () => listeners.delete(listener);
}
