import type { Entry } from '../../../src-shared/call.ts';

export interface ToolCall {
  readonly name: string;
  readonly success?: boolean;
  /** Known for chats, whose entries carry the time they were written. */
  readonly latencyMs?: number;
}

/** The tools a call used, each with its own result, in the order of the transcript. */
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
