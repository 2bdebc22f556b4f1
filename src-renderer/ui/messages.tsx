import { X } from 'lucide-react';
import { createStore, useStore } from 'zustand';
import type { AppError } from '../../src-shared/errors.ts';
import { explainError } from '../lib/explain-error.ts';
import { Button, IconButton } from './button.tsx';
import './messages.css';

/** Something said to the reviewer. A status goes by itself; an alert stays until it is read. */
export interface Message {
  readonly tone: 'status' | 'alert';
  readonly text: string;
  /** What was kept, and the next step. */
  readonly next?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Said extends Message {
  readonly id: number;
}

export interface MessagesState {
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

  return {
    announce,
    /** Says an expected failure in its plain words. */
    announceError(error: AppError, action?: Message['action']): void {
      const { title, next } = explainError(error);
      announce({ tone: 'alert', text: title, next, ...(action === undefined ? {} : { action }) });
    },
    dismiss(id: number): void {
      store.setState(({ alerts, status }) => ({
        alerts: alerts.filter((alert) => alert.id !== id),
        ...(status === undefined ? {} : { status }),
      }));
    },
  };
}
export type MessageActions = ReturnType<typeof messageActions>;

interface MessagesProps {
  readonly store: MessageStore;
  readonly dismiss: (id: number) => void;
}

/** The one place where messages stand: both live regions are always there, so that each is heard. */
export function Messages({ store, dismiss }: MessagesProps) {
  const { status, alerts } = useStore(store);
  return (
    <div className="messages">
      <div role="alert" className="messages-alerts">
        {alerts.map((alert) => (
          <div className="message message-alert" key={alert.id}>
            <MessageWords message={alert} />
            <IconButton
              label="Dismiss"
              icon={<X />}
              onClick={() => {
                dismiss(alert.id);
              }}
            />
          </div>
        ))}
      </div>
      <output>
        {status === undefined ? undefined : (
          <div className="message" key={status.id}>
            <MessageWords message={status} />
          </div>
        )}
      </output>
    </div>
  );
}

const MessageWords = ({ message }: { readonly message: Message }) => (
  <>
    <p className="message-words">
      <span className="message-title">{message.text}</span>
      {message.next === undefined ? undefined : (
        <span className="message-next"> {message.next}</span>
      )}
    </p>
    {message.action === undefined ? undefined : (
      <Button onClick={message.action.run}>{message.action.label}</Button>
    )}
  </>
);
