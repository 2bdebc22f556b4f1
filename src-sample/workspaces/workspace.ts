import type { PcmAudio } from '../media/pcm-audio.ts';
import type { CallMedia } from '../records/call-wire.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { CallView, ChatView } from '../records/stored-view.ts';

/** The source of calls, chats and recordings: read from a folder, or generated. */
export interface Workspace {
  readonly calls: RecordSource<CallView>;
  readonly chats: RecordSource<ChatView>;
  /** The audio of a call; undefined when it has no recording. */
  audio(callId: string, media: CallMedia, scrubbed: boolean): Promise<PcmAudio | undefined>;
}
