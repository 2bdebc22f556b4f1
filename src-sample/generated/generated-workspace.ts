import type { PcmAudio } from '../media/pcm-audio.ts';
import type { SortPosition } from '../records/sort-position.ts';
import type { RecordSource } from '../records/record-source.ts';
import { viewOfChat, type CallView, type ChatView } from '../records/stored-view.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { CallFields, type CallRules } from './call-fields.ts';
import { generatedEntries } from './generated-call.ts';
import { generatedChat } from './generated-chat.ts';
import { generatedView } from './generated-view.ts';
import { indexOfId, recordId } from './record-id.ts';
import { synthesizeSpeech } from './synthetic-speech.ts';

/** There is one chat for this number of calls. */
const callsPerChat = 20;
/** The recordings whose word times stay in memory, because a player requests one range after another. */
const maxCachedAudio = 4;

/** A workspace of any size that keeps no records: each one is generated when it is requested. */
export function makeWorkspace(count: number, rules: CallRules): Workspace {
  const { seed } = rules;
  const calls = new CallFields(rules);
  const chats = new CallFields({ ...rules, seed: seed + 1, long: 0 });
  const cachedAudio = new Map<string, PcmAudio>();
  const callView = (index: number): CallView =>
    generatedView(calls, index, recordId('call_', seed, index));
  const chatView = (index: number): ChatView => {
    const chat = generatedChat(chats, index, recordId('chat_', seed, index));
    return viewOfChat(chat, chats.timeMs(index));
  };
  const chatCount = Math.ceil(count / callsPerChat);
  return {
    calls: sourceOf(count, { fields: calls, seed, prefix: 'call_', view: callView }),
    chats: sourceOf(chatCount, { fields: chats, seed, prefix: 'chat_', view: chatView }),
    audio: (callId, media) => {
      const index = indexOfId('call_', seed, callId);
      if (index === undefined || media.file === undefined) return Promise.resolve(undefined);
      const found = cachedAudio.get(callId) ?? audioOf(calls, index, `${seed}-${callId}`);
      cachedAudio.delete(callId);
      cachedAudio.set(callId, found);
      const [oldest] = cachedAudio.keys();
      if (cachedAudio.size > maxCachedAudio && oldest !== undefined) cachedAudio.delete(oldest);
      return Promise.resolve(found);
    },
  };
}

const audioOf = (fields: CallFields, index: number, fingerprint: string): PcmAudio =>
  synthesizeSpeech(generatedEntries(fields, index), fields.durationMs(index) ?? 0, fingerprint);

interface GeneratorParts<View> {
  readonly fields: CallFields;
  readonly seed: number;
  readonly prefix: string;
  readonly view: (index: number) => View;
}

function sourceOf<View>(count: number, making: GeneratorParts<View>): RecordSource<View> {
  const { fields, seed, prefix, view } = making;
  return {
    count,
    viewAt: view,
    positionAt: (rank): SortPosition => ({
      timeMs: fields.timeMs(rank),
      // Most records are skipped by their time alone, and computing the id is the most expensive part.
      get id() {
        return recordId(prefix, seed, rank);
      },
    }),
    rankOf: (id) => {
      const index = indexOfId(prefix, seed, id);
      return index !== undefined && index < count ? index : undefined;
    },
  };
}
