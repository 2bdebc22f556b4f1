import { setImmediate as breathe } from 'node:timers/promises';
import type { CallRecord } from '../../../src-shared/call.ts';
import type { Origin } from './call-row.ts';
import { isRow, type Row } from './read-row.ts';
import { withoutSecrets } from './secrets.ts';

export interface WirePage {
  readonly rows: readonly unknown[];
  readonly cursor?: string;
  readonly hasMore?: boolean;
}

/**
 * Lists come as `{items, has_more, pagination_key}` (v3), `{calls, pagination_key}` (the v2 document)
 * or a bare list (what v2 and v1 send); `undefined` when it is none of them.
 */
export function pageOf(json: unknown): WirePage | undefined {
  if (Array.isArray(json)) return { rows: json };
  if (!isRow(json)) return undefined;
  const rows = listIn(json);
  // An empty last page may leave its items out, but is a page all the same.
  if (rows === undefined && !('has_more' in json || 'pagination_key' in json)) return undefined;
  return { rows: rows ?? [], ...cursorIn(json), ...moreIn(json) };
}

function listIn(json: Row): readonly unknown[] | undefined {
  const rows = json['items'] ?? json['calls'] ?? json['chats'];
  return Array.isArray(rows) ? rows : undefined;
}

const cursorIn = ({ pagination_key: cursor }: Row): { cursor?: string } =>
  typeof cursor === 'string' && cursor !== '' ? { cursor } : {};

const moreIn = ({ has_more: hasMore }: Row): { hasMore?: boolean } =>
  typeof hasMore === 'boolean' ? { hasMore } : {};

type Mapper = (row: Row, origin: Origin) => CallRecord | undefined;

const recordOf = (row: Row, map: Mapper): CallRecord | undefined =>
  map(row, { source: 'list', raw: rawOf(row) });

/** Longest stretch of mapping before somebody else's question is answered. */
const stretchMs = 6;

/** Maps every row, pausing between rows so that a reviewer's question never waits for a whole page. */
export async function recordsOf(
  rows: readonly unknown[],
  map: Mapper,
): Promise<{ readonly records: readonly CallRecord[]; readonly problems: readonly string[] }> {
  const records: CallRecord[] = [];
  const problems: string[] = [];
  let began = performance.now();
  for (const row of rows) {
    const record = isRow(row) ? recordOf(withoutSecrets(row), map) : undefined;
    if (record === undefined) problems.push('A row without an id was left out');
    else records.push(record);
    if (performance.now() - began > stretchMs) {
      await breathe();
      began = performance.now();
    }
  }
  return { records, problems };
}

/** A row as text, to be kept beside what was read of it. */
export function rawOf(row: Row): string {
  try {
    return JSON.stringify(row);
  } catch {
    // Nested deeper than the stack; what could be read of it is in the call, with a note.
    return '';
  }
}
