import type { Sound } from '../media/sound.ts';
import type { CallMedia } from './call-wire.ts';
import type { Source } from './source.ts';
import type { CallView, ChatView } from './stored-view.ts';

/** Where calls, chats and voices come from: read from a folder, or made by rule. */
export interface Workspace {
  readonly calls: Source<CallView>;
  readonly chats: Source<ChatView>;
  /** What was recorded of a call; undefined when nothing was. */
  sound(callId: string, media: CallMedia, scrubbed: boolean): Promise<Sound | undefined>;
}
