import { X } from 'lucide-react';
import { useContext, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { HistoryEntry } from '../../../src-shared/review.ts';
import { explainError } from '../../lib/error-text.ts';
import { formatDateTime, formatTimeOfDay } from '../../lib/dates.ts';
import { UnbiasedModeContext } from '../../lib/unbiased-mode.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { stepsTo, type HistoryActions, type HistoryStore } from './history-store.ts';
import { historyText } from './history-text.ts';
import './history.css';

interface HistoryPaneProps {
  readonly store: HistoryStore;
  readonly actions: HistoryActions;
  readonly openCall: (id: CallId) => void;
  /** Called when the pane closes and the element that had the focus before is gone. */
  readonly onClosed: () => void;
}

/** The region `History`: all changes, newest first, each with a button that undoes back to it. */
export function HistoryPane({ store, actions, openCall, onClosed }: HistoryPaneProps) {
  const { entries: lines, more, error } = useStore(store);
  const pane = useRef<HTMLElement>(null);
  useFocusWhileOpen(pane, onClosed);
  return (
    // Escape is a shortcut for the close button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section
      ref={pane}
      className="history"
      aria-label={historyText.title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        actions.close();
      }}
    >
      <header className="history-head">
        <h2>{historyText.title}</h2>
        <IconButton
          label={historyText.close}
          shortcut="Escape"
          icon={<X />}
          onClick={actions.close}
        />
      </header>
      {error === undefined ? undefined : (
        <p role="alert" className="field-problem history-note">
          {explainError(error).title} {explainError(error).next}
        </p>
      )}
      {lines?.length === 0 ? (
        <EmptyState title={historyText.empty.title}>{historyText.empty.text}</EmptyState>
      ) : undefined}
      <ol className="history-entries">
        {lines?.map((line) => (
          <HistoryRow
            key={line.historyId}
            entry={line}
            steps={stepsTo(lines, line.historyId)}
            onUndo={() => {
              // The button disappears with the change that it undoes.
              pane.current?.focus();
              void actions.undoTo(line.historyId);
            }}
            openCall={openCall}
          />
        ))}
      </ol>
      {more ? (
        <Button tone="quiet" className="history-more" onClick={() => void actions.readMore()}>
          {historyText.showEarlier}
        </Button>
      ) : undefined}
    </section>
  );
}

/** Takes the focus, and returns it when the pane is closed in any way. */
function useFocusWhileOpen(pane: RefObject<HTMLElement | null>, onClosed: () => void): void {
  const goBack = useEffectEvent((before: Element | null): void => {
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
      before.focus();
    } else onClosed();
  });
  // In a layout effect: once the pane is removed, the browser has already moved the focus.
  useLayoutEffect(() => {
    const element = pane.current;
    const before = document.activeElement;
    element?.focus();
    return () => {
      if (element?.contains(document.activeElement) === true) goBack(before);
    };
  }, [pane]);
}

interface RowProps {
  readonly entry: HistoryEntry;
  readonly steps: number;
  readonly onUndo: () => void;
  readonly openCall: (id: CallId) => void;
}

function HistoryRow({ entry: line, steps, onUndo, openCall }: RowProps) {
  const { callId, agentName, callStartMs, label, atMs, undone } = line;
  const isUnbiased = useContext(UnbiasedModeContext);
  return (
    <li className="history-row" data-undone={undone}>
      <span className="history-what">
        {label}
        {undone ? <span> · {historyText.undone}</span> : undefined}
      </span>
      {undone ? undefined : (
        <Button tone="quiet" aria-label={historyText.undoLabel(label, steps - 1)} onClick={onUndo}>
          {historyText.undoToHere}
        </Button>
      )}
      <span className="history-about">
        <time className="figure" dateTime={new Date(atMs).toISOString()}>
          {momentText(atMs)}
        </time>
        {callId === undefined ? undefined : (
          <button type="button" className="history-call" onClick={() => openCall(callId)}>
            {isUnbiased ? historyText.call : (agentName ?? callId)}
            {callStartMs === undefined ? '' : `, ${formatDateTime(callStartMs)}`}
          </button>
        )}
      </span>
    </li>
  );
}

/** Today's changes with the time to the second, earlier ones with the date. */
const momentText = (ms: number): string =>
  new Date(ms).toDateString() === new Date().toDateString()
    ? formatTimeOfDay(ms)
    : formatDateTime(ms);
