import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import { explainError } from './explain-error.ts';

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

interface Said extends Message {
  readonly id: number;
}

interface MessagesState {
  readonly status?: Said;
  readonly alerts: readonly Said[];
}

export type Announce = (message: Message) => void;
export type MessageStore = ReturnType<typeof createMessageStore>;

/** How long a status stays to be read. */
const statusMs = 7000;
const mostAlerts = 3;

export const createMessageStore = () => createStore<MessagesState>(() => ({ alerts: [] }));

/** The verbs of the message store. Whatever happens, the reviewer hears of it through these. */
export function messageActions(store: MessageStore) {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const announce: Announce = (message) => {
    last += 1;
    const said = { ...message, id: last };
    if (message.tone === 'alert') {
      store.setState(({ alerts }) => ({
        // The same trouble twice is one trouble.
        alerts: [...alerts.filter(({ text }) => text !== said.text), said].slice(-mostAlerts),
      }));
      return;
    }
    clearTimeout(timer);
    store.setState({ status: said });
    timer = setTimeout(() => {
      store.setState(({ alerts }) => ({ alerts }), true);
    }, statusMs);
  };

  const takeBack = (isOver: (alert: Said) => boolean): void => {
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
    withdraw: (words: string): void => takeBack(({ text }) => text === words),
    /** What failed has been overtaken: the work is written again, whatever was said of it. */
    workIsSaved: (): void => takeBack(({ about }) => about === 'work'),
    dismiss: (id: number): void => takeBack((alert) => alert.id === id),
  };
}
