import { useState, type RefObject, useEffect, useRef, type FormEvent } from 'react';
import { connectText, welcomeText } from './welcome-text.ts';
import { TextField } from '../../ui/fields.tsx';
import type { AppError, AppErrorKind } from '../../../src-shared/errors.ts';
import { explainError, explainWithoutRetry, type Explanation } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { CancellableProgress } from '../../ui/cancellable-progress.tsx';

interface ConnectAdvancedProps {
  readonly urlField: RefObject<HTMLInputElement | null>;
  readonly baseUrl: string;
  readonly onBaseUrl: (typed: string) => void;
  /** Why the address is not accepted. */
  readonly problem: string | undefined;
  readonly name: string;
  readonly onName: (typed: string) => void;
}

/** Rarely needed fields. The section opens by itself when its address has a problem. */
export function ConnectAdvanced(props: ConnectAdvancedProps) {
  const { urlField, baseUrl, onBaseUrl, problem, name, onName } = props;
  const [open, setOpen] = useState(false);
  if (problem !== undefined && !open) setOpen(true);
  return (
    <details
      className="connect-advanced"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{connectText.advanced}</summary>
      <div className="connect-advanced-fields">
        <TextField
          ref={urlField}
          label={connectText.baseUrl}
          inputMode="url"
          placeholder="https://api.retellai.com"
          hint={connectText.baseUrlHint}
          value={baseUrl}
          problem={problem}
          onChange={(event) => {
            onBaseUrl(event.target.value);
          }}
        />
        <TextField
          label={connectText.name}
          value={name}
          onChange={(event) => {
            onName(event.target.value);
          }}
        />
      </div>
    </details>
  );
}

interface ConnectInput {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly name?: string;
}

interface ConnectFormProps {
  readonly busy: boolean;
  readonly problem: AppError | undefined;
  readonly keychain: AppError | undefined;
  readonly onCancel: () => void;
  readonly onConnect: (input: ConnectInput) => void;
}

/** The API key is sent to the main process and is not kept in the renderer. */
export function ConnectForm(props: ConnectFormProps) {
  const { busy, problem, keychain, onCancel, onConnect } = props;
  const [apiKey, setApiKey] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [name, setName] = useState('');
  const errors = fieldErrors(problem, baseUrl.trim() !== '');
  const apiKeyField = useRef<HTMLInputElement>(null);
  const urlField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (errors.apiKey !== undefined) apiKeyField.current?.focus();
    if (errors.address !== undefined) urlField.current?.focus();
    // A failure moves the focus to its field once, not again while the reviewer types.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [problem]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (apiKey.trim() !== '' && !busy) onConnect(connectInput(apiKey, baseUrl, name));
  };
  return (
    <form className="connect" onSubmit={submit}>
      <TextField
        ref={apiKeyField}
        label={connectText.apiKey}
        hint={connectText.apiKeyHint}
        type="password"
        placeholder="key_…"
        value={apiKey}
        problem={errors.apiKey}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was just opened to type the key
        autoFocus
        onChange={(event) => {
          setApiKey(event.target.value);
        }}
      />
      <ConnectAdvanced
        urlField={urlField}
        baseUrl={baseUrl}
        onBaseUrl={setBaseUrl}
        problem={errors.address}
        name={name}
        onName={setName}
      />
      {errors.form === undefined ? undefined : (
        <p className="welcome-failed" role="alert">
          <ErrorText {...errors.form} />
        </p>
      )}
      {keychain === undefined ? undefined : (
        <output className="welcome-note">
          <ErrorText {...explainError(keychain)} />
        </output>
      )}
      <Button
        tone="primary"
        type="submit"
        className="welcome-button"
        disabled={apiKey.trim() === ''}
        // Not `disabled`, so that the button keeps the focus when the reviewer cancels.
        aria-disabled={busy || undefined}
      >
        {busy ? connectText.connecting : connectText.connect}
      </Button>
      {busy ? (
        <CancellableProgress label={welcomeText.opening} onCancel={onCancel} cancelOnEscape />
      ) : undefined}
    </form>
  );
}

function connectInput(apiKey: string, baseUrl: string, name: string): ConnectInput {
  return {
    apiKey: apiKey.trim(),
    ...(baseUrl.trim() === '' ? {} : { baseUrl: baseUrl.trim() }),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
  };
}

const addressErrors: ReadonlySet<AppErrorKind> = new Set(['offline', 'timeout', 'not-retell']);

interface FieldErrors {
  readonly apiKey?: string;
  readonly address?: string;
  readonly form?: Explanation;
}

/** The place where a failure is shown. An address that was not typed is Retell’s own, so its field is not marked. */
function fieldErrors(problem: AppError | undefined, hasUrl: boolean): FieldErrors {
  if (problem === undefined) return {};
  const { kind } = problem;
  const explanation = explainWithoutRetry(problem);
  const sentence = `${explanation.title} ${explanation.next}`;
  if (kind === 'wrong-key') return { apiKey: sentence };
  const isOfAddress = kind === 'bad-url' || (hasUrl && addressErrors.has(kind));
  return isOfAddress ? { address: sentence } : { form: explanation };
}

const ErrorText = ({ title, next }: Explanation) => (
  <>
    <strong>{title}</strong> {next}
  </>
);
