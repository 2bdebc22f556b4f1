import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  CallFilter,
  type AgentFilter,
  type AmountFilter,
  type ToolCallFilter,
} from '../../src-shared/filter.ts';
import type { RecordView, ToolUse } from '../records/record-view.ts';
import { matchesFilter } from './field-filter.ts';

const { shape } = CallFilter;

/** The filter of v3 list-chats: the fields of calls that a chat has as well. */
const ChatFilter = z.object({
  agent: shape.agent,
  chat_id: shape.call_id,
  chat_status: shape.call_status,
  chat_successful: shape.call_successful,
  user_sentiment: shape.user_sentiment,
  start_timestamp: shape.start_timestamp,
  end_timestamp: shape.end_timestamp,
  duration_ms: shape.duration_ms,
  combined_cost: shape.combined_cost,
  custom_analysis_data: shape.custom_analysis_data,
  custom_attributes: shape.custom_attributes,
  metadata: shape.metadata,
});
type ChatFilter = z.infer<typeof ChatFilter>;

type View = RecordView<unknown, unknown>;

/** A filter as a function, and the span of starts that it can match. */
export interface CompiledFilter {
  readonly matches: (view: View) => boolean;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Matches everything. */
export const noFilter: CompiledFilter = {
  matches: () => true,
  fromMs: -Infinity,
  untilMs: Infinity,
};

const parsers = { call: CallFilter, chat: ChatFilter } as const;

/** Undefined when the filter does not match the document: an unknown field or a wrong type. */
export function parseFilter(
  kind: keyof typeof parsers,
  filters: unknown,
): CompiledFilter | undefined {
  if (filters === undefined) return noFilter;
  const parsed = parsers[kind].safeParse(filters);
  // zod removes unknown fields; Retell rejects them.
  if (!parsed.success || !isDeepStrictEqual(parsed.data, filters)) return undefined;
  return compileFilter(parsed.data);
}

const customFieldNames = [
  'custom_analysis_data',
  'custom_attributes',
  'metadata',
  'dynamic_variables',
] as const;

function compileFilter(filter: CallFilter & ChatFilter): CompiledFilter {
  const { agent, tool_calls: tools, start_timestamp: start } = filter;
  const tests: ((view: View) => boolean)[] = [];
  for (const [name, condition] of Object.entries(filter)) {
    if (condition !== undefined && !Array.isArray(condition)) {
      tests.push((view) => matchesFilter(view.field(name), condition));
    }
  }
  if (agent !== undefined && agent.length > 0) {
    tests.push((view) => agent.some((expected) => isOfAgent(view, expected)));
  }
  if (tools !== undefined) {
    tests.push((view) =>
      tools.every((expected) => view.tools().some((use) => isUse(use, expected))),
    );
  }
  for (const name of customFieldNames) {
    for (const { key, ...condition } of filter[name] ?? []) {
      tests.push((view) => matchesFilter(valueIn(view, name, key), condition));
    }
  }
  return { matches: (view) => tests.every((test) => test(view)), ...spanOf(start) };
}

function valueIn(view: View, name: string, key: string): unknown {
  const fields = view.customFields(name);
  return fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function isOfAgent(view: View, { agent_id: id, version }: AgentFilter): boolean {
  if (view.field('agent_id') !== id) return false;
  const own = view.field('agent_version');
  // No version means any version, as no agent means any agent.
  if (version === undefined || version.length === 0) return true;
  return version.some((expected) => expected === own);
}

function isUse(use: ToolUse, { name, latency_ms: latency, success }: ToolCallFilter): boolean {
  return (
    use.name === name &&
    (latency === undefined || matchesFilter(use.latencyMs, latency)) &&
    (success === undefined || matchesFilter(use.success, success))
  );
}

/** Starts outside this span can't match, so that a poll for the newest calls stops early. */
function spanOf(start: AmountFilter | undefined): { fromMs: number; untilMs: number } {
  const everything = { fromMs: -Infinity, untilMs: Infinity };
  if (start === undefined) return everything;
  if (start.type === 'range') return { fromMs: start.value[0], untilMs: start.value[1] };
  const { op, value } = start;
  if (op === 'gt' || op === 'ge') return { ...everything, fromMs: value };
  if (op === 'lt' || op === 'le') return { ...everything, untilMs: value };
  return op === 'eq' ? { fromMs: value, untilMs: value } : everything;
}
