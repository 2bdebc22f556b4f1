import PQueue from 'p-queue';
import type { Clock } from './clock.ts';
import { priorities, type Priority } from './request-options.ts';

/** Limits the concurrent requests of one workspace, so that it stays within Retell's limits. */
export interface RequestBudget {
  /**
   * Runs `attempt` when a slot is free and the host is not paused; higher priorities first. `undefined`
   * when the signal was aborted or the host was paused before that.
   */
  run<T>(slot: Slot, attempt: () => Promise<T>): Promise<T | undefined>;
  /** No request to `host` starts before this time. */
  pauseUntil(host: string, untilMs: number): void;
  pausedUntil(host: string): number;
  /** While true, only one request runs at a time. */
  setSequential(isSequential: boolean): void;
}

export interface Slot {
  readonly host: string;
  readonly priority: Priority;
  readonly signal: AbortSignal;
}

/**
 * Background work never takes the last `reserved` slots, so the call that the reviewer opens and the
 * recording that is being played find a free one at once.
 */
export function createRequestBudget(clock: Clock, slots = 8, reserved = 3): RequestBudget {
  const all = new PQueue({ concurrency: slots });
  const background = new PQueue({ concurrency: Math.max(1, slots - reserved) });
  const paused = new Map<string, number>();
  const pausedUntil = (host: string): number => {
    const until = paused.get(host) ?? 0;
    if (until > clock.now()) return until;
    paused.delete(host);
    return 0;
  };
  const enqueue = async <T>(slot: Slot, attempt: () => Promise<T>): Promise<T | undefined> => {
    const rank = priorities.length - priorities.indexOf(slot.priority);
    const queued = () => all.add(guarded, { priority: rank });
    const guarded = async (): Promise<T | undefined> =>
      slot.signal.aborted || pausedUntil(slot.host) > 0 ? undefined : attempt();
    if (slot.priority === 'opened' || slot.priority === 'recording') return queued();
    return background.add(queued, { priority: rank });
  };
  return {
    run: (slot, attempt) => untilAborted(slot.signal, enqueue(slot, attempt)),
    pauseUntil(host, untilMs) {
      if (untilMs > pausedUntil(host)) paused.set(host, untilMs);
    },
    pausedUntil,
    setSequential(isSequential) {
      all.concurrency = isSequential ? 1 : slots;
      background.concurrency = isSequential ? 1 : Math.max(1, slots - reserved);
    },
  };
}

/** An aborted request stops waiting at once; its entry in the queue is skipped later. */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => resolve(undefined));
    work.then(resolve, reject).finally(forget);
  });
}

const abortListeners = new WeakMap<AbortSignal, Set<() => void>>();

/** A sync attaches hundreds of requests to one signal, so they share one listener. */
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
