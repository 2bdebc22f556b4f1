import { useCallback, useRef, type RefCallback } from 'react';
import { X } from 'lucide-react';
import { Button, IconButton } from './button.tsx';
import { giveFocusBack } from './return-focus.ts';
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

/**
 * A message that disappears while one of its buttons has the focus returns it to where the reviewer was
 * before, so that the next key is not lost.
 */
function useReturnedFocus() {
  const before = useRef<EventTarget | null>(null);
  const region: RefCallback<HTMLElement> = useCallback((element) => {
    const note = ({ relatedTarget }: FocusEvent): void => {
      const isInside = relatedTarget instanceof Node && element?.contains(relatedTarget) === true;
      if (!isInside) before.current = relatedTarget;
    };
    element?.addEventListener('focusin', note);
    return () => {
      element?.removeEventListener('focusin', note);
    };
  }, []);
  const message: RefCallback<HTMLElement> = useCallback(
    (element) => () => giveFocusBack(element, before.current),
    [],
  );
  return { region, message };
}

/** The status line and the alerts. Both live regions always exist, so that every message is announced. */
export function Messages({ status, alerts, onDismiss }: MessagesProps) {
  const { region, message } = useReturnedFocus();
  return (
    <footer className="messages" ref={region}>
      <div role="alert" className="messages-alerts">
        {alerts.map((alert) => (
          <div className="message message-alert" key={alert.id} ref={message}>
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
          <div className="messages-status" key={status.id} ref={message}>
            <MessageText message={status} />
          </div>
        )}
      </output>
    </footer>
  );
}

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
