import PQueue from 'p-queue';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { CallSummary, FullCall, Page, RequestOptions, RetellApi } from '../../retell/port.ts';
import { classifyCallFailure } from '../loop/sync-failure.ts';
import type { Stream } from './stored-state.ts';

/** What one page brought, ready to be stored. */
export interface Completed {
  /** The tickets of the page and of the chats that were fetched for it. */
  readonly tickets: readonly string[];
  /** Every call or chat in them. */
  readonly ids: readonly CallId[];
  /** The position in the list to store with them. */
  readonly stream: Stream;
  /** To be called once everything is stored. */
  readonly stored: () => void;
}

/** Fetches the chats of a page whose messages the list leaves out. */
export interface ChatFetch {
  /** Chats that could not be fetched are noted in the stream and tried again with the next page. */
  complete(page: Page, stream: Stream): Promise<Result<Completed, AppError>>;
}

/** A poll reads a page or two, so remembering more chats than these saves no requests. */
const maxRemembered = 5000;
/** Requesting all chats of a page at once would attach hundreds of listeners to one signal. */
const maxConcurrent = 16;
/** How many chats that failed before are tried again with each page, and how many are noted at most. */
const maxRetriedPerPage = 20;
const maxMissing = 500;

export function createChatFetch(api: RetellApi, options: RequestOptions): ChatFetch {
  /** The fingerprint of the row that each chat was stored for. The same row means an unchanged chat. */
  const storedFor = new Map<string, string>();
  const remember = ({ id, print = '' }: CallSummary): void => {
    storedFor.delete(id);
    storedFor.set(id, print);
    const [oldest] = storedFor.keys();
    if (storedFor.size > maxRemembered && oldest !== undefined) storedFor.delete(oldest);
  };
  /** `undefined` when this chat is unavailable for now; an error when no request can succeed. */
  const fetchOne = async (id: string): Promise<Result<FullCall | undefined, AppError>> => {
    const full = await api.getChat(asId(id), { priority: 'hydrate', ...options });
    if (full.ok) return full;
    const mayComeLater =
      full.error.kind !== 'gone' && classifyCallFailure(full.error) === 'one-call';
    return mayComeLater ? ok(undefined) : full;
  };
  return {
    async complete({ ticket, rows }, stream) {
      const due = rows.filter(
        ({ id, source, print }) => source === 'list' && storedFor.get(id) !== print,
      );
      const [retried, later] = split(stream.missing ?? [], new Set(rows.map(({ id }) => id)));
      const ids = [...due.map(({ id }) => id), ...retried];
      const fetched = new Map<string, FullCall>();
      const missing = [...later];
      const queue = new PQueue({ concurrency: maxConcurrent });
      const results = await queue.addAll(ids.map((id) => () => fetchOne(id)));
      for (const [index, result] of results.entries()) {
        const id = ids[index] ?? '';
        if (!result.ok && result.error.kind !== 'gone') return err(result.error);
        if (!result.ok) continue;
        if (result.value === undefined) missing.push(id);
        else fetched.set(id, result.value);
      }
      return ok({
        tickets: [ticket, ...[...fetched.values()].map((full) => full.ticket)],
        ids: [...new Set([...rows, ...fetched.values()].map(({ id }) => id))],
        stream: { ...stream, missing: missing.slice(-maxMissing) },
        stored: () => due.filter(({ id }) => fetched.has(id)).forEach(remember),
      });
    },
  };
}

/** Which of the missing chats to retry now, and which later. Those on the page are fetched anyway. */
function split(
  missing: readonly string[],
  onPage: ReadonlySet<string>,
): readonly [readonly string[], readonly string[]] {
  const others = missing.filter((id) => !onPage.has(id));
  return [others.slice(0, maxRetriedPerPage), others.slice(maxRetriedPerPage)];
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this was the id of a chat when it was noted; the stored state keeps plain strings
const asId = (id: string): CallId => id as CallId;
