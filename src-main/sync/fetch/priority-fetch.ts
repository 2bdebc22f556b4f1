import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { abortable } from '../../lib/abortable.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { Library } from '../../library/port.ts';
import type { FullCalls } from './full-calls.ts';

interface PriorityFetchParts {
  readonly library: Library;
  readonly calls: FullCalls;
  readonly end: AbortSignal;
}

/** Calls in front of the reviewer: fetched at once, each only once at a time. */
export interface PriorityFetch {
  /** `signal` ends the waiting; what is on its way still comes and is stored. */
  readonly fetch: (id: CallId, signal?: AbortSignal) => Promise<Result<true, AppError>>;
  settled(): Promise<unknown>;
}

export function createPriorityFetch({ library, calls, end }: PriorityFetchParts): PriorityFetch {
  const pending = new Map<CallId, Promise<Result<true, AppError>>>();
  const fetchWhole = async (id: CallId): Promise<Result<true, AppError>> => {
    const stored = await library.request('calls:about', { id });
    const kind = stored.ok ? stored.value.kind : undefined;
    const how = { priority: 'opened', signal: end } as const;
    const fetched = await calls.fetch(id, how, kind);
    // It came, and went with the library's process before it was stored: nobody is to wait for a next time.
    const isLost = !fetched.ok && fetched.error.kind === 'library-restarting';
    return isLost ? calls.fetch(id, how, kind) : fetched;
  };
  return {
    async fetch(id, signal) {
      const fetched = pending.get(id) ?? fetchWhole(id).finally(() => pending.delete(id));
      pending.set(id, fetched);
      return signal === undefined ? fetched : abortable(fetched, signal);
    },
    settled: () => Promise.all(pending.values()),
  };
}
