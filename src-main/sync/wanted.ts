import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { WholeCalls } from './whole-calls.ts';

interface WantedParts {
  readonly library: Library;
  readonly calls: WholeCalls;
  readonly end: AbortSignal;
}

/** Calls in front of the reviewer: fetched at once, each only once at a time. */
export interface Wanted {
  readonly fetch: (id: CallId) => Promise<Result<true, AppError>>;
  settled(): Promise<unknown>;
}

export function createWanted({ library, calls, end }: WantedParts): Wanted {
  const underWay = new Map<CallId, Promise<Result<true, AppError>>>();
  const fetchIfListed = async (id: CallId): Promise<Result<true, AppError>> => {
    const stored = await library.ask('calls:get', { id });
    if (stored.ok && stored.value.fetchedMs !== undefined) return ok(true);
    const kind = stored.ok ? stored.value.call.kind : undefined;
    return calls.fetch(id, { priority: 'opened', signal: end }, kind);
  };
  return {
    fetch(id) {
      const before = underWay.get(id);
      if (before !== undefined) return before;
      const fetched = fetchIfListed(id).finally(() => underWay.delete(id));
      underWay.set(id, fetched);
      return fetched;
    },
    settled: () => Promise.all(underWay.values()),
  };
}
