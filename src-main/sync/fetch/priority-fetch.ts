import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import { abortable } from '../../lib/abortable.ts';
import type { Library } from '../../library/port.ts';
import type { FullCalls } from './full-calls.ts';

interface PriorityFetchParts {
  readonly library: Library;
  readonly calls: FullCalls;
  readonly end: AbortSignal;
}

/** Fetches the calls that the reviewer opens before all others, each once at a time. */
export interface PriorityFetch {
  /** `signal` ends the waiting only; the call is still fetched and stored. */
  readonly fetch: (id: CallId, signal?: AbortSignal) => Promise<Result<true, AppError>>;
  settled(): Promise<unknown>;
}

export function createPriorityFetch({ library, calls, end }: PriorityFetchParts): PriorityFetch {
  const pending = new Map<CallId, Promise<Result<true, AppError>>>();
  const fetchFull = async (id: CallId): Promise<Result<true, AppError>> => {
    const stored = await library.request('calls:about', { id });
    const kind = stored.ok ? stored.value.kind : undefined;
    const options = { priority: 'opened', signal: end } as const;
    const fetched = await calls.fetch(id, options, kind);
    // The library's process ended before the call was stored. The reviewer waits, so fetch it again now.
    const isLost = !fetched.ok && fetched.error.kind === 'library-restarting';
    return isLost ? calls.fetch(id, options, kind) : fetched;
  };
  return {
    async fetch(id, signal) {
      const fetched = pending.get(id) ?? fetchFull(id).finally(() => pending.delete(id));
      pending.set(id, fetched);
      return signal === undefined ? fetched : abortable(fetched, signal);
    },
    settled: () => Promise.all(pending.values()),
  };
}
