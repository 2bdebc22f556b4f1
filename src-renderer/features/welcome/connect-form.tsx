import { useState, type FormEvent } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import { explainError, explainTrial, type Explanation } from '../../lib/explain-error.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { OpeningLine } from './opening-line.tsx';

interface ConnectFormProps {
  readonly busy: boolean;
  readonly problem: AppError | undefined;
  readonly keychain: AppError | undefined;
  readonly onCancel: () => void;
  readonly onConnect: (input: { apiKey: string; baseUrl?: string; name?: string }) => void;
}

/** The API key leaves this form for the main process and is kept nowhere on the page. */
export function ConnectForm(props: ConnectFormProps) {
  const { busy, problem, keychain, onCancel, onConnect } = props;
  const [apiKey, setApiKey] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (apiKey.trim() === '' || busy) return;
    onConnect({
      apiKey: apiKey.trim(),
      ...(baseUrl.trim() === '' ? {} : { baseUrl: baseUrl.trim() }),
      ...(name.trim() === '' ? {} : { name: name.trim() }),
    });
  };
  return (
    <form className="connect" onSubmit={submit}>
      <TextField
        label="API key"
        type="password"
        placeholder="key_…"
        value={apiKey}
        // The reviewer has just asked for this form.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- that is what the form is for
        autoFocus
        onChange={(event) => {
          setApiKey(event.target.value);
        }}
      />
      <details className="connect-advanced" open={problem?.kind === 'bad-url' ? true : undefined}>
        <summary>Advanced</summary>
        <div className="connect-advanced-fields">
          <TextField
            label="Base URL"
            inputMode="url"
            placeholder="https://api.retellai.com"
            hint="Only for a proxy, or a Retell of another region."
            value={baseUrl}
            onChange={(event) => {
              setBaseUrl(event.target.value);
            }}
          />
          <TextField
            label="Name of the workspace"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        </div>
      </details>
      {problem === undefined ? undefined : (
        <p className="welcome-failed" role="alert">
          <Said {...explainTrial(problem)} />
        </p>
      )}
      {keychain === undefined ? undefined : (
        <output className="welcome-note">
          <Said {...explainError(keychain)} />
        </output>
      )}
      <Button
        tone="primary"
        type="submit"
        className="welcome-way"
        disabled={apiKey.trim() === ''}
        // Not `disabled`: the focus stays where it was, also when the reviewer gives up.
        aria-disabled={busy || undefined}
      >
        {busy ? 'Asking Retell …' : 'Connect'}
      </Button>
      {busy ? <OpeningLine onCancel={onCancel} /> : undefined}
    </form>
  );
}

const Said = ({ title, next }: Explanation) => (
  <>
    <strong>{title}</strong> {next}
  </>
);
