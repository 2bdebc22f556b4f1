import { randomUUID } from 'node:crypto';
import { glimpseOf } from '../../src-main/library/answers.ts';
import type { AnswerReader, ReadAnswer } from '../../src-main/retell/port.ts';
import { parseAnswer } from '../../src-main/retell/wire/parse-answer.ts';
import type { CallRecord } from '../../src-shared/call.ts';
import { ok } from '../../src-shared/result.ts';

const held = new Map<string, readonly CallRecord[]>();
/** A long run of schedules leaves many behind that nobody ever stores. */
const mostHeld = 5000;

/** Puts records aside as the library does with those of an answer. */
export function hold(records: readonly CallRecord[]): Pick<ReadAnswer, 'ticket' | 'rows'> {
  const ticket = randomUUID();
  held.set(ticket, records);
  const [oldest] = held.keys();
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
  return { ticket, rows: records.map(glimpseOf) };
}

/** What an answer told of, for a test to look at or a library in memory to store. */
export const recordsOf = (ticket: string): readonly CallRecord[] => {
  const records = held.get(ticket);
  if (records === undefined) throw new Error(`Nobody holds ${ticket}`);
  return records;
};

/** Reads answers in this process, by the app's own rules. */
export const readHere: AnswerReader = async (body, kind) => {
  const parsed = await parseAnswer(body, kind);
  if (!parsed.ok) return parsed;
  const { records, ...rest } = parsed.value;
  return ok({ ...hold(records), ...rest });
};
