import { randomUUID } from 'node:crypto';
import { toCallSummary } from '../../src-main/library/process/pending-responses.ts';
import type { ResponseReader, ReadResponse } from '../../src-main/retell/port.ts';
import { parseResponse } from '../../src-main/retell/wire/parse-response.ts';
import type { CallRecord } from '../../src-shared/call.ts';
import { ok } from '../../src-shared/result.ts';

const held = new Map<string, readonly CallRecord[]>();
/** A long run of schedules leaves many behind that nobody ever stores. */
const maxHeld = 5000;

/** Puts records aside as the library does with those of an answer. */
export function holdRecords(records: readonly CallRecord[]): Pick<ReadResponse, 'ticket' | 'rows'> {
  const ticket = randomUUID();
  held.set(ticket, records);
  const [oldest] = held.keys();
  if (held.size > maxHeld && oldest !== undefined) held.delete(oldest);
  return { ticket, rows: records.map(toCallSummary) };
}

/** What an answer told of, for a test to look at or a library in memory to store. */
export const heldRecords = (ticket: string): readonly CallRecord[] => {
  const records = held.get(ticket);
  if (records === undefined) throw new Error(`Nobody holds ${ticket}`);
  return records;
};

/** Reads answers in this process, by the app's own rules. */
export const parseInProcess: ResponseReader = async (body, kind) => {
  const parsed = await parseResponse(body, kind);
  if (!parsed.ok) return parsed;
  const { records, ...rest } = parsed.value;
  return ok({ ...holdRecords(records), ...rest });
};
