import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import { useStore } from 'zustand';
import { explainError } from '../lib/error-text.ts';

/**
 * Text that was typed and is not on disk yet. It is kept after its field or its call is closed, and
 * after a failed save.
 */
export interface UnsavedText {
  readonly text: string;
  readonly error?: AppError;
}

export interface AutosaveState {
  /** By a key that identifies the call and the field. */
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

/** Saves text soon after the last key press, on blur, and before the call is left. */
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
    // A save in progress may contain an older text, so the newer text is saved after it.
    if (entry.running !== undefined) await entry.running;
    entry.running = write(key, entry).finally(() => {
      entry.running = undefined;
    });
    return entry.running;
  };

  return {
    /** Records the typed text and saves it after a short pause. */
    type: (key: string, text: string, save: SaveText): void => {
      const before = pending.get(key);
      clearTimeout(before?.timer);
      const entry: PendingSave = { save, timer: undefined, running: before?.running };
      pending.set(key, entry);
      put(key, { text });
      entry.timer = setTimeout(() => void flushOne(key), delayMs);
    },

    /** Saves one field now. */
    flushOne,

    /** Saves all text that is not saved yet. Resolves to false if some of it could not be saved. */
    flush: async (): Promise<boolean> => {
      const written = await Promise.all([...pending.keys()].map(flushOne));
      return written.every(Boolean);
    },

    /** Discards the text after the reviewer pressed Escape in a comment. */
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
  /** Identifies the call and the field, so that an unsaved text is shown again in its field. */
  readonly fieldKey: string;
  /** The stored text. */
  readonly saved: string;
  readonly save: SaveText;
}

/**
 * The state of a text field that is saved while it is typed. If a save fails, the field keeps the text
 * and shows why. The text is saved again on the next key press, on blur, and before the call is left.
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
