import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import { explainError } from './error-text.ts';

/** A message to the reviewer. A status disappears by itself; an alert stays until it is dismissed. */
export interface Message {
  readonly tone: 'status' | 'alert';
  readonly text: string;
  /** A failed edit: the alert is removed after the next successful save. */
  readonly about?: 'work';
  /** What was kept, and the next step. */
  readonly next?: string;
  readonly action?: {
    readonly label: string;
    readonly run: () => void;
    /** The action undoes the last edit, so the message is removed when another edit follows. */
    readonly undoes?: 'last-edit';
  };
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

/** How long a status is shown. */
const statusDurationMs = 7000;
const maxAlerts = 3;

export const createMessageStore = () => createStore<MessagesState>(() => ({ alerts: [] }));

/** Shows and removes messages. */
export function messageActions(store: MessageStore) {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const announce: Announce = (message) => {
    last += 1;
    const stored = { ...message, id: last };
    if (message.tone === 'alert') {
      store.setState(({ alerts }) => ({
        // The same alert is not shown twice.
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
    /** Shows the explanation of an error as an alert. */
    announceError: (error: AppError, action?: Message['action']): void => {
      const { title, next } = explainError(error);
      announce({ tone: 'alert', text: title, next, ...(action === undefined ? {} : { action }) });
    },
    /** Removes an alert that is no longer true. */
    withdraw: (alertText: string): void => removeAlerts(({ text }) => text === alertText),
    /**
     * Removes what an edit that was just saved makes untrue: the alerts about failed edits, and the offer
     * to undo the edit before it.
     */
    clearAfterSave: (): void => {
      removeAlerts(({ about }) => about === 'work');
      const { alerts, status } = store.getState();
      if (status?.action?.undoes === 'last-edit') store.setState({ alerts }, true);
    },
    dismiss: (id: number): void => removeAlerts((alert) => alert.id === id),
  };
}
