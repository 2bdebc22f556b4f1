import { useState, type FormEvent } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import { explainError } from '../../lib/explain-error.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface ConnectFormProps {
  readonly busy: boolean;
  readonly problem: AppError | undefined;
  readonly keychain: AppError | undefined;
  readonly onConnect: (input: { apiKey: string; baseUrl?: string; name?: string }) => void;
}

/** The API key leaves this form for the main process and is kept nowhere on the page. */
export function ConnectForm({ busy, problem, keychain, onConnect }: ConnectFormProps) {
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
          <Said error={problem} />
        </p>
      )}
      {keychain === undefined ? undefined : (
        <output className="welcome-note">
          <Said error={keychain} />
        </output>
      )}
      <Button
        tone="primary"
        type="submit"
        className="welcome-way"
        disabled={busy || apiKey.trim() === ''}
      >
        {busy ? 'Asking Retell …' : 'Connect'}
      </Button>
    </form>
  );
}

function Said({ error }: { readonly error: AppError }) {
  const { title, next } = explainError(error);
  return (
    <>
      <strong>{title}</strong> {next}
    </>
  );
}
