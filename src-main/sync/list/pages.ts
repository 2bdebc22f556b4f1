import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import { smallestPage, type ListRequest, type Page, type RetellApi } from '../../retell/port.ts';
import type { Backoff } from '../loop/backoff.ts';
import type { StreamName } from './stored-state.ts';

type PageResult = Promise<Result<Page, AppError>>;

/** Pages of the lists, the next one already on its way while the last is being stored. */
export interface Pages {
  get(name: StreamName, cursor: string | undefined): PageResult;
  prefetch(name: StreamName, cursor: string | undefined): void;
  /** After a page that was too large; false when pages can't become any smaller. */
  makeSmaller(): boolean;
}

/**
 * 250 rows of about 4 kB are a megabyte; older lists carry whole transcripts, so their pages are
 * smaller.
 */
const pageLimits = { v3: 250, v2: 50, v1: 50 } as const;

export interface PagesParts {
  readonly api: RetellApi;
  readonly stop: AbortSignal;
  readonly pace: Backoff;
}

export function createPages({ api, stop, pace }: PagesParts): Pages {
  const prefetched = new Map<StreamName, { readonly cursor: string; readonly page: PageResult }>();
  let maxRows: number = pageLimits.v3;
  const pageSize = (): number => Math.min(maxRows, pageLimits[api.version() ?? 'v3']);
  const fetchPage = (name: StreamName, cursor: string | undefined): PageResult => {
    const request: ListRequest = {
      order: 'descending',
      limit: pageSize(),
      signal: stop,
      onWait: pace.onWait,
      ...(cursor === undefined ? {} : { cursor }),
    };
    return name === 'calls' ? api.listCalls(request) : api.listChats(request);
  };
  return {
    get(name, cursor) {
      const next = prefetched.get(name);
      if (next === undefined || next.cursor !== cursor) return fetchPage(name, cursor);
      prefetched.delete(name);
      return next.page;
    },
    prefetch(name, cursor) {
      if (cursor !== undefined) prefetched.set(name, { cursor, page: fetchPage(name, cursor) });
    },
    makeSmaller() {
      if (maxRows <= smallestPage) return false;
      maxRows = Math.max(smallestPage, Math.floor(pageSize() / 2));
      return true;
    },
  };
}
