import { randomUUID } from 'node:crypto';
import { toCallSummary } from '../../src-main/library/process/pending-responses.ts';
import type { ResponseReader, ReadResponse } from '../../src-main/retell/port.ts';
import { parseResponse } from '../../src-main/retell/wire/parse-response.ts';
import type { CallRecord } from '../../src-shared/call.ts';
import { ok } from '../../src-shared/result.ts';

const held = new Map<string, readonly CallRecord[]>();
/** A long run of schedules leaves many records that are never stored. */
const maxHeld = 5000;

/** Holds records as the library holds those of a response. */
export function holdRecords(records: readonly CallRecord[]): Pick<ReadResponse, 'ticket' | 'rows'> {
  const ticket = randomUUID();
  held.set(ticket, records);
  const [oldest] = held.keys();
  if (held.size > maxHeld && oldest !== undefined) held.delete(oldest);
  return { ticket, rows: records.map(toCallSummary) };
}

/** The records of a response, for a test to inspect or a library in memory to store. */
export const heldRecords = (ticket: string): readonly CallRecord[] => {
  const records = held.get(ticket);
  if (records === undefined) throw new Error(`Nobody holds ${ticket}`);
  return records;
};

/** Parses responses in this process with the parser of the app. */
export const parseInProcess: ResponseReader = async (body, kind) => {
  const parsed = await parseResponse(body, kind);
  if (!parsed.ok) return parsed;
  const { records, ...rest } = parsed.value;
  return ok({ ...holdRecords(records), ...rest });
};
