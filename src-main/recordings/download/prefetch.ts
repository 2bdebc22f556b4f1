import type { CallId } from '../../../src-shared/call.ts';
import type { Download } from './download.ts';

interface PrefetchParts {
  /**
   * Returns a function that starts the download, or undefined when there is nothing to download. It has to
   * end soon after the signal is aborted, because a stop waits for it.
   */
  readonly prepare: (id: CallId, signal: AbortSignal) => Promise<(() => Download) | undefined>;
  /** False while the reviewer waits for another recording, and when prefetching is turned off. */
  readonly isIdle: () => boolean;
  readonly downloaded: () => Promise<void>;
}

/** Downloads the recording of the next call in the queue while nothing else is being downloaded. */
export interface Prefetch {
  /** Replaces the previous request, even when that is being downloaded. */
  readonly request: (id: CallId | undefined) => void;
  /** Starts the requested download if nothing else is being downloaded. */
  readonly startIfIdle: () => void;
  /**
   * Called when the reviewer opens a recording. Resolves when nothing is written any more. The downloaded
   * bytes are kept, and the request stays.
   */
  stop(onlyOf?: CallId): Promise<void>;
  /** The file that is being written, which must not be evicted. */
  path(): string | undefined;
}

/**
 * The wait before a download starts. The recording of the call that was just opened is requested first, and
 * a reviewer who pages quickly through the queue needs none of them.
 */
const settleMs = 400;

interface PrefetchJob {
  readonly id: CallId;
  readonly aborter: AbortController;
  download?: Download;
}

export function createPrefetch({ prepare, isIdle, downloaded }: PrefetchParts): Prefetch {
  let requested: CallId | undefined;
  let job: PrefetchJob | undefined;
  let finished: Promise<void> = Promise.resolve();
  let settleTimer: NodeJS.Timeout | undefined;
  const run = async (mine: PrefetchJob): Promise<void> => {
    const { signal } = mine.aborter;
    const start = signal.aborted ? undefined : await prepare(mine.id, signal);
    if (start !== undefined && !signal.aborted && isIdle()) {
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
    if (requested === undefined || job !== undefined || !isIdle()) return;
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
      // A download that was cancelled a moment ago may still be closing its file.
      if (job === undefined || (onlyOf !== undefined && job.id !== onlyOf)) return cancelling;
      requested ??= job.id;
      return cancel();
    },
    path: () => job?.download?.file.path(),
  };
}
