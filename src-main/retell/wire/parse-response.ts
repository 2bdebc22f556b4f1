import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { CallRecord } from '../../../src-shared/call.ts';
import { jsonItems } from '../../../src-shared/json-source.ts';
import { err, ok } from '../../../src-shared/result.ts';
import type { Origin } from './calls/call-record.ts';
import { callOfV1, callOfV2, callOfV3 } from './calls/call-versions.ts';
import { chatOfV3 } from './calls/chat.ts';
import { memberText, sourceTextsOf, withoutMembers } from './calls/source-texts.ts';
import { isRow, type Row } from './fields/read-row.ts';
import { isSecretField, withoutSecrets } from './fields/secrets.ts';
import { notAList, parseJson, textOf, unexpectedJson } from './parse-json.ts';
import type { ParseResponse, ResponseKind } from './response.ts';

interface WirePage {
  readonly rows: readonly unknown[];
  readonly cursor?: string;
  readonly hasMore?: boolean;
}

/**
 * A list is `{items, has_more, pagination_key}` in v3, `{calls, pagination_key}` in the documentation of v2,
 * and an array in the responses of v2 and v1. `undefined` when it is none of them.
 */
export function pageOf(json: unknown): WirePage | undefined {
  if (Array.isArray(json)) return { rows: json };
  if (!isRow(json)) return undefined;
  const rows = listIn(json);
  // An empty last page can lack its items.
  if (rows === undefined && !('has_more' in json || 'pagination_key' in json)) return undefined;
  return { rows: rows ?? [], ...cursorIn(json), ...moreIn(json) };
}

const listNames = ['items', 'calls', 'chats'] as const;

const listNameIn = (json: Row) =>
  listNames.find((name) => json[name] !== undefined && json[name] !== null);

function listIn(json: Row): readonly unknown[] | undefined {
  const rows = json[listNameIn(json) ?? 'items'];
  return Array.isArray(rows) ? rows : undefined;
}

/** The text of each row of a list, as it is written in the response. */
export function rowTextsOf(json: unknown, text: string): readonly string[] {
  const list = isRow(json) ? memberText(text, listNameIn(json) ?? 'items') : text;
  return jsonItems(list ?? '') ?? [];
}

const cursorIn = ({ pagination_key: cursor }: Row): { cursor?: string } =>
  typeof cursor === 'string' && cursor !== '' ? { cursor } : {};

const moreIn = ({ has_more: hasMore }: Row): { hasMore?: boolean } =>
  typeof hasMore === 'boolean' ? { hasMore } : {};

type RowMapper = (row: Row, origin: Origin) => CallRecord | undefined;

/** Maps a row. Its text has what parsing loses: digits, order and doubled keys. */
function recordOf(
  json: Row,
  text: string | undefined,
  { map, source }: { readonly map: RowMapper; readonly source: Origin['source'] },
): CallRecord | undefined {
  const row = withoutSecrets(json);
  const record = map(row, { source, raw: rawOf(row, row === json, text) });
  if (record === undefined || text === undefined) return record;
  const sourceTexts = sourceTextsOf(text, Object.keys(record.call.unknown));
  return sourceTexts === undefined ? record : { ...record, call: { ...record.call, sourceTexts } };
}

/** The longest time spent on rows before other requests are handled. */
const maxSliceMs = 6;

/** Maps the rows one by one, so that a request of the reviewer never waits for a complete page. */
export async function recordsOf(
  rows: readonly unknown[],
  texts: readonly string[],
  map: RowMapper,
): Promise<{ readonly records: readonly CallRecord[]; readonly problems: readonly string[] }> {
  const records: CallRecord[] = [];
  const problems: string[] = [];
  let began = performance.now();
  for (const [index, row] of rows.entries()) {
    const record = isRow(row) ? recordOf(row, texts[index], { map, source: 'list' }) : undefined;
    if (record === undefined) problems.push('A row without a usable id was left out');
    else records.push(record);
    if (performance.now() - began > maxSliceMs) {
      await yieldToEventLoop();
      began = performance.now();
    }
  }
  return { records, problems };
}

/** The source of a row, which is stored beside the parsed call. */
function rawOf(row: Row, isWhole: boolean, text: string | undefined): string {
  if (text !== undefined) return isWhole ? text : withoutMembers(text, isSecretField);
  try {
    return JSON.stringify(row);
  } catch {
    // Nested too deeply to be formatted. The parsed call has a note about it.
    return '';
  }
}

const listMappers = {
  'calls-v3': callOfV3,
  'calls-v2': callOfV2,
  'calls-v1': callOfV1,
  chats: chatOfV3,
};
const singleMappers = { call: callOfV3, 'call-v1': callOfV1, chat: chatOfV3 };

/** Parses a response of Retell: a page of a list, or one full call or chat. */
export const parseResponse: ParseResponse = async (body, kind) => {
  const json = parseJson(body);
  if (!json.ok) return json;
  if (isSingle(kind)) {
    const record = isRow(json.value)
      ? recordOf(json.value, textOf(body), { map: singleMappers[kind], source: 'get' })
      : undefined;
    return record === undefined
      ? err(unexpectedJson)
      : ok({ records: [record], length: 1, problems: [] });
  }
  const page = pageOf(json.value);
  if (page === undefined) return err(notAList);
  const { rows, ...rest } = page;
  const texts = rowTextsOf(json.value, textOf(body));
  return ok({ ...(await recordsOf(rows, texts, listMappers[kind])), length: rows.length, ...rest });
};

const isSingle = (kind: ResponseKind): kind is keyof typeof singleMappers =>
  Object.hasOwn(singleMappers, kind);
