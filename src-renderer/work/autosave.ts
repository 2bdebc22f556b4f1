import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import { useStore } from 'zustand';
import { explainError } from '../lib/error-text.ts';

/** Text that was typed and is not on the disk yet. It outlives its field, its call and a failed write. */
export interface UnsavedText {
  readonly text: string;
  readonly error?: AppError;
}

export interface AutosaveState {
  /** By a key that names call and field. */
  readonly texts: Readonly<Record<string, UnsavedText>>;
}

export type SaveText = (text: string) => Promise<Result<unknown, AppError>>;

export const createAutosaveStore = () => createStore<AutosaveState>(() => ({ texts: {} }));
export type AutosaveStore = ReturnType<typeof createAutosaveStore>;
export type AutosaveActions = ReturnType<typeof autosaveActions>;

interface PendingSave {
  readonly save: SaveText;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<boolean> | undefined;
}

/** Writes what is typed soon after the last key, on blur, and before the call is left. */
export function autosaveActions(store: AutosaveStore, delayMs = 400) {
  const pending = new Map<string, PendingSave>();

  const put = (key: string, draft: UnsavedText | undefined): void => {
    store.setState(({ texts: drafts }) => {
      const { [key]: _before, ...others } = drafts;
      return { texts: draft === undefined ? others : { ...others, [key]: draft } };
    });
  };

  const write = async (key: string, entry: PendingSave): Promise<boolean> => {
    const text = store.getState().texts[key]?.text;
    if (text === undefined) return true;
    const reply = await entry.save(text);
    const typedOn = store.getState().texts[key]?.text !== text;
    if (typedOn) return reply.ok;
    put(key, reply.ok ? undefined : { text, error: reply.error });
    if (reply.ok) pending.delete(key);
    return reply.ok;
  };

  const flushOne = async (key: string): Promise<boolean> => {
    const entry = pending.get(key);
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
      const before = pending.get(key);
      clearTimeout(before?.timer);
      const entry: PendingSave = { save, timer: undefined, running: before?.running };
      pending.set(key, entry);
      put(key, { text });
      entry.timer = setTimeout(() => void flushOne(key), delayMs);
    },

    /** Writes one field now. */
    flushOne,

    /** Writes everything that is still unwritten; false when some of it could not be. */
    flush: async (): Promise<boolean> => {
      const written = await Promise.all([...pending.keys()].map(flushOne));
      return written.every(Boolean);
    },

    /** The reviewer gave the text up (Escape in a comment). */
    drop: (key: string): void => {
      clearTimeout(pending.get(key)?.timer);
      pending.delete(key);
      put(key, undefined);
    },
  };
}

interface AutosaveField {
  readonly store: AutosaveStore;
  readonly actions: AutosaveActions;
  /** Names call and field, so that a text finds its way back to them. */
  readonly fieldKey: string;
  /** What the library holds. */
  readonly saved: string;
  readonly save: SaveText;
}

/**
 * A text field whose every letter is on its way to the disk. While a write fails the field keeps the
 * text and says why; the text is tried again with the next letter, on blur, and before the call is left.
 */
export function useAutosaveField({ store, actions, fieldKey, saved, save }: AutosaveField) {
  const draft = useStore(store, ({ texts: drafts }) => drafts[fieldKey]);
  return {
    value: draft?.text ?? saved,
    problem:
      draft?.error === undefined ? undefined : `Not saved: ${explainError(draft.error).title}`,
    onText: (text: string) => actions.type(fieldKey, text, save),
    onBlur: () => void actions.flushOne(fieldKey),
  };
}
