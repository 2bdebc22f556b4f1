import type { SampleOptions } from './options.ts';
import { createCollection, type Collection } from './records/collection.ts';
import type { CallWire, StoredCall } from './records/call-wire.ts';
import type { CallView, ChatView } from './records/stored-view.ts';
import type { Workspace } from './workspaces/workspace.ts';

/** Everything that the API key gives access to, in its current state. */
export interface Account {
  readonly calls: Collection<CallView>;
  readonly chats: Collection<ChatView>;
  readonly audio: Workspace['audio'];
  /** The response of get-concurrency; tests change it. */
  concurrency: Readonly<Record<string, number | boolean>>;
}

const idleConcurrency = {
  current_concurrency: 3,
  concurrency_limit: 100,
  base_concurrency: 20,
  purchased_concurrency: 80,
  concurrency_purchase_limit: 100,
  remaining_purchase_limit: 20,
  concurrency_burst_enabled: false,
  concurrency_burst_limit: 0,
  reserved_inbound_concurrency: 5,
};

/** Applies the rules of time to a workspace: late analysis and retention. */
export function createAccount(
  workspace: Workspace,
  options: SampleOptions,
  now: () => number,
): Account {
  const { lateAnalysis, retention } = options;
  const startedMs = now();
  const isPast = (afterMs: number): boolean => now() - startedMs >= afterMs;
  return {
    calls: createCollection<CallView>(workspace.calls, {
      keptCount: () => workspace.calls.count - (isPast(retention.afterMs) ? retention.calls : 0),
      currentView: (view, rank) =>
        rank < lateAnalysis.calls && !isPast(lateAnalysis.afterMs) ? unanalysed(view) : view,
    }),
    chats: createCollection<ChatView>(workspace.chats, {
      keptCount: () => workspace.chats.count,
      currentView: (view) => view,
    }),
    audio: (callId, media, redacted) => workspace.audio(callId, media, redacted),
    concurrency: idleConcurrency,
  };
}

const analysisFields: ReadonlySet<string> = new Set([
  'user_sentiment',
  'call_successful',
  'in_voicemail',
]);

const strip = ({ call_analysis: _analysis, ...call }: CallWire): CallWire => call;

function unanalysed(view: CallView): CallView {
  return {
    ...view,
    field: (name) => (analysisFields.has(name) ? undefined : view.field(name)),
    customFields: (name) => (name === 'custom_analysis_data' ? undefined : view.customFields(name)),
    listItem: () => strip(view.listItem()),
    fullRecord: (): StoredCall => {
      const stored = view.fullRecord();
      return { ...stored, call: strip(stored.call) };
    },
  };
}
