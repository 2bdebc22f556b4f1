import type { Entry } from '../../../src-shared/call.ts';

export interface ToolCall {
  readonly name: string;
  readonly success?: boolean;
  /** Only known for chats, whose entries have timestamps. */
  readonly latencyMs?: number;
}

/** The tool calls of a transcript in order, each with its own result. */
export function toolCallsOf(entries: readonly Entry[] | undefined): readonly ToolCall[] {
  const results = new Map<string, Extract<Entry, { kind: 'tool-result' }>>();
  for (const entry of entries ?? []) {
    if (entry.kind === 'tool-result') results.set(entry.toolCallId, entry);
  }
  return (entries ?? []).flatMap((entry) => {
    if (entry.kind !== 'tool-call') return [];
    const result = results.get(entry.toolCallId);
    const latencyMs = elapsed(entry.sentMs, result?.sentMs);
    return [
      {
        name: entry.name,
        ...(result?.successful === undefined ? {} : { success: result.successful }),
        ...(latencyMs === undefined ? {} : { latencyMs }),
      },
    ];
  });
}

const elapsed = (from: number | undefined, to: number | undefined): number | undefined =>
  from === undefined || to === undefined || to < from ? undefined : to - from;
