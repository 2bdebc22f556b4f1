import type { Sound } from '../media/sound.ts';
import type { Place } from '../records/place.ts';
import type { Source } from '../records/source.ts';
import { viewOfChat, type CallView, type ChatView } from '../records/stored-view.ts';
import type { Workspace } from '../records/workspace.ts';
import { CallFields, type CallRules } from './call-fields.ts';
import { generatedEntries } from './generated-call.ts';
import { generatedChat } from './generated-chat.ts';
import { generatedView } from './generated-view.ts';
import { indexOfId, recordId } from './record-id.ts';
import { spokenSound } from './spoken-sound.ts';

/** One chat for so many calls. */
const callsPerChat = 20;
/** Sounds whose word times stay in memory, since a player asks for one range after the other. */
const soundsKept = 4;

/** As many calls as asked for, none of which is kept: each is made anew whenever it is asked for. */
export function makeWorkspace(count: number, rules: CallRules): Workspace {
  const { seed } = rules;
  const calls = new CallFields(rules);
  const chats = new CallFields({ ...rules, seed: seed + 1, long: 0 });
  const sounds = new Map<string, Sound>();
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
    sound: (callId, media) => {
      const index = indexOfId('call_', seed, callId);
      if (index === undefined || media.file === undefined) return Promise.resolve(undefined);
      const found = sounds.get(callId) ?? soundOf(calls, index, `${seed}-${callId}`);
      sounds.delete(callId);
      sounds.set(callId, found);
      const [oldest] = sounds.keys();
      if (sounds.size > soundsKept && oldest !== undefined) sounds.delete(oldest);
      return Promise.resolve(found);
    },
  };
}

const soundOf = (fields: CallFields, index: number, fingerprint: string): Sound =>
  spokenSound(generatedEntries(fields, index), fields.durationMs(index) ?? 0, fingerprint);

interface Making<View> {
  readonly fields: CallFields;
  readonly seed: number;
  readonly prefix: string;
  readonly view: (index: number) => View;
}

function sourceOf<View>(count: number, making: Making<View>): Source<View> {
  const { fields, seed, prefix, view } = making;
  return {
    count,
    viewAt: view,
    placeAt: (rank): Place => ({
      timeMs: fields.timeMs(rank),
      // Most records are passed over by their time alone, and the id costs more than all else.
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
