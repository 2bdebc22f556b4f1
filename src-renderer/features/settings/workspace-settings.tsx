import { useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import { explainError } from '../../lib/error-text.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatCount, noValue } from '../../lib/format.ts';
import type { SessionStore } from '../../lib/session/session-store.ts';
import type { WorkspaceActions } from '../../lib/session/workspace-actions.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Checkbox, TextField } from '../../ui/fields.tsx';
import { AccountLimits } from './account-limits.tsx';
import { apiKeyLocations, apiVersionText, workspaceText } from './settings-text.ts';
import { ReadOnlySetting } from './read-only-setting.tsx';
import { ReviewBackups } from './review-backups.tsx';
import { ApiKeySetting } from './api-key-setting.tsx';

interface WorkspaceSettingsProps {
  readonly session: SessionStore;
  readonly workspaceActions: WorkspaceActions;
}

/** The workspaces on this computer: name, API key, limits, and disconnecting. */
export function WorkspaceSettings({ session, workspaceActions }: WorkspaceSettingsProps) {
  const { workspaces, route: place, sync, concurrency } = useStore(session);
  const openId = place.at === 'desk' ? place.opened.workspace.id : undefined;
  if (workspaces.length === 0) {
    return <EmptyState title={workspaceText.none}>{workspaceText.noneHint}</EmptyState>;
  }
  return (
    <ul className="settings-page">
      {workspaces.map((workspace) => (
        <li className="settings-workspace" key={workspace.id}>
          <WorkspaceName workspace={workspace} workspaceActions={workspaceActions} />
          <dl className="settings-read-only">
            <ReadOnlySetting
              name={workspaceText.server}
              value={workspace.baseUrl ?? workspaceText.sampleServer}
            />
            <ReadOnlySetting
              name={workspaceText.apiKey}
              value={apiKeyLocations[workspace.apiKeyLocation]}
            />
            <ReadOnlySetting
              name={workspaceText.lastOpened}
              value={
                workspace.id === openId
                  ? workspaceText.openNow
                  : formatDateTime(workspace.lastOpenedMs)
              }
            />
            {workspace.id === openId ? (
              <>
                <ReadOnlySetting
                  name={workspaceText.apiVersion}
                  value={apiVersionText(sync?.api)}
                />
                <ReadOnlySetting
                  name={workspaceText.callCount}
                  value={sync === undefined ? noValue : formatCount(sync.callCount)}
                />
                <AccountLimits concurrency={concurrency} />
              </>
            ) : undefined}
          </dl>
          {workspace.kind === 'sample' ? undefined : (
            <ApiKeySetting workspace={workspace} workspaceActions={workspaceActions} />
          )}
          {workspace.id === openId ? (
            <ReviewBackups backupActions={workspaceActions.backups} />
          ) : undefined}
          <PreferRedacted workspace={workspace} workspaceActions={workspaceActions} />
          <Disconnect workspace={workspace} workspaceActions={workspaceActions} />
        </li>
      ))}
    </ul>
  );
}

interface WorkspaceProps {
  readonly workspace: Workspace;
  readonly workspaceActions: WorkspaceActions;
}

function WorkspaceName({ workspace, workspaceActions }: WorkspaceProps) {
  const [name, setName] = useState(workspace.name);
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    const newName = name.trim();
    if (newName === workspace.name) return;
    if (newName === '') {
      setName(workspace.name);
      return;
    }
    const reply = await workspaceActions.rename(workspace.id, newName);
    setProblem(reply.ok ? undefined : explainError(reply.error).title);
  };
  return (
    <TextField
      label={workspaceText.name}
      value={name}
      problem={problem}
      maxLength={100}
      onChange={(event) => {
        setName(event.target.value);
      }}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
      }}
    />
  );
}

function PreferRedacted({ workspace, workspaceActions }: WorkspaceProps) {
  const [error, setError] = useState<AppError>();
  // Shown at once, and taken back if it could not be saved.
  const [isPreferred, setPreferred] = useState(workspace.preferRedacted);
  const prefer = async (wanted: boolean): Promise<void> => {
    setPreferred(wanted);
    const reply = await workspaceActions.preferRedacted(workspace.id, wanted);
    setError(reply.ok ? undefined : reply.error);
    if (!reply.ok) setPreferred(workspace.preferRedacted);
  };
  return (
    <div>
      <Checkbox
        label={workspaceText.preferRedacted}
        checked={isPreferred}
        onChange={(event) => void prefer(event.target.checked)}
      />
      <p className="field-hint">{workspaceText.preferRedactedHint}</p>
      {error === undefined ? undefined : (
        <p role="alert" className="field-problem">
          {explainError(error).title} {explainError(error).next}
        </p>
      )}
    </div>
  );
}

function Disconnect({ workspace, workspaceActions }: WorkspaceProps) {
  const [isConfirming, setConfirming] = useState(false);
  const [forget, setForget] = useState(workspace.kind === 'sample');
  const [error, setError] = useState<AppError>();
  const isSample = workspace.kind === 'sample';
  if (!isConfirming) {
    return (
      <Button
        onClick={() => {
          setConfirming(true);
        }}
      >
        {isSample ? workspaceText.remove : workspaceText.disconnect}
      </Button>
    );
  }
  return (
    <div className="settings-disconnect">
      <p>{isSample ? workspaceText.removeExplanation : workspaceText.disconnectExplanation}</p>
      {isSample ? undefined : (
        <Checkbox
          label={workspaceText.forget}
          checked={forget}
          onChange={(event) => {
            setForget(event.target.checked);
          }}
        />
      )}
      {error === undefined ? undefined : (
        <p role="alert" className="field-problem">
          {explainError(error).title} {explainError(error).next}
        </p>
      )}
      <div className="settings-buttons">
        <Button
          onClick={() => {
            setConfirming(false);
          }}
        >
          {workspaceText.cancel}
        </Button>
        <Button
          tone="danger"
          onClick={() => {
            void (async () => {
              const reply = await workspaceActions.disconnect(workspace.id, forget);
              setError(reply.ok ? undefined : reply.error);
              setConfirming(!reply.ok);
            })();
          }}
        >
          {forget ? workspaceText.confirmForget : workspaceText.confirmDisconnect}
        </Button>
      </div>
    </div>
  );
}
