import { withoutTexts, type CallMedia, type CallWire, type StoredCall } from './call-wire.ts';
import { withoutMessages, type ChatWire } from './chat-wire.ts';
import type { SortPosition } from './sort-position.ts';
import type { RecordView, ToolUse } from './record-view.ts';

/** A call whose media are separate, so that a list can link to them. */
export interface CallView extends RecordView<StoredCall, CallWire> {
  media(): CallMedia;
}
export type ChatView = RecordView<ChatWire>;

/** A call without a start (only registered) is sorted among the newest calls. */
const positionOf = (id: string, startMs: number | undefined, elseMs: number): SortPosition => ({
  timeMs: startMs ?? elseMs,
  id,
});

/** The view of a call that is held in full. `elseMs` is its position in time while it has no start. */
export function viewOfCall(stored: StoredCall, elseMs: number): CallView {
  const { call } = stored;
  const { call_analysis: analysis } = call;
  const nested: Record<string, unknown> = {
    combined_cost: call.call_cost?.combined_cost,
    e2e_latency_p50: call.latency?.e2e?.p50,
    user_sentiment: analysis?.user_sentiment,
    call_successful: analysis?.call_successful,
    in_voicemail: analysis?.in_voicemail,
  };
  return {
    position: positionOf(call.call_id, call.start_timestamp, elseMs),
    field: (name) => (Object.hasOwn(nested, name) ? nested[name] : call[name]),
    customFields: (name) => {
      if (name === 'custom_analysis_data') return analysis?.custom_analysis_data;
      if (name === 'dynamic_variables') return call.retell_llm_dynamic_variables;
      return name === 'metadata' ? call.metadata : call.custom_attributes;
    },
    tools: () => toolUses(stored),
    listItem: () => withoutTexts(call),
    media: () => stored.media,
    fullRecord: () => stored,
  };
}

/** The view of a chat that is held in full. */
export function viewOfChat(chat: ChatWire, elseMs: number): ChatView {
  const { chat_analysis: analysis, start_timestamp: start, end_timestamp: end } = chat;
  const nested: Record<string, unknown> = {
    agent_version: chat.version,
    combined_cost: chat.chat_cost?.combined_cost,
    user_sentiment: analysis?.user_sentiment,
    chat_successful: analysis?.chat_successful,
    duration_ms: typeof end === 'number' && start !== undefined ? end - start : undefined,
  };
  return {
    position: positionOf(chat.chat_id, start, elseMs),
    field: (name) => (Object.hasOwn(nested, name) ? nested[name] : chat[name]),
    customFields: (name) =>
      name === 'custom_analysis_data' ? analysis?.custom_analysis_data : chat.custom_attributes,
    tools: () => [],
    listItem: () => withoutMessages(chat),
    fullRecord: () => chat,
  };
}

function toolUses({ call, toolLatencyMs }: StoredCall): ToolUse[] {
  const entries = call.transcript_with_tool_calls ?? [];
  const success = new Map<string, boolean | undefined>();
  for (const entry of entries) {
    if (entry.role === 'tool_call_result' && entry.tool_call_id !== undefined) {
      success.set(entry.tool_call_id, entry.successful);
    }
  }
  return entries.flatMap(({ role, name, tool_call_id: id }) =>
    role === 'tool_call_invocation' && name !== undefined && id !== undefined
      ? [{ name, latencyMs: toolLatencyMs[id], success: success.get(id) }]
      : [],
  );
}
