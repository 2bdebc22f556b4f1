import type { CallId, CallRecord } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { How, RetellApi } from '../retell/port.ts';
import { callTrouble } from './trouble.ts';

/** Completes the chats of a page, where the list left their messages out. */
export interface ChatFetch {
  whole(records: readonly CallRecord[]): Promise<Result<readonly CallRecord[], AppError>>;
}

/** As many chats as a page or two of every look: more need no remembering. */
const mostRemembered = 5000;

export function createChatFetch(api: RetellApi, how: How): ChatFetch {
  /** The row that a chat was fetched for; the same row again means the same chat. */
  const fetchedFor = new Map<CallId, string>();
  const remember = (id: CallId, row: string): void => {
    fetchedFor.delete(id);
    fetchedFor.set(id, row);
    const oldest = fetchedFor.keys().next();
    if (fetchedFor.size > mostRemembered && oldest.done !== true) fetchedFor.delete(oldest.value);
  };
  const complete = async (record: CallRecord): Promise<Result<CallRecord, AppError>> => {
    const { id } = record.call;
    if (record.source === 'get' || fetchedFor.get(id) === record.raw) return ok(record);
    const whole = await api.getChat(id, { priority: 'hydrate', ...how });
    if (whole.ok && whole.value.call.id === id) {
      remember(id, record.raw);
      return whole;
    }
    // The row alone is better than nothing, and the next look tries again.
    if (whole.ok || callTrouble(whole.error) === 'one-call') return ok(record);
    return whole;
  };
  return {
    async whole(records) {
      const completed = await Promise.all(records.map(complete));
      const failed = completed.find((result) => !result.ok);
      if (failed !== undefined && !failed.ok) return err(failed.error);
      return ok(completed.flatMap((result) => (result.ok ? [result.value] : [])));
    },
  };
}
