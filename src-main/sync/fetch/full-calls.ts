import type { CallId, CallKind } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { Library } from '../../library/port.ts';
import type { RequestOptions, RetellApi } from '../../retell/port.ts';

type StoreResult = Result<{ added: number; changed: readonly string[] }, AppError>;

/** Stores responses as they arrive. Those that arrive while the library is busy share one transaction. */
interface BatchStore {
  store(ticket: string): Promise<StoreResult>;
}

const maxBatchSize = 32;

function createBatchStore(library: Library): BatchStore {
  let waiting: { ticket: string; done: (stored: StoreResult) => void }[] = [];
  let busy = false;
  const drain = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatchSize);
      waiting = waiting.slice(maxBatchSize);
      const stored = await library.request('calls:store', {
        responses: batch.map(({ ticket }) => ticket),
      });
      for (const { done } of batch) done(stored);
    }
    busy = false;
  };
  return {
    store: (ticket) =>
      new Promise((resolve) => {
        waiting.push({ ticket, done: resolve });
        if (!busy) void drain();
      }),
  };
}

/** Fetches full calls and chats and stores them in the library. */
export interface FullCalls {
  /** Without `kind`, the id or the library says whether it is a call or a chat. */
  fetch(id: CallId, options: RequestOptions, kind?: CallKind): Promise<Result<true, AppError>>;
}

export function createFullCalls(
  api: RetellApi,
  library: Library,
  changed: (ids: readonly CallId[]) => void,
): FullCalls {
  const batches = createBatchStore(library);
  return {
    async fetch(id, options, kind) {
      const isChat = kind === undefined ? await isChatId(id, library) : kind === 'chat';
      const full = await (isChat ? api.getChat(id, options) : api.getCall(id, options));
      if (!full.ok) {
        if (full.error.kind !== 'gone') return full;
        // If this fails, the call is requested once more.
        await library.request('calls:gone', { id });
        changed([id]);
        return full;
      }
      const stored = await batches.store(full.value.ticket);
      if (!stored.ok) return stored;
      if (stored.value.added > 0 || stored.value.changed.includes(id)) changed([id]);
      return ok(true);
    },
  };
}

/** Newer ids begin with their kind; for older ones the library knows it. */
async function isChatId(id: CallId, library: Library): Promise<boolean> {
  if (id.startsWith('call_')) return false;
  if (id.startsWith('chat_')) return true;
  const stored = await library.request('calls:about', { id });
  return stored.ok && stored.value.kind === 'chat';
}
