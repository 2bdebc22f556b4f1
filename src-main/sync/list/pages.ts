import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import { smallestPage, type ListRequest, type Page, type RetellApi } from '../../retell/port.ts';
import type { Backoff } from '../loop/backoff.ts';
import type { StreamName } from './stored-state.ts';

type PageResult = Promise<Result<Page, AppError>>;

/** Pages of the lists. While one page is being stored, the next one can already be requested. */
export interface Pages {
  get(name: StreamName, cursor: string | undefined): PageResult;
  prefetch(name: StreamName, cursor: string | undefined): void;
  /** After a page that was too large; false when pages can't become any smaller. */
  makeSmaller(): boolean;
  /**
   * The page that was requested at `from`, without its cursor if that leads back to an earlier page: such
   * a list would never end.
   */
  withoutLoops(walk: string, from: string | undefined, page: Page): Page;
}

/** 250 rows of about 4 kB make a megabyte. Older lists include transcripts, so their pages are smaller. */
const pageLimits = { v3: 250, v2: 50, v1: 50 } as const;

/** The cursors that are remembered for each walk; loops of a faulty server are far shorter. */
const maxCursors = 1000;

export interface PagesParts {
  readonly api: RetellApi;
  readonly stop: AbortSignal;
  readonly backoff: Backoff;
}

export function createPages({ api, stop, backoff }: PagesParts): Pages {
  const prefetched = new Map<StreamName, { readonly cursor: string; readonly page: PageResult }>();
  /** By walk: each cursor with the one of the page that named it. */
  const followed = new Map<string, Map<string, string>>();
  let maxRows: number = pageLimits.v3;
  const pageSize = (): number => Math.min(maxRows, pageLimits[api.version() ?? 'v3']);
  const fetchPage = (name: StreamName, cursor: string | undefined): PageResult => {
    const request: ListRequest = {
      order: 'descending',
      limit: pageSize(),
      signal: stop,
      onWait: backoff.onWait,
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
    withoutLoops(walk, from = '', page) {
      const before = followed.get(walk);
      // A walk that starts again at the top may meet the same cursors.
      const isFresh = before === undefined || from === '' || before.size >= maxCursors;
      const cursors = isFresh ? new Map<string, string>() : before;
      followed.set(walk, cursors);
      const { cursor, ...last } = page;
      if (cursor === undefined) return page;
      // The same page can be requested again when it could not be stored.
      if ((cursors.get(cursor) ?? from) !== from || cursor === from) return last;
      cursors.set(cursor, from);
      return page;
    },
  };
}
