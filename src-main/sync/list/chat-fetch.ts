import PQueue from 'p-queue';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { CallSummary, RequestOptions, Page, RetellApi, FullCall } from '../../retell/port.ts';
import type { Stream } from './stored-state.ts';
import { classifyCallFailure } from '../loop/sync-failure.ts';

/** Answers for the library, the place to store with them, and what to do once it has both. */
export interface Completed {
  /** By their tickets: the page, and what came whole. */
  readonly tickets: readonly string[];
  /** Of all that they tell of. */
  readonly ids: readonly CallId[];
  readonly stream: Stream;
  readonly stored: () => void;
}

/** Completes the chats of a page, where the list left their messages out. */
export interface ChatFetch {
  /** Those that could not be fetched are noted in the stream, and tried again with the next page. */
  complete(page: Page, stream: Stream): Promise<Result<Completed, AppError>>;
}

/** As many chats as a page or two of every look: more need no remembering. */
const maxRemembered = 5000;
/** A page of chats asked for all at once would hang hundreds of waits on one signal. */
const maxConcurrent = 16;
/** So many of those that failed are tried again with a page, and so many are noted at most. */
const maxRetriedPerPage = 20;
const maxMissing = 500;

export function createChatFetch(api: RetellApi, how: RequestOptions): ChatFetch {
  /** The print of the row that a chat was fetched and stored for; the same row again means the same chat. */
  const storedFor = new Map<string, string>();
  const remember = ({ id, print = '' }: CallSummary): void => {
    storedFor.delete(id);
    storedFor.set(id, print);
    const [oldest] = storedFor.keys();
    if (storedFor.size > maxRemembered && oldest !== undefined) storedFor.delete(oldest);
  };
  /** The whole chat; `undefined` when it can't be had now; an error when nothing can. */
  const fetchOne = async (id: string): Promise<Result<FullCall | undefined, AppError>> => {
    const whole = await api.getChat(asId(id), { priority: 'hydrate', ...how });
    if (whole.ok) return whole;
    const mayComeLater =
      whole.error.kind !== 'gone' && classifyCallFailure(whole.error) === 'one-call';
    return mayComeLater ? ok(undefined) : whole;
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
      for (const [place, result] of results.entries()) {
        const id = ids[place] ?? '';
        if (!result.ok && result.error.kind !== 'gone') return err(result.error);
        if (!result.ok) continue;
        if (result.value === undefined) missing.push(id);
        else fetched.set(id, result.value);
      }
      return ok({
        tickets: [ticket, ...[...fetched.values()].map((whole) => whole.ticket)],
        ids: [...new Set([...rows, ...fetched.values()].map(({ id }) => id))],
        stream: { ...stream, missing: missing.slice(-maxMissing) },
        stored: () => due.filter(({ id }) => fetched.has(id)).forEach(remember),
      });
    },
  };
}

/** Which of the missing to try again now: those that stand on the page are tried anyway. */
function split(
  missing: readonly string[],
  onPage: ReadonlySet<string>,
): readonly [readonly string[], readonly string[]] {
  const others = missing.filter((id) => !onPage.has(id));
  return [others.slice(0, maxRetriedPerPage), others.slice(maxRetriedPerPage)];
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the id was a chat's own when it was noted; the stored state keeps plain text
const asId = (id: string): CallId => id as CallId;
