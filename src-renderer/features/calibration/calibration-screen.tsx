import { FileInput, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { scopeAttribute } from '../../commands/shortcut-listener.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AgreeDialog, RevealDialog } from './calibration-dialogs.tsx';
import { FileDialog } from './file-dialog.tsx';
import { fileText } from './file-text.ts';
import type { CalibrationActions } from './calibration-actions.ts';
import type { CalibrationPort } from './calibration-port.ts';
import {
  currentSession,
  selectedDifference,
  type CalibrationState,
  type CalibrationStore,
} from './calibration-store.ts';
import { calibrationText, stateText } from './calibration-text.ts';
import { SessionDetails } from './session-details.tsx';
import { SessionForm } from './session-form.tsx';
import './calibration.css';

interface CalibrationScreenProps {
  readonly store: CalibrationStore;
  readonly actions: CalibrationActions;
  readonly port: CalibrationPort;
}

/** The region `Calibration`: the sessions, and the open one or the form to write one. */
export function CalibrationScreen({ store, actions, port }: CalibrationScreenProps) {
  const state = useStore(store);
  const { dialog } = state;
  const listed = currentSession(state);
  const difference = selectedDifference(state);
  return (
    <section
      className="calibration"
      aria-label={calibrationText.region}
      {...{ [scopeAttribute]: 'calibration' }}
    >
      <SessionList state={state} actions={actions} />
      <Content state={state} actions={actions} port={port} />
      {state.file === undefined ? undefined : <FileDialog file={state.file} actions={actions} />}
      {dialog === 'reveal' && listed !== undefined ? (
        <RevealDialog listed={listed} actions={actions} />
      ) : undefined}
      {dialog === 'agree' && difference !== undefined ? (
        <AgreeDialog difference={difference} actions={actions} />
      ) : undefined}
    </section>
  );
}

interface PartProps {
  readonly state: CalibrationState;
  readonly actions: CalibrationActions;
}

const SessionList = ({ state, actions }: PartProps) => (
  <nav className="session-list" aria-label={calibrationText.list}>
    <Button
      icon={<Plus aria-hidden="true" />}
      shortcut={useShortcut('calibration.new')}
      onClick={() => void actions.newSession()}
    >
      {calibrationText.newSession}
    </Button>
    <Button
      icon={<FileInput aria-hidden="true" />}
      shortcut={useShortcut('calibration.import')}
      onClick={() => void actions.chooseFile()}
    >
      {fileText.importFile}
    </Button>
    <ul>
      {state.sessions.map(({ session, state: sessionState }) => (
        <li key={session.id}>
          <button
            type="button"
            className="session-entry"
            aria-current={
              (state.draft === undefined && session.id === state.sessionId) || undefined
            }
            onClick={() => {
              actions.cancelDraft();
              void actions.showSession(session.id);
            }}
          >
            <span className="session-name">{session.name}</span>
            <span className="session-note">{stateText[sessionState]}</span>
          </button>
        </li>
      ))}
    </ul>
  </nav>
);

function Content({ state, actions, port }: PartProps & { readonly port: CalibrationPort }) {
  const { load, draft, results, choices } = state;
  if (load.phase === 'failed') {
    return (
      <EmptyState title={calibrationText.loadFailed}>{explainError(load.error).title}</EmptyState>
    );
  }
  if (load.phase === 'loading') return <EmptyState title={calibrationText.loading} />;
  if (draft !== undefined) {
    return (
      <SessionForm
        key={draft.id}
        draft={draft}
        choices={choices}
        reviewers={port.reviewers()}
        actions={actions}
      />
    );
  }
  const listed = currentSession(state);
  if (listed === undefined) {
    return <EmptyState title={calibrationText.none}>{calibrationText.noneHint}</EmptyState>;
  }
  return (
    <SessionDetails key={listed.session.id} listed={listed} results={results} actions={actions} />
  );
}
