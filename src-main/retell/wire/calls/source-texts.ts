import {
  compactJson,
  isReproduced,
  jsonItems,
  jsonMembers,
  type JsonMember,
} from '../../../../src-shared/json-source.ts';

const freeFormFields: ReadonlySet<string> = new Set([
  'metadata',
  'retell_llm_dynamic_variables',
  'collected_dynamic_variables',
  'custom_attributes',
  'custom_sip_headers',
  'telephony_identifier',
]);
const analysisFields: ReadonlySet<string> = new Set(['call_analysis', 'chat_analysis']);

/** The longest field that is kept as text, which is as long as any text field may be. */
const maxLength = 2_000_000;

/**
 * The texts of the free-form fields of a call that JSON.parse does not reproduce: numbers beyond 2^53,
 * trailing zeros, number-like keys out of order, doubled keys. Undefined when there are none.
 */
export function sourceTextsOf(
  body: string,
  unknownFields: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const kept = new Set([...freeFormFields, ...unknownFields]);
  const members = (jsonMembers(body) ?? []).flatMap((member) =>
    analysisFields.has(member.key) ? customAnalysisIn(member) : kept.has(member.key) ? member : [],
  );
  const texts = members.filter(({ text }) => text.length <= maxLength && !isReproduced(text));
  return texts.length === 0
    ? undefined
    : Object.fromEntries(texts.map(({ key, text }) => [key, compactJson(text)]));
}

const customAnalysisIn = ({ text }: JsonMember): readonly JsonMember[] =>
  (jsonMembers(text) ?? []).filter(({ key }) => key === 'custom_analysis_data');

/** The text of one member of an object. Of doubled keys the last one counts, as for JSON.parse. */
export function memberText(text: string | undefined, key: string): string | undefined {
  if (text === undefined) return undefined;
  return jsonMembers(text)?.findLast((member) => member.key === key)?.text;
}

/** The texts of the items of a list in a row. The row is read when the first item is requested, and once. */
export function itemTextsOf(
  rowText: string | undefined,
  field: string | undefined,
): (index: number) => string | undefined {
  let items: readonly string[] | undefined;
  return (index) => {
    items ??= field === undefined ? [] : (jsonItems(memberText(rowText, field) ?? '') ?? []);
    const item = items[index];
    return item === undefined ? undefined : compactJson(item);
  };
}

/** A row without some of its fields, with all others as they are written in its text. */
export const withoutMembers = (text: string, isLeftOut: (key: string) => boolean): string =>
  `{${(jsonMembers(text) ?? [])
    .filter(({ key }) => !isLeftOut(key))
    .map((member) => `${JSON.stringify(member.key)}:${member.text}`)
    .join(',')}}`;
