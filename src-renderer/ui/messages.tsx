import { X } from 'lucide-react';
import { Button, IconButton } from './button.tsx';
import './messages.css';

interface ShownMessage {
  readonly id: number;
  readonly text: string;
  readonly next?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface MessagesProps {
  readonly status: ShownMessage | undefined;
  readonly alerts: readonly ShownMessage[];
  readonly onDismiss: (id: number) => void;
}

/** The status line and the alerts. Both live regions always exist, so that every message is announced. */
export const Messages = ({ status, alerts, onDismiss }: MessagesProps) => (
  <footer className="messages">
    <div role="alert" className="messages-alerts">
      {alerts.map((alert) => (
        <div className="message message-alert" key={alert.id}>
          <MessageText message={alert} />
          <IconButton
            label="Dismiss"
            icon={<X />}
            onClick={() => {
              onDismiss(alert.id);
            }}
          />
        </div>
      ))}
    </div>
    <output className="messages-footer">
      {status === undefined ? undefined : (
        <div className="messages-status" key={status.id}>
          <MessageText message={status} />
        </div>
      )}
    </output>
  </footer>
);

const MessageText = ({ message }: { readonly message: ShownMessage }) => (
  <>
    <p className="message-text">
      <span className="message-title">{message.text}</span>
      {message.next === undefined ? undefined : (
        <span className="message-next"> {message.next}</span>
      )}
    </p>
    {message.action === undefined ? undefined : (
      <Button className="message-action" onClick={message.action.run}>
        {message.action.label}
      </Button>
    )}
  </>
);
