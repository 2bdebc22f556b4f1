import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { OpenedRecording } from './opened-recording.ts';

export type Opening = Promise<Result<OpenedRecording, AppError>>;

/** Requests for a recording that is being opened share its result. */
export function createOpenings(
  fetchAndOpen: (id: CallId, signal: AbortSignal) => Opening,
  done: () => void,
) {
  const pending = new Map<CallId, Opening>();
  let aborter = new AbortController();
  return {
    areNone: (): boolean => pending.size === 0,
    open(id: CallId): Opening {
      const opening =
        pending.get(id) ??
        fetchAndOpen(id, aborter.signal).finally(() => {
          pending.delete(id);
          done();
        });
      pending.set(id, opening);
      return opening;
    },
    /** Afterwards every request opens its recording again. */
    async end(): Promise<void> {
      aborter.abort();
      aborter = new AbortController();
      await Promise.allSettled(pending.values());
    },
  };
}
