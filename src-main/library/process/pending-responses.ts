import { hash, randomUUID } from 'node:crypto';
import type { CallRecord } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { CallSummary, ParseResponse, ReadResponse } from '../../retell/port.ts';
import { withListOnlyFields } from '../calls/merge-call.ts';
import type { LibraryRequests } from '../port.ts';

/** Answers of Retell that were read and not stored yet. */
export interface PendingResponses {
  read(input: LibraryRequests['answers:read']['in']): Promise<Result<ReadResponse, AppError>>;
  /** What they tell of, in their order; undefined when one of them is no longer there. */
  recordsFor(tickets: readonly string[]): readonly CallRecord[] | undefined;
  drop(tickets: readonly string[]): void;
  clear(): void;
}

/**
 * What nobody came back for makes room at this. A sync has some twenty answers on their way at a time,
 * of a few hundred kilobytes.
 */
const maxBytes = 256 * 1024 * 1024;
const maxResponses = 1000;

interface PendingResponse {
  readonly records: readonly CallRecord[];
  readonly bytes: number;
}

export function createPendingResponses(parseResponse: ParseResponse): PendingResponses {
  const pending = new Map<string, PendingResponse>();
  let bytes = 0;
  const drop = (ticket: string): void => {
    bytes -= pending.get(ticket)?.bytes ?? 0;
    pending.delete(ticket);
  };
  const keep = (one: PendingResponse): string => {
    for (const ticket of pending.keys()) {
      if (bytes + one.bytes <= maxBytes && pending.size < maxResponses) break;
      drop(ticket);
    }
    const ticket = randomUUID();
    pending.set(ticket, one);
    bytes += one.bytes;
    return ticket;
  };
  return {
    async read({ body, kind }) {
      const parsed = await parseResponse(body, kind);
      if (!parsed.ok) return parsed;
      const { records, ...rest } = parsed.value;
      const ticket = keep({ records, bytes: body.byteLength });
      return ok({ ticket, rows: records.map(toCallSummary), ...rest });
    },
    recordsFor(tickets) {
      const found = tickets.map((ticket) => pending.get(ticket));
      return found.includes(undefined)
        ? undefined
        : withoutDuplicates(found.flatMap((one) => one?.records ?? []));
    },
    drop(tickets) {
      for (const ticket of tickets) drop(ticket);
    },
    clear() {
      pending.clear();
      bytes = 0;
    },
  };
}

/** The process that had read it has died since: whoever asked for it had better ask again. */
export const responseLost = err<AppError>({ kind: 'library-restarting' });

/** What main is told of a call. */
export const toCallSummary = ({ call, links, raw, source }: CallRecord): CallSummary => ({
  id: call.id,
  kind: call.kind,
  source,
  ...(call.startMs === undefined ? {} : { startMs: call.startMs }),
  ...(source === 'list' && call.kind === 'chat' ? { print: hash('sha1', raw, 'base64') } : {}),
  ...(source === 'get' ? { links } : {}),
});

/** A row of a list gives way to the whole of the same call beside it, which gets what it lacks. */
function withoutDuplicates(records: readonly CallRecord[]): readonly CallRecord[] {
  const callsFrom = (source: CallRecord['source']) =>
    new Map(records.filter((one) => one.source === source).map(({ call }) => [call.id, call]));
  const rows = callsFrom('list');
  const whole = callsFrom('get');
  return records
    .filter(({ source, call }) => source === 'get' || !whole.has(call.id))
    .map((record) => {
      const row = record.source === 'get' ? rows.get(record.call.id) : undefined;
      return row === undefined ? record : { ...record, call: withListOnlyFields(record.call, row) };
    });
}
