import type { CallId } from '../../src-shared/call.ts';
import type { Download } from './download.ts';

interface AheadParts {
  /**
   * The way to fetch a call's recording; undefined when there is nothing to fetch. Whoever stops it
   * waits for its end, so it ends with the signal.
   */
  readonly prepare: (id: CallId, signal: AbortSignal) => Promise<(() => Download) | undefined>;
  /** False while the reviewer's own recording is on its way, and where fetching ahead is not wanted. */
  readonly isFree: () => boolean;
  readonly done: () => Promise<void>;
}

/** The recording that the reviewer comes to next, fetched while nobody else needs the line. */
export interface Ahead {
  /** Another wish takes the place of the one before, also of what is on its way. */
  readonly wish: (id: CallId | undefined) => void;
  /** Begins when the line is free now. */
  readonly go: () => void;
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
const restMs = 400;

interface Errand {
  readonly id: CallId;
  readonly over: AbortController;
  download?: Download;
}

export function createAhead({ prepare, isFree, done }: AheadParts): Ahead {
  let wished: CallId | undefined;
  let errand: Errand | undefined;
  let ended: Promise<void> = Promise.resolve();
  let rest: NodeJS.Timeout | undefined;
  const run = async (mine: Errand): Promise<void> => {
    const { signal } = mine.over;
    const start = signal.aborted ? undefined : await prepare(mine.id, signal);
    if (start !== undefined && !signal.aborted && isFree()) {
      mine.download = start();
      await mine.download.done;
      await done();
    }
    if (errand === mine) errand = undefined;
  };
  let halting: Promise<void> = Promise.resolve();
  const halt = (): Promise<void> => {
    const halted = errand;
    if (halted === undefined) return halting;
    errand = undefined;
    halted.over.abort();
    const over = ended;
    halting = Promise.resolve(halted.download?.stop()).then(() => over);
    return halting;
  };
  const go = (): void => {
    if (wished === undefined || errand !== undefined || !isFree()) return;
    const mine: Errand = { id: wished, over: new AbortController() };
    wished = undefined;
    errand = mine;
    ended = ended.then(() => run(mine));
  };
  return {
    wish(id) {
      if (id !== undefined && errand?.id === id) return;
      wished = id;
      clearTimeout(rest);
      void halt();
      rest = setTimeout(go, restMs);
    },
    go,
    async stop(onlyOf) {
      // What was halted a moment ago may still be letting go of its file.
      if (errand === undefined || (onlyOf !== undefined && errand.id !== onlyOf)) return halting;
      wished ??= errand.id;
      return halt();
    },
    path: () => errand?.download?.file.path(),
  };
}
