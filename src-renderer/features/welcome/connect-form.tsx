import { useState, type RefObject, useEffect, useRef, type FormEvent } from 'react';
import { TextField } from '../../ui/fields.tsx';
import type { AppError, AppErrorKind } from '../../../src-shared/errors.ts';
import { explainError, explainWithoutRetry, type Explanation } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { CancellableProgress } from '../../ui/cancellable-progress.tsx';

interface ConnectAdvancedProps {
  readonly urlField: RefObject<HTMLInputElement | null>;
  readonly baseUrl: string;
  readonly onBaseUrl: (typed: string) => void;
  /** What is wrong with the address. */
  readonly problem: string | undefined;
  readonly name: string;
  readonly onName: (typed: string) => void;
}

/** What few need to connect. It folds only when it is told to, and never over a field that is wrong. */
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
      <summary>Advanced</summary>
      <div className="connect-advanced-fields">
        <TextField
          ref={urlField}
          label="Base URL"
          inputMode="url"
          placeholder="https://api.retellai.com"
          hint="Only for a proxy, or a Retell of another region."
          value={baseUrl}
          problem={problem}
          onChange={(event) => {
            onBaseUrl(event.target.value);
          }}
        />
        <TextField
          label="Name of the workspace"
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
  readonly onConnect: (order: ConnectInput) => void;
}

/** The API key leaves this form for the main process and is kept nowhere on the page. */
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
    // Each failure leads to its field once; what is typed after it moves nothing.
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
        label="API key"
        type="password"
        placeholder="key_…"
        value={apiKey}
        problem={errors.apiKey}
        // The reviewer has just asked for this form.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- that is what the form is for
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
        className="welcome-way"
        disabled={apiKey.trim() === ''}
        // Not `disabled`: the focus stays where it was, also when the reviewer gives up.
        aria-disabled={busy || undefined}
      >
        {busy ? 'Asking Retell …' : 'Connect'}
      </Button>
      {busy ? (
        <CancellableProgress label="Opening" onCancel={onCancel} cancelOnEscape />
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

/** Where a failure is told. An address that nobody typed is Retell’s own, and not to be mended here. */
function fieldErrors(problem: AppError | undefined, hasUrl: boolean): FieldErrors {
  if (problem === undefined) return {};
  const { kind } = problem;
  const words = explainWithoutRetry(problem);
  const sentence = `${words.title} ${words.next}`;
  if (kind === 'wrong-key') return { apiKey: sentence };
  const isOfAddress = kind === 'bad-url' || (hasUrl && addressErrors.has(kind));
  return isOfAddress ? { address: sentence } : { form: words };
}

const ErrorText = ({ title, next }: Explanation) => (
  <>
    <strong>{title}</strong> {next}
  </>
);
