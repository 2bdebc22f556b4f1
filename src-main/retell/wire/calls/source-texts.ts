import { jsonMembers, type JsonMember } from '../../../../src-shared/json-source.ts';

const freeFormFields: ReadonlySet<string> = new Set([
  'metadata',
  'retell_llm_dynamic_variables',
  'collected_dynamic_variables',
  'custom_attributes',
  'custom_sip_headers',
  'telephony_identifier',
]);
const analysisFields: ReadonlySet<string> = new Set(['call_analysis', 'chat_analysis']);

/** The longest field that is kept as text; longer ones are cut when they are parsed, too. */
const maxLength = 200_000;

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
    : Object.fromEntries(texts.map(({ key, text }) => [key, text]));
}

const customAnalysisIn = ({ text }: JsonMember): readonly JsonMember[] =>
  (jsonMembers(text) ?? []).filter(({ key }) => key === 'custom_analysis_data');

const isReproduced = (text: string): boolean => JSON.stringify(JSON.parse(text)) === text;
