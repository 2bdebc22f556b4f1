import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import { smallestPage, type ListAsk, type Page, type RetellApi } from '../retell/port.ts';
import type { Pace } from './pace.ts';
import type { StreamName } from './stored-state.ts';

type Answer = Promise<Result<Page, AppError>>;

/** Pages of the lists, the next one already on its way while the last is being stored. */
export interface Pages {
  get(name: StreamName, cursor: string | undefined): Answer;
  lookAhead(name: StreamName, cursor: string | undefined): void;
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
  readonly pace: Pace;
}

export function createPages({ api, stop, pace }: PagesParts): Pages {
  const ahead = new Map<StreamName, { readonly cursor: string; readonly page: Answer }>();
  let most: number = pageLimits.v3;
  const size = (): number => Math.min(most, pageLimits[api.version() ?? 'v3']);
  const ask = (name: StreamName, cursor: string | undefined): Answer => {
    const request: ListAsk = {
      order: 'descending',
      limit: size(),
      signal: stop,
      onWait: pace.onWait,
      ...(cursor === undefined ? {} : { cursor }),
    };
    return name === 'calls' ? api.listCalls(request) : api.listChats(request);
  };
  return {
    get(name, cursor) {
      const next = ahead.get(name);
      if (next === undefined || next.cursor !== cursor) return ask(name, cursor);
      ahead.delete(name);
      return next.page;
    },
    lookAhead(name, cursor) {
      if (cursor !== undefined) ahead.set(name, { cursor, page: ask(name, cursor) });
    },
    makeSmaller() {
      if (most <= smallestPage) return false;
      most = Math.max(smallestPage, Math.floor(size() / 2));
      return true;
    },
  };
}
