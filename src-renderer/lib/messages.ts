import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import { explainError } from './error-text.ts';

/** Something said to the reviewer. A status goes by itself; an alert stays until it is read. */
export interface Message {
  readonly tone: 'status' | 'alert';
  readonly text: string;
  /** The work on calls: goes as soon as something of it was written. */
  readonly about?: 'work';
  /** What was kept, and the next step. */
  readonly next?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface StoredMessage extends Message {
  readonly id: number;
}

interface MessagesState {
  readonly status?: StoredMessage;
  readonly alerts: readonly StoredMessage[];
}

export type Announce = (message: Message) => void;
export type MessageStore = ReturnType<typeof createMessageStore>;

/** How long a status stays to be read. */
const statusDurationMs = 7000;
const maxAlerts = 3;

export const createMessageStore = () => createStore<MessagesState>(() => ({ alerts: [] }));

/** The verbs of the message store. Whatever happens, the reviewer hears of it through these. */
export function messageActions(store: MessageStore) {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const announce: Announce = (message) => {
    last += 1;
    const stored = { ...message, id: last };
    if (message.tone === 'alert') {
      store.setState(({ alerts }) => ({
        // The same trouble twice is one trouble.
        alerts: [...alerts.filter(({ text }) => text !== stored.text), stored].slice(-maxAlerts),
      }));
      return;
    }
    clearTimeout(timer);
    store.setState({ status: stored });
    timer = setTimeout(() => {
      store.setState(({ alerts }) => ({ alerts }), true);
    }, statusDurationMs);
  };

  const removeAlerts = (isOver: (alert: StoredMessage) => boolean): void => {
    const { alerts } = store.getState();
    if (alerts.some(isOver)) store.setState({ alerts: alerts.filter((one) => !isOver(one)) });
  };

  return {
    announce,
    /** Says an expected failure in its plain words. */
    announceError: (error: AppError, action?: Message['action']): void => {
      const { title, next } = explainError(error);
      announce({ tone: 'alert', text: title, next, ...(action === undefined ? {} : { action }) });
    },
    /** Takes an alert back, since what it says is not so any more. */
    withdraw: (alertText: string): void => removeAlerts(({ text }) => text === alertText),
    /** What failed has been overtaken: the work is written again, whatever was said of it. */
    clearSaveFailures: (): void => removeAlerts(({ about }) => about === 'work'),
    dismiss: (id: number): void => removeAlerts((alert) => alert.id === id),
  };
}
