import { X } from 'lucide-react';
import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { HistoryEntry } from '../../../src-shared/review.ts';
import { explainError } from '../../lib/error-text.ts';
import { formatDateTime, formatTimeOfDay } from '../../lib/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { stepsTo, type HistoryActions, type HistoryStore } from './history-store.ts';
import './history.css';

interface HistoryPaneProps {
  readonly store: HistoryStore;
  readonly actions: HistoryActions;
  readonly openCall: (id: CallId) => void;
  /** Takes the focus when the pane closes and what had it before is gone. */
  readonly onClosed: () => void;
}

/** The region `History`: everything that was done, newest first, and the way back to any moment of it. */
export function HistoryPane({ store, actions, openCall, onClosed }: HistoryPaneProps) {
  const { entries: lines, more, error } = useStore(store);
  const pane = useRef<HTMLElement>(null);
  useFocusWhileOpen(pane, onClosed);
  return (
    // Escape is a short way for the cross, which is there as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section
      ref={pane}
      className="history"
      aria-label="History"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        actions.close();
      }}
    >
      <header className="history-head">
        <h2>History</h2>
        <IconButton
          label="Close the history"
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
        <EmptyState title="Nothing was done yet.">
          Tags, answers, comments and submits of this workspace appear here.
        </EmptyState>
      ) : undefined}
      <ol className="history-lines">
        {lines?.map((line) => (
          <HistoryRow
            key={line.historyId}
            entry={line}
            steps={stepsTo(lines, line.historyId)}
            onUndo={() => {
              // The button goes with what it undoes.
              pane.current?.focus();
              void actions.undoTo(line.historyId);
            }}
            openCall={openCall}
          />
        ))}
      </ol>
      {more ? (
        <Button tone="quiet" className="history-more" onClick={() => void actions.readMore()}>
          Show earlier changes
        </Button>
      ) : undefined}
    </section>
  );
}

/** Takes the focus, and gives it back to where it was, however the pane is closed. */
function useFocusWhileOpen(pane: RefObject<HTMLElement | null>, onClosed: () => void): void {
  const goBack = useEffectEvent((before: Element | null): void => {
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
      before.focus();
    } else onClosed();
  });
  // Before the pane leaves the page: then the browser would have taken the focus from it already.
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
  return (
    <li className="history-row" data-undone={undone}>
      <span className="history-what">
        {label}
        {undone ? <span> · undone</span> : undefined}
      </span>
      {undone ? undefined : (
        <Button tone="quiet" aria-label={undoLabel(label, steps)} onClick={onUndo}>
          Undo to here
        </Button>
      )}
      <span className="history-about">
        <time className="figure" dateTime={new Date(atMs).toISOString()}>
          {momentText(atMs)}
        </time>
        {callId === undefined ? undefined : (
          <button type="button" className="history-call" onClick={() => openCall(callId)}>
            {agentName ?? callId}
            {callStartMs === undefined ? '' : `, ${formatDateTime(callStartMs)}`}
          </button>
        )}
      </span>
    </li>
  );
}

/** To the second today, with the day before that. */
const momentText = (ms: number): string =>
  new Date(ms).toDateString() === new Date().toDateString()
    ? formatTimeOfDay(ms)
    : formatDateTime(ms);

function undoLabel(label: string, steps: number): string {
  const later = steps - 1;
  if (later <= 0) return `Undo to here: ${label}`;
  return `Undo to here: ${label}, and ${later === 1 ? '1 later change' : `${later} later changes`}`;
}
