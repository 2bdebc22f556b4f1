import type { CallId, CallKind } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { How, RetellApi } from '../retell/port.ts';
import { createGroupStore } from './group-store.ts';

/** Fetches calls and chats whole and puts them into the library. */
export interface WholeCalls {
  /** `kind` where it is known; else the id or the library tells. */
  fetch(id: CallId, how: How, kind?: CallKind): Promise<Result<true, AppError>>;
}

export function createWholeCalls(
  api: RetellApi,
  library: Library,
  changed: (ids: readonly string[]) => void,
): WholeCalls {
  const group = createGroupStore(library);
  return {
    async fetch(id, how, kind) {
      const isChat = kind === undefined ? await isChatId(id, library) : kind === 'chat';
      const whole = await (isChat ? api.getChat(id, how) : api.getCall(id, how));
      if (!whole.ok) {
        if (whole.error.kind !== 'gone') return whole;
        // A failure here only means that it is asked for once more.
        await library.ask('calls:gone', { id });
        changed([id]);
        return whole;
      }
      const stored = await group.store(whole.value.ticket);
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
  const stored = await library.ask('calls:about', { id });
  return stored.ok && stored.value.kind === 'chat';
}
