import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { orGivenUp } from '../../src-shared/given-up.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { WholeCalls } from './whole-calls.ts';

interface WantedParts {
  readonly library: Library;
  readonly calls: WholeCalls;
  readonly end: AbortSignal;
}

/** Calls in front of the reviewer: fetched at once, each only once at a time. */
export interface Wanted {
  /** `signal` ends the waiting; what is on its way still comes and is stored. */
  readonly fetch: (id: CallId, signal?: AbortSignal) => Promise<Result<true, AppError>>;
  settled(): Promise<unknown>;
}

export function createWanted({ library, calls, end }: WantedParts): Wanted {
  const underWay = new Map<CallId, Promise<Result<true, AppError>>>();
  const fetchWhole = async (id: CallId): Promise<Result<true, AppError>> => {
    const stored = await library.ask('calls:about', { id });
    const kind = stored.ok ? stored.value.kind : undefined;
    const how = { priority: 'opened', signal: end } as const;
    const fetched = await calls.fetch(id, how, kind);
    // It came, and went with the library's process before it was stored: nobody is to wait for a next time.
    const isLost = !fetched.ok && fetched.error.kind === 'library-restarting';
    return isLost ? calls.fetch(id, how, kind) : fetched;
  };
  return {
    async fetch(id, signal) {
      const fetched = underWay.get(id) ?? fetchWhole(id).finally(() => underWay.delete(id));
      underWay.set(id, fetched);
      return signal === undefined ? fetched : orGivenUp(fetched, signal);
    },
    settled: () => Promise.all(underWay.values()),
  };
}
