import type { AnyJson, JsonRecord } from './sample-requests.ts';

/** The documented filter in its simplest form: on full calls, one by one. */
export function matchesReference(call: JsonRecord, filter: JsonRecord): boolean {
  const analysis = call['call_analysis'] ?? {};
  const values: JsonRecord = {
    ...call,
    ...analysis,
    combined_cost: call['call_cost']?.combined_cost,
    e2e_latency_p50: call['latency']?.e2e?.p50,
  };
  const fields: JsonRecord = {
    metadata: call['metadata'],
    custom_attributes: call['custom_attributes'],
    custom_analysis_data: analysis.custom_analysis_data,
    dynamic_variables: call['retell_llm_dynamic_variables'],
  };
  return Object.entries(filter).every(([name, wanted]) => {
    if (name === 'agent') {
      return wanted.some(
        (agent: JsonRecord) =>
          agent['agent_id'] === call['agent_id'] &&
          (!agent['version'] ||
            agent['version'].length === 0 ||
            agent['version'].includes(call['agent_version'])),
      );
    }
    if (name === 'tool_calls') {
      const entries: JsonRecord[] = call['transcript_with_tool_calls'] ?? [];
      return wanted.every((tool: JsonRecord) =>
        entries.some((entry) => {
          if (entry['role'] !== 'tool_call_invocation' || entry['name'] !== tool['name'])
            return false;
          const result = entries.find(
            (other) =>
              other['role'] === 'tool_call_result' &&
              other['tool_call_id'] === entry['tool_call_id'],
          );
          return tool['success'] === undefined || result?.['successful'] === tool['success'].value;
        }),
      );
    }
    if (name in fields)
      return wanted.every((one: JsonRecord) => holds(ownIn(fields[name], one['key']), one));
    return holds(values[name], wanted);
  });
}

const ownIn = (fields: JsonRecord | undefined, key: string): AnyJson =>
  fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;

const has = (value: AnyJson): boolean => value !== undefined && value !== null;

function holds(value: AnyJson, { type, op, value: wanted }: JsonRecord): boolean {
  if (op === 'pr' || op === 'np') return has(value) === (op === 'pr');
  if (!has(value)) return false;
  if (op === 'bt') return typeof value === 'number' && wanted[0] <= value && value <= wanted[1];
  if (op === 'in') return wanted.includes(value);
  if (typeof value !== type) return false;
  const text = `${value}`;
  const answers: JsonRecord = {
    eq: value === wanted,
    ne: value !== wanted,
    gt: value > wanted,
    ge: value >= wanted,
    lt: value < wanted,
    le: value <= wanted,
    sw: text.indexOf(wanted) === 0,
    ew: text.slice(text.length - `${wanted}`.length) === wanted,
    co: text.split(wanted).length > 1,
  };
  return answers[op];
}
