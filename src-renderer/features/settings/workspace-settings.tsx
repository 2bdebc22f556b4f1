import { useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import { explainError } from '../../lib/explain-error.ts';
import { formatCount, formatDateTime } from '../../lib/format.ts';
import type { SessionStore } from '../../lib/session-store.ts';
import type { WorkspaceCare } from '../../lib/workspace-care.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyPlace } from '../../ui/empty-place.tsx';
import { Checkbox, TextField } from '../../ui/text-field.tsx';
import { AccountLimits } from './account-limits.tsx';
import { apiVersionWords } from './api-version-words.ts';
import { keyPlaces } from './key-words.ts';
import { SettingFact as Fact } from './setting-fact.tsx';
import { WorkspaceKey } from './workspace-key.tsx';

interface WorkspaceSettingsProps {
  readonly session: SessionStore;
  readonly care: WorkspaceCare;
}

/** The workspaces of this machine: their names, their keys, and what lies here of them. */
export function WorkspaceSettings({ session, care }: WorkspaceSettingsProps) {
  const { workspaces, place, sync, concurrency } = useStore(session);
  const openId = place.at === 'desk' ? place.opened.workspace.id : undefined;
  if (workspaces.length === 0) {
    return (
      <EmptyPlace title="No workspace yet.">
        Open the sample, or connect Retell on the first page.
      </EmptyPlace>
    );
  }
  return (
    <ul className="settings-page">
      {workspaces.map((workspace) => (
        <li className="settings-workspace" key={workspace.id}>
          <WorkspaceName workspace={workspace} care={care} />
          <dl className="settings-facts">
            <Fact name="Retell" value={workspace.baseUrl ?? 'The sample on this computer'} />
            <Fact name="API key" value={keyPlaces[workspace.key]} />
            <Fact
              name="Last opened"
              value={workspace.id === openId ? 'Open now' : formatDateTime(workspace.lastOpenedMs)}
            />
            {workspace.id === openId ? (
              <>
                <Fact name="API version" value={apiVersionWords(sync?.api)} />
                <Fact
                  name="Calls and chats here"
                  value={sync === undefined ? '–' : formatCount(sync.have)}
                />
                <AccountLimits concurrency={concurrency} />
              </>
            ) : undefined}
          </dl>
          {workspace.kind === 'sample' ? undefined : (
            <WorkspaceKey workspace={workspace} care={care} />
          )}
          <PreferScrubbed workspace={workspace} care={care} />
          <Disconnect workspace={workspace} care={care} />
        </li>
      ))}
    </ul>
  );
}

interface OneProps {
  readonly workspace: Workspace;
  readonly care: WorkspaceCare;
}

function WorkspaceName({ workspace, care }: OneProps) {
  const [name, setName] = useState(workspace.name);
  const [problem, setProblem] = useState<string>();
  const take = async (): Promise<void> => {
    const wanted = name.trim();
    if (wanted === workspace.name) return;
    if (wanted === '') {
      setName(workspace.name);
      return;
    }
    const reply = await care.rename(workspace.id, wanted);
    setProblem(reply.ok ? undefined : explainError(reply.error).title);
  };
  return (
    <TextField
      label="Name"
      value={name}
      problem={problem}
      maxLength={100}
      onChange={(event) => {
        setName(event.target.value);
      }}
      onBlur={() => void take()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void take();
      }}
    />
  );
}

function PreferScrubbed({ workspace, care }: OneProps) {
  const [error, setError] = useState<AppError>();
  // Shown as chosen while it is being kept, and taken back when it could not be.
  const [isWanted, setWanted] = useState(workspace.preferScrubbed);
  const prefer = async (wanted: boolean): Promise<void> => {
    setWanted(wanted);
    const reply = await care.preferScrubbed(workspace.id, wanted);
    setError(reply.ok ? undefined : reply.error);
    if (!reply.ok) setWanted(workspace.preferScrubbed);
  };
  return (
    <div>
      <Checkbox
        label="Prefer the versions without personal data"
        checked={isWanted}
        onChange={(event) => void prefer(event.target.checked)}
      />
      <p className="field-hint">
        Where Retell keeps a scrubbed transcript or recording, that one is shown and played.
      </p>
      {error === undefined ? undefined : (
        <p role="alert" className="field-problem">
          {explainError(error).title} {explainError(error).next}
        </p>
      )}
    </div>
  );
}

function Disconnect({ workspace, care }: OneProps) {
  const [asking, setAsking] = useState(false);
  const [forget, setForget] = useState(workspace.kind === 'sample');
  const [error, setError] = useState<AppError>();
  const isSample = workspace.kind === 'sample';
  if (!asking) {
    return (
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {isSample ? 'Remove …' : 'Disconnect …'}
      </Button>
    );
  }
  return (
    <div className="settings-disconnect">
      <p>
        {isSample
          ? 'Removes the sample calls and everything you reviewed in them from this computer.'
          : 'Removes the API key from this computer. Calls and reviews stay and can be opened, but nothing new comes in.'}
      </p>
      {isSample ? undefined : (
        <Checkbox
          label="Also delete its calls and reviews from this computer. This cannot be undone."
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
            setAsking(false);
          }}
        >
          Keep
        </Button>
        <Button
          tone="danger"
          onClick={() => {
            void (async () => {
              const reply = await care.disconnect(workspace.id, forget);
              setError(reply.ok ? undefined : reply.error);
              setAsking(!reply.ok);
            })();
          }}
        >
          {forget ? 'Delete for good' : 'Disconnect'}
        </Button>
      </div>
    </div>
  );
}
