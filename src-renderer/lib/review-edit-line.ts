import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';

/** The library process is started again within a second or two; an edit waits for it. */
const restartTries = 10;
const restartWaitMs = 300;

/** Asks go out one after the other, so that an undo always finds what was done before it. */
export function createEditLine(wait: (ms: number) => Promise<void>) {
  let line: Promise<unknown> = Promise.resolve();
  return {
    inLine: <T>(run: () => Promise<T>): Promise<T> => {
      const turn = line.then(run);
      // One that breaks is told to whoever asked it; those behind it go on.
      line = turn.catch(() => undefined);
      return turn;
    },

    /** Asks again while the library is on its way back. Only for asks that may be repeated. */
    patiently: async <T>(ask: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> => {
      for (let tries = 1; ; tries += 1) {
        const reply = await ask();
        const restarting = !reply.ok && reply.error.kind === 'library-restarting';
        if (!restarting || tries >= restartTries) return reply;
        await wait(restartWaitMs);
      }
    },
  };
}
