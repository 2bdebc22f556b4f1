import type { CallId } from '../../../src-shared/call.ts';
import type { RecordingDamage } from '../../../src-shared/recording.ts';
import type { OpenedRecording } from './opened-recording.ts';
import type { RecordingLoad } from './load-recording.ts';

/** How many recordings stay open; others are opened again when they are played. */
const maxOpen = 8;

/** The open recordings, by call and by token. The least recently used one is closed first. */
export function createOpenRecordings() {
  const opened = new Map<CallId, OpenedRecording>();
  const loading = new Map<CallId, RecordingLoad>();
  const tokens = new Map<string, CallId>();
  /** Marks a recording as used; playing counts as use. */
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
    // It stays in the map until its file is closed, so that no other download writes to it.
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
    /** Notes what was found in the complete file of an open recording. */
    setDamage(id: CallId, damage: RecordingDamage): void {
      const recording = opened.get(id);
      if (recording !== undefined) opened.set(id, { ...recording, damage });
    },
    /** Undefined also after a failed download, so that the recording is opened again. */
    get(id: CallId): OpenedRecording | undefined {
      const recording = touch(id);
      return recording?.file.state() === 'failed' ? undefined : recording;
    },
    /** Whether a recording that the reviewer opened is still being downloaded. */
    isDownloading: (): boolean =>
      [...loading.values()].some(({ file }) => file.state() === 'growing'),
    /** Whether a call that is being opened, played or downloaded uses the file. */
    isInUse: (path: string): boolean =>
      [...opened.values(), ...loading.values()].some(({ file }) => file.path() === path),
    clear: async (): Promise<void> => {
      const stopping = [...loading.keys(), ...opened.keys()].map(close);
      await Promise.all(stopping);
    },
  };
}
