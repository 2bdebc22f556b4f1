import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import type { WorkspaceActions } from '../../lib/session/workspace-actions.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { CancellableProgress } from '../../ui/cancellable-progress.tsx';
import { apiKeyText } from './settings-text.ts';

type ApiKeyActions = Pick<WorkspaceActions, 'replaceKey'>;

interface ApiKeyFormProps {
  readonly workspace: Workspace;
  readonly workspaceActions: ApiKeyActions;
  /** With what is to be said of it, e.g. that the keychain would not take it. */
  readonly onReplaced: (warning: AppError | undefined) => void;
  readonly onClose: () => void;
}

type Attempt =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking'; readonly cancel: () => void }
  | { readonly phase: 'failed'; readonly error: AppError };

/** A field for another key of the same account. It takes the old one's place once Retell accepts it. */
export function ApiKeyForm({ workspace, workspaceActions, onReplaced, onClose }: ApiKeyFormProps) {
  const [apiKey, setApiKey] = useState('');
  const { trial: attempt, begin: start } = useReplaceApiKey(workspaceActions);
  const field = useRef<HTMLInputElement>(null);
  const isChecking = attempt.phase === 'asking';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (apiKey.trim() === '' || isChecking) return;
    const replaced = await start(workspace.id, apiKey.trim());
    if (replaced === undefined) field.current?.focus();
    else onReplaced(replaced.warning);
  };
  return (
    <form className="replace-key" onSubmit={(event) => void submit(event)}>
      <TextField
        ref={field}
        label="API key"
        type="password"
        placeholder="key_…"
        value={apiKey}
        hint={apiKeyText.hint(workspace)}
        problem={
          attempt.phase === 'failed' ? apiKeyText.problem(attempt.error, workspace) : undefined
        }
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reviewer has just asked for this field
        autoFocus
        onChange={(event) => {
          setApiKey(event.target.value);
        }}
      />
      {isChecking ? (
        <CancellableProgress label="Asking Retell" onCancel={attempt.cancel} />
      ) : undefined}
      <div className="settings-buttons">
        {isChecking ? undefined : <Button onClick={onClose}>Cancel</Button>}
        <Button
          tone="primary"
          type="submit"
          disabled={apiKey.trim() === ''}
          aria-disabled={isChecking || undefined}
        >
          {isChecking ? apiKeyText.checking : apiKeyText.submit(workspace)}
        </Button>
      </div>
    </form>
  );
}

interface Replaced {
  readonly warning: AppError | undefined;
}

/** One key at a time; whoever leaves the form takes the question back. */
function useReplaceApiKey(workspaceActions: ApiKeyActions) {
  const [attempt, setAttempt] = useState<Attempt>({ phase: 'idle' });
  const cancelCurrent = useRef<() => void>(undefined);
  useEffect(() => () => cancelCurrent.current?.(), []);
  /** Undefined when nothing came of it: the old key is where it was. */
  const start = async (id: string, apiKey: string): Promise<Replaced | undefined> => {
    const { reply, cancel } = workspaceActions.replaceKey(id, apiKey);
    cancelCurrent.current = cancel;
    setAttempt({ phase: 'asking', cancel });
    const replaced = await reply;
    cancelCurrent.current = undefined;
    if (replaced.ok) return { warning: replaced.value.warning };
    const { error } = replaced;
    setAttempt(error.kind === 'cancelled' ? { phase: 'idle' } : { phase: 'failed', error });
    return undefined;
  };
  return { trial: attempt, begin: start };
}
