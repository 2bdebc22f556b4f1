import type { CallId, CallRecord } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { How, RetellApi } from '../retell/port.ts';
import { callTrouble } from './trouble.ts';

/** Rows for the library, and what to do once it has them. */
export interface Completed {
  readonly records: readonly CallRecord[];
  readonly stored: () => void;
}

/** Completes the chats of a page, where the list left their messages out. */
export interface ChatFetch {
  whole(records: readonly CallRecord[]): Promise<Result<Completed, AppError>>;
}

/** As many chats as a page or two of every look: more need no remembering. */
const mostRemembered = 5000;

export function createChatFetch(api: RetellApi, how: How): ChatFetch {
  /** The row that a chat was fetched and stored for; the same row again means the same chat. */
  const storedFor = new Map<CallId, string>();
  const remember = ({ call, raw }: CallRecord): void => {
    storedFor.delete(call.id);
    storedFor.set(call.id, raw);
    const [oldest] = storedFor.keys();
    if (storedFor.size > mostRemembered && oldest !== undefined) storedFor.delete(oldest);
  };
  const complete = async (row: CallRecord): Promise<Result<CallRecord, AppError>> => {
    const { id } = row.call;
    if (row.source === 'get' || storedFor.get(id) === row.raw) return ok(row);
    const whole = await api.getChat(id, { priority: 'hydrate', ...how });
    if (whole.ok) return whole.value.call.id === id ? whole : ok(row);
    // The row alone is better than nothing, and the next look tries again.
    return callTrouble(whole.error) === 'one-call' ? ok(row) : whole;
  };
  return {
    async whole(rows) {
      const completed = await Promise.all(rows.map(complete));
      const records: CallRecord[] = [];
      for (const result of completed) {
        if (!result.ok) return err(result.error);
        records.push(result.value);
      }
      const fetched = rows.filter((row, place) => row !== records[place]);
      return ok({ records, stored: () => fetched.forEach(remember) });
    },
  };
}
