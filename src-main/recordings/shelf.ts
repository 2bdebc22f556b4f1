import type { CallId } from '../../src-shared/call.ts';
import type { OpenedRecording } from './opened-recording.ts';
import type { Way } from './way.ts';

/** So many are kept ready to play; older ones are opened again when they are wanted. */
const mostOpen = 8;

/** What is open, by call and by token; what was opened longest ago makes room. */
export function createShelf() {
  const opened = new Map<CallId, OpenedRecording>();
  const underWay = new Map<CallId, Way>();
  const tokens = new Map<string, CallId>();
  /** Asked for last means kept longest, also while it is only played on. */
  const touch = (id: CallId): OpenedRecording | undefined => {
    const recording = opened.get(id);
    if (recording === undefined) return undefined;
    opened.delete(id);
    opened.set(id, recording);
    return recording;
  };
  const forget = async (id: CallId): Promise<void> => {
    const recording = opened.get(id);
    const way = underWay.get(id);
    opened.delete(id);
    if (recording !== undefined) tokens.delete(recording.token);
    // Stays known until it has let go of its file, so that nobody else begins to write there.
    await way?.download?.stop();
    if (underWay.get(id) === way) underWay.delete(id);
  };
  return {
    forget,
    byToken(token: string): OpenedRecording | undefined {
      const id = tokens.get(token);
      return id === undefined ? undefined : touch(id);
    },
    onItsWay: (id: CallId, way: Way): void => void underWay.set(id, way),
    put(id: CallId, recording: OpenedRecording): void {
      opened.set(id, recording);
      tokens.set(recording.token, id);
      const [oldest] = opened.keys();
      if (opened.size > mostOpen && oldest !== undefined) void forget(oldest);
    },
    /** One whose download failed has to be opened anew. */
    get(id: CallId): OpenedRecording | undefined {
      const recording = touch(id);
      return recording?.file.state() === 'failed' ? undefined : recording;
    },
    /** Something that the reviewer has opened is still on its way. */
    isFilling: (): boolean => [...underWay.values()].some(({ file }) => file.state() === 'growing'),
    /** Is being opened, played or downloaded for any of the calls. */
    isInUse: (path: string): boolean =>
      [...opened.values(), ...underWay.values()].some(({ file }) => file.path() === path),
    clear: async (): Promise<void> => {
      const stopping = [...underWay.keys(), ...opened.keys()].map(forget);
      await Promise.all(stopping);
    },
  };
}
