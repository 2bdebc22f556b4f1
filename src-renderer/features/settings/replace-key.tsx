import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import type { WorkspaceCare } from '../../lib/workspace-care.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WaitingLine } from '../../ui/waiting-line.tsx';
import { keyWords } from './key-words.ts';

type KeyCare = Pick<WorkspaceCare, 'replaceKey'>;

interface ReplaceKeyProps {
  readonly workspace: Workspace;
  readonly care: KeyCare;
  /** With what is to be said of it, e.g. that the keychain would not take it. */
  readonly onReplaced: (warning: AppError | undefined) => void;
  readonly onClose: () => void;
}

type Trial =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking'; readonly giveUp: () => void }
  | { readonly phase: 'failed'; readonly error: AppError };

/** A field for another key of the same account. It takes the old one's place once Retell accepts it. */
export function ReplaceKey({ workspace, care, onReplaced, onClose }: ReplaceKeyProps) {
  const [apiKey, setApiKey] = useState('');
  const { trial, begin } = useTrial(care);
  const field = useRef<HTMLInputElement>(null);
  const asking = trial.phase === 'asking';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (apiKey.trim() === '' || asking) return;
    const replaced = await begin(workspace.id, apiKey.trim());
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
        hint={keyWords.hint(workspace)}
        problem={trial.phase === 'failed' ? keyWords.problem(trial.error, workspace) : undefined}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reviewer has just asked for this field
        autoFocus
        onChange={(event) => {
          setApiKey(event.target.value);
        }}
      />
      {asking ? <WaitingLine label="Asking Retell" onCancel={trial.giveUp} /> : undefined}
      <div className="settings-buttons">
        {asking ? undefined : <Button onClick={onClose}>Cancel</Button>}
        <Button
          tone="primary"
          type="submit"
          disabled={apiKey.trim() === ''}
          aria-disabled={asking || undefined}
        >
          {asking ? keyWords.asking : keyWords.submit(workspace)}
        </Button>
      </div>
    </form>
  );
}

interface Replaced {
  readonly warning: AppError | undefined;
}

/** One key at a time; whoever leaves the form takes the question back. */
function useTrial(care: KeyCare) {
  const [trial, setTrial] = useState<Trial>({ phase: 'idle' });
  const underWay = useRef<() => void>(undefined);
  useEffect(() => () => underWay.current?.(), []);
  /** Undefined when nothing came of it: the old key is where it was. */
  const begin = async (id: string, apiKey: string): Promise<Replaced | undefined> => {
    const { reply, giveUp } = care.replaceKey(id, apiKey);
    underWay.current = giveUp;
    setTrial({ phase: 'asking', giveUp });
    const replaced = await reply;
    underWay.current = undefined;
    if (replaced.ok) return { warning: replaced.value.warning };
    const { error } = replaced;
    setTrial(error.kind === 'cancelled' ? { phase: 'idle' } : { phase: 'failed', error });
    return undefined;
  };
  return { trial, begin };
}
