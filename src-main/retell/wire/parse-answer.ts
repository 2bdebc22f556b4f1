import type { CallRecord } from '../../../src-shared/call.ts';
import { err, ok } from '../../../src-shared/result.ts';
import type { AnswerKind, ParseAnswer } from '../port.ts';
import type { Origin } from './call-row.ts';
import { callOfV1 } from './call-v1.ts';
import { callOfV2 } from './call-v2.ts';
import { callOfV3 } from './call-v3.ts';
import { chatOfV3 } from './chat-v3.ts';
import { jsonIn, noList, notAsked, textOf } from './json-in.ts';
import { pageOf, rawOf, recordsOf } from './page.ts';
import { isRow, type Row } from './read-row.ts';
import { withoutSecrets } from './secrets.ts';

const lists = { 'calls-v3': callOfV3, 'calls-v2': callOfV2, 'calls-v1': callOfV1, chats: chatOfV3 };
const wholes = { call: callOfV3, 'call-v1': callOfV1, chat: chatOfV3 };

/** Reads an answer of Retell: a page of a list, or one call or chat whole. Knows no network. */
export const parseAnswer: ParseAnswer = async (body, kind) => {
  const json = jsonIn(body);
  if (!json.ok) return json;
  if (isOfOne(kind)) {
    const record = isRow(json.value) ? wholeIn(json.value, body, wholes[kind]) : undefined;
    return record === undefined
      ? err(notAsked)
      : ok({ records: [record], length: 1, problems: [] });
  }
  const page = pageOf(json.value);
  if (page === undefined) return err(noList);
  const { rows, ...rest } = page;
  return ok({ ...(await recordsOf(rows, lists[kind])), length: rows.length, ...rest });
};

const isOfOne = (kind: AnswerKind): kind is keyof typeof wholes => Object.hasOwn(wholes, kind);

type Mapper = (row: Row, origin: Origin) => CallRecord | undefined;

function wholeIn(json: Row, body: Uint8Array, map: Mapper): CallRecord | undefined {
  const row = withoutSecrets(json);
  return map(row, { source: 'get', raw: row === json ? textOf(body) : rawOf(row) });
}
