import type { AppError } from '../../../src-shared/errors.ts';
import { type Result, ok } from '../../../src-shared/result.ts';
import type { Library } from '../../library/port.ts';
import type { CallId, CallKind } from '../../../src-shared/call.ts';
import type { RequestOptions, RetellApi } from '../../retell/port.ts';

type StoreResult = Result<{ added: number; changed: readonly string[] }, AppError>;

/** Stores answers as they come, many in one transaction whenever the library is still at the last one. */
export interface BatchStore {
  store(ticket: string): Promise<StoreResult>;
}

const maxBatchSize = 32;

export function createBatchStore(library: Library): BatchStore {
  let waiting: { ticket: string; done: (stored: StoreResult) => void }[] = [];
  let busy = false;
  const drain = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatchSize);
      waiting = waiting.slice(maxBatchSize);
      const stored = await library.request('calls:store', {
        answers: batch.map(({ ticket }) => ticket),
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

/** Fetches calls and chats whole and puts them into the library. */
export interface FullCalls {
  /** `kind` where it is known; else the id or the library tells. */
  fetch(id: CallId, how: RequestOptions, kind?: CallKind): Promise<Result<true, AppError>>;
}

export function createFullCalls(
  api: RetellApi,
  library: Library,
  changed: (ids: readonly string[]) => void,
): FullCalls {
  const group = createBatchStore(library);
  return {
    async fetch(id, how, kind) {
      const isChat = kind === undefined ? await isChatId(id, library) : kind === 'chat';
      const full = await (isChat ? api.getChat(id, how) : api.getCall(id, how));
      if (!full.ok) {
        if (full.error.kind !== 'gone') return full;
        // A failure here only means that it is asked for once more.
        await library.request('calls:gone', { id });
        changed([id]);
        return full;
      }
      const stored = await group.store(full.value.ticket);
      if (!stored.ok) return stored;
      if (stored.value.added > 0 || stored.value.changed.includes(id)) changed([id]);
      return ok(true);
    },
  };
}

/** Newer ids say what they are; for older ones the library knows. */
async function isChatId(id: CallId, library: Library): Promise<boolean> {
  if (id.startsWith('call_')) return false;
  if (id.startsWith('chat_')) return true;
  const stored = await library.request('calls:about', { id });
  return stored.ok && stored.value.kind === 'chat';
}
