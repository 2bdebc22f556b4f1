import type { CallId } from '../../../src-shared/call.ts';
import type { Download } from './download.ts';

interface PrefetchParts {
  /**
   * The way to fetch a call's recording; undefined when there is nothing to fetch. Whoever stops it
   * waits for its end, so it ends with the signal.
   */
  readonly prepare: (id: CallId, signal: AbortSignal) => Promise<(() => Download) | undefined>;
  /** False while the reviewer's own recording is on its way, and where fetching ahead is not wanted. */
  readonly isFree: () => boolean;
  readonly downloaded: () => Promise<void>;
}

/** The recording that the reviewer comes to next, fetched while nobody else needs the line. */
export interface Prefetch {
  /** Another wish takes the place of the one before, also of what is on its way. */
  readonly request: (id: CallId | undefined) => void;
  /** Begins when the line is free now. */
  readonly startIfIdle: () => void;
  /**
   * The reviewer needs the line, or this very recording. Resolves when nothing is written any more;
   * what came is kept, and the rest is still wished for.
   */
  stop(onlyOf?: CallId): Promise<void>;
  /** Is being written, so it must not be cleared away. */
  path(): string | undefined;
}

/**
 * The reviewer's own recording is asked for a moment after it is known what comes next, and whoever
 * leafs through calls wants none of them.
 */
const settleMs = 400;

interface PrefetchJob {
  readonly id: CallId;
  readonly aborter: AbortController;
  download?: Download;
}

export function createPrefetch({ prepare, isFree, downloaded }: PrefetchParts): Prefetch {
  let requested: CallId | undefined;
  let job: PrefetchJob | undefined;
  let finished: Promise<void> = Promise.resolve();
  let settleTimer: NodeJS.Timeout | undefined;
  const run = async (mine: PrefetchJob): Promise<void> => {
    const { signal } = mine.aborter;
    const start = signal.aborted ? undefined : await prepare(mine.id, signal);
    if (start !== undefined && !signal.aborted && isFree()) {
      mine.download = start();
      await mine.download.done;
      await downloaded();
    }
    if (job === mine) job = undefined;
  };
  let cancelling: Promise<void> = Promise.resolve();
  const cancel = (): Promise<void> => {
    const cancelled = job;
    if (cancelled === undefined) return cancelling;
    job = undefined;
    cancelled.aborter.abort();
    const previous = finished;
    cancelling = Promise.resolve(cancelled.download?.stop()).then(() => previous);
    return cancelling;
  };
  const startIfIdle = (): void => {
    if (requested === undefined || job !== undefined || !isFree()) return;
    const mine: PrefetchJob = { id: requested, aborter: new AbortController() };
    requested = undefined;
    job = mine;
    finished = finished.then(() => run(mine));
  };
  return {
    request(id) {
      if (id !== undefined && job?.id === id) return;
      requested = id;
      clearTimeout(settleTimer);
      void cancel();
      settleTimer = setTimeout(startIfIdle, settleMs);
    },
    startIfIdle,
    async stop(onlyOf) {
      // What was halted a moment ago may still be letting go of its file.
      if (job === undefined || (onlyOf !== undefined && job.id !== onlyOf)) return cancelling;
      requested ??= job.id;
      return cancel();
    },
    path: () => job?.download?.file.path(),
  };
}
