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
  /** Called with a warning to show, for example that the keychain did not store the key. */
  readonly onReplaced: (warning: AppError | undefined) => void;
  readonly onClose: () => void;
}

type Attempt =
  | { readonly phase: 'idle' }
  | { readonly phase: 'checking'; readonly cancel: () => void }
  | { readonly phase: 'failed'; readonly error: AppError };

/** Asks for another API key of the same account. It replaces the current one after Retell accepted it. */
export function ApiKeyForm({ workspace, workspaceActions, onReplaced, onClose }: ApiKeyFormProps) {
  const [apiKey, setApiKey] = useState('');
  const { attempt, start } = useReplaceApiKey(workspaceActions);
  const field = useRef<HTMLInputElement>(null);
  const isChecking = attempt.phase === 'checking';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (apiKey.trim() === '' || isChecking) return;
    const replaced = await start(workspace.id, apiKey.trim());
    if (replaced === undefined) field.current?.focus();
    else onReplaced(replaced.warning);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape has to be caught before it reaches the dialog around the form
    <form
      className="api-key-form"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Closes this form only, not the dialog around it.
        event.preventDefault();
        onClose();
      }}
    >
      <TextField
        ref={field}
        label={apiKeyText.label}
        type="password"
        placeholder="key_…"
        value={apiKey}
        hint={apiKeyText.hint(workspace)}
        problem={
          attempt.phase === 'failed' ? apiKeyText.problem(attempt.error, workspace) : undefined
        }
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reviewer has just opened the form to type here
        autoFocus
        onChange={(event) => {
          setApiKey(event.target.value);
        }}
      />
      {isChecking ? (
        <CancellableProgress label={apiKeyText.checking} onCancel={attempt.cancel} />
      ) : undefined}
      <div className="settings-buttons">
        {isChecking ? undefined : <Button onClick={onClose}>{apiKeyText.cancel}</Button>}
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

/** Verifies one API key at a time. Leaving the form cancels the verification. */
function useReplaceApiKey(workspaceActions: ApiKeyActions) {
  const [attempt, setAttempt] = useState<Attempt>({ phase: 'idle' });
  const cancelCurrent = useRef<() => void>(undefined);
  useEffect(() => () => cancelCurrent.current?.(), []);
  /** Resolves to undefined when the key was not replaced. */
  const start = async (id: string, apiKey: string): Promise<Replaced | undefined> => {
    const { reply, cancel } = workspaceActions.replaceKey(id, apiKey);
    cancelCurrent.current = cancel;
    setAttempt({ phase: 'checking', cancel });
    const replaced = await reply;
    cancelCurrent.current = undefined;
    if (replaced.ok) return { warning: replaced.value.warning };
    const { error } = replaced;
    setAttempt(error.kind === 'cancelled' ? { phase: 'idle' } : { phase: 'failed', error });
    return undefined;
  };
  return { attempt, start };
}
