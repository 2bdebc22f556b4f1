import type { CallId } from '../../../src-shared/call.ts';
import type { OpenedRecording } from './opened-recording.ts';
import type { RecordingLoad } from './load-recording.ts';

/** So many are kept ready to play; older ones are opened again when they are wanted. */
const maxOpen = 8;

/** What is open, by call and by token; what was opened longest ago makes room. */
export function createOpenRecordings() {
  const opened = new Map<CallId, OpenedRecording>();
  const loading = new Map<CallId, RecordingLoad>();
  const tokens = new Map<string, CallId>();
  /** Asked for last means kept longest, also while it is only played on. */
  const touch = (id: CallId): OpenedRecording | undefined => {
    const recording = opened.get(id);
    if (recording === undefined) return undefined;
    opened.delete(id);
    opened.set(id, recording);
    return recording;
  };
  const close = async (id: CallId): Promise<void> => {
    const recording = opened.get(id);
    const load = loading.get(id);
    opened.delete(id);
    if (recording !== undefined) tokens.delete(recording.token);
    // Stays known until it has let go of its file, so that nobody else begins to write there.
    await load?.download?.stop();
    if (loading.get(id) === load) loading.delete(id);
  };
  return {
    forget: close,
    byToken(token: string): OpenedRecording | undefined {
      const id = tokens.get(token);
      return id === undefined ? undefined : touch(id);
    },
    setLoading: (id: CallId, load: RecordingLoad): void => void loading.set(id, load),
    put(id: CallId, recording: OpenedRecording): void {
      opened.set(id, recording);
      tokens.set(recording.token, id);
      const [oldest] = opened.keys();
      if (opened.size > maxOpen && oldest !== undefined) void close(oldest);
    },
    /** One whose download failed has to be opened anew. */
    get(id: CallId): OpenedRecording | undefined {
      const recording = touch(id);
      return recording?.file.state() === 'failed' ? undefined : recording;
    },
    /** Something that the reviewer has opened is still on its way. */
    isDownloading: (): boolean =>
      [...loading.values()].some(({ file }) => file.state() === 'growing'),
    /** Is being opened, played or downloaded for any of the calls. */
    isInUse: (path: string): boolean =>
      [...opened.values(), ...loading.values()].some(({ file }) => file.path() === path),
    clear: async (): Promise<void> => {
      const stopping = [...loading.keys(), ...opened.keys()].map(close);
      await Promise.all(stopping);
    },
  };
}
