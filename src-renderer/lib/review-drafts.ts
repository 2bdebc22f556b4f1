import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';

/** Text that was typed and is not on the disk yet. It outlives its field, its call and a failed write. */
export interface Draft {
  readonly text: string;
  readonly error?: AppError;
}

export interface DraftState {
  /** By a key that names call and field. */
  readonly drafts: Readonly<Record<string, Draft>>;
}

export type SaveText = (text: string) => Promise<Result<unknown, AppError>>;

export const createDraftStore = () => createStore<DraftState>(() => ({ drafts: {} }));
export type DraftStore = ReturnType<typeof createDraftStore>;
export type DraftActions = ReturnType<typeof draftActions>;

interface Waiting {
  readonly save: SaveText;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<boolean> | undefined;
}

/** Writes what is typed soon after the last key, on blur, and before the call is left. */
export function draftActions(store: DraftStore, delayMs = 400) {
  const waiting = new Map<string, Waiting>();

  const put = (key: string, draft: Draft | undefined): void => {
    store.setState(({ drafts }) => {
      const { [key]: _before, ...others } = drafts;
      return { drafts: draft === undefined ? others : { ...others, [key]: draft } };
    });
  };

  const write = async (key: string, entry: Waiting): Promise<boolean> => {
    const text = store.getState().drafts[key]?.text;
    if (text === undefined) return true;
    const reply = await entry.save(text);
    const typedOn = store.getState().drafts[key]?.text !== text;
    if (typedOn) return reply.ok;
    put(key, reply.ok ? undefined : { text, error: reply.error });
    if (reply.ok) waiting.delete(key);
    return reply.ok;
  };

  const flushOne = async (key: string): Promise<boolean> => {
    const entry = waiting.get(key);
    if (entry === undefined) return true;
    clearTimeout(entry.timer);
    // A write that is under way may hold an older text: the newer one follows it.
    if (entry.running !== undefined) await entry.running;
    entry.running = write(key, entry).finally(() => {
      entry.running = undefined;
    });
    return entry.running;
  };

  return {
    /** Notes what was typed and writes it after a short rest. */
    type: (key: string, text: string, save: SaveText): void => {
      const before = waiting.get(key);
      clearTimeout(before?.timer);
      const entry: Waiting = { save, timer: undefined, running: before?.running };
      waiting.set(key, entry);
      put(key, { text });
      entry.timer = setTimeout(() => void flushOne(key), delayMs);
    },

    /** Writes one field now. */
    flushOne,

    /** Writes everything that is still unwritten; false when some of it could not be. */
    flush: async (): Promise<boolean> => {
      const written = await Promise.all([...waiting.keys()].map(flushOne));
      return written.every(Boolean);
    },

    /** The reviewer gave the text up (Escape in a comment). */
    drop: (key: string): void => {
      clearTimeout(waiting.get(key)?.timer);
      waiting.delete(key);
      put(key, undefined);
    },
  };
}
