import type { PcmAudio } from '../media/pcm-audio.ts';
import type { CallMedia } from '../records/call-wire.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { CallView, ChatView } from '../records/stored-view.ts';

/** Where calls, chats and voices come from: read from a folder, or made by rule. */
export interface Workspace {
  readonly calls: RecordSource<CallView>;
  readonly chats: RecordSource<ChatView>;
  /** What was recorded of a call; undefined when nothing was. */
  audio(callId: string, media: CallMedia, scrubbed: boolean): Promise<PcmAudio | undefined>;
}
