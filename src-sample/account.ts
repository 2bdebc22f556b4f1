import type { SampleOptions } from './options.ts';
import { createCollection, type Collection } from './records/collection.ts';
import type { CallWire, StoredCall } from './records/call-wire.ts';
import type { CallView, ChatView } from './records/stored-view.ts';
import type { Workspace } from './records/workspace.ts';

/** Everything that the key opens, as it is at this moment. */
export interface Account {
  readonly calls: Collection<CallView>;
  readonly chats: Collection<ChatView>;
  readonly sound: Workspace['sound'];
  /** What get-concurrency answers; tests change it. */
  concurrency: Readonly<Record<string, number | boolean>>;
}

const quietConcurrency = {
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

/** Puts a workspace under the rules of time: analysis that comes late, calls that vanish. */
export function openAccount(
  workspace: Workspace,
  options: SampleOptions,
  now: () => number,
): Account {
  const { lateAnalysis, retention } = options;
  const startedMs = now();
  const isPast = (afterMs: number): boolean => now() - startedMs >= afterMs;
  return {
    calls: createCollection<CallView>(workspace.calls, {
      kept: () => workspace.calls.count - (isPast(retention.afterMs) ? retention.calls : 0),
      seen: (view, rank) =>
        rank < lateAnalysis.calls && !isPast(lateAnalysis.afterMs) ? unanalysed(view) : view,
    }),
    chats: createCollection<ChatView>(workspace.chats, {
      kept: () => workspace.chats.count,
      seen: (view) => view,
    }),
    sound: (callId, media, scrubbed) => workspace.sound(callId, media, scrubbed),
    concurrency: quietConcurrency,
  };
}

const ofAnalysis: ReadonlySet<string> = new Set([
  'user_sentiment',
  'call_successful',
  'in_voicemail',
]);

const strip = ({ call_analysis: _analysis, ...call }: CallWire): CallWire => call;

function unanalysed(view: CallView): CallView {
  return {
    ...view,
    field: (name) => (ofAnalysis.has(name) ? undefined : view.field(name)),
    bag: (name) => (name === 'custom_analysis_data' ? undefined : view.bag(name)),
    item: () => strip(view.item()),
    whole: (): StoredCall => {
      const stored = view.whole();
      return { ...stored, call: strip(stored.call) };
    },
  };
}
