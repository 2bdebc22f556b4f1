import { hash, randomUUID } from 'node:crypto';
import type { CallRecord } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { CallSummary, ParseResponse, ReadResponse } from '../../retell/port.ts';
import { withListOnlyFields } from '../calls/merge-call.ts';
import type { LibraryRequests } from '../port.ts';

/** Responses from Retell that were parsed and not stored yet. */
export interface PendingResponses {
  read(input: LibraryRequests['responses:read']['in']): Promise<Result<ReadResponse, AppError>>;
  /** The calls of these responses in order; undefined if one of the tickets is unknown. */
  recordsFor(tickets: readonly string[]): readonly CallRecord[] | undefined;
  drop(tickets: readonly string[]): void;
  clear(): void;
}

/**
 * Beyond these limits the oldest responses are dropped. A sync has about twenty pending at a time, of
 * a few hundred kilobytes each.
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
  const keep = (response: PendingResponse): string => {
    for (const ticket of pending.keys()) {
      if (bytes + response.bytes <= maxBytes && pending.size < maxResponses) break;
      drop(ticket);
    }
    const ticket = randomUUID();
    pending.set(ticket, response);
    bytes += response.bytes;
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
        : withoutDuplicates(found.flatMap((response) => response?.records ?? []));
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

/** The process that parsed the response has crashed since. Retell has to be asked again. */
export const responseLost = err<AppError>({ kind: 'library-restarting' });

/** What main needs to know about a call to continue. */
export const toCallSummary = ({ call, links, raw, source }: CallRecord): CallSummary => ({
  id: call.id,
  kind: call.kind,
  source,
  ...(call.startMs === undefined ? {} : { startMs: call.startMs }),
  ...(source === 'list' && call.kind === 'chat' ? { print: hash('sha1', raw, 'base64') } : {}),
  ...(source === 'get' ? { links } : {}),
});

/** If a call is there as a list row and in full, keeps the full one, completed by what only the row has. */
function withoutDuplicates(records: readonly CallRecord[]): readonly CallRecord[] {
  const callsFrom = (source: CallRecord['source']) =>
    new Map(
      records.filter((record) => record.source === source).map(({ call }) => [call.id, call]),
    );
  const rows = callsFrom('list');
  const full = callsFrom('get');
  return records
    .filter(({ source, call }) => source === 'get' || !full.has(call.id))
    .map((record) => {
      const row = record.source === 'get' ? rows.get(record.call.id) : undefined;
      return row === undefined ? record : { ...record, call: withListOnlyFields(record.call, row) };
    });
}
