import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { AppError, AppErrorKind } from '../../../src-shared/errors.ts';
import { explainError, explainTrial, type Explanation } from '../../lib/explain-error.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WaitingLine } from '../../ui/waiting-line.tsx';
import { ConnectAdvanced } from './connect-advanced.tsx';

interface ConnectOrder {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly name?: string;
}

interface ConnectFormProps {
  readonly busy: boolean;
  readonly problem: AppError | undefined;
  readonly keychain: AppError | undefined;
  readonly onCancel: () => void;
  readonly onConnect: (order: ConnectOrder) => void;
}

/** The API key leaves this form for the main process and is kept nowhere on the page. */
export function ConnectForm(props: ConnectFormProps) {
  const { busy, problem, keychain, onCancel, onConnect } = props;
  const [apiKey, setApiKey] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [name, setName] = useState('');
  const told = toldIn(problem, baseUrl.trim() !== '');
  const keyField = useRef<HTMLInputElement>(null);
  const urlField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (told.key !== undefined) keyField.current?.focus();
    if (told.address !== undefined) urlField.current?.focus();
    // Each failure leads to its field once; what is typed after it moves nothing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [problem]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (apiKey.trim() !== '' && !busy) onConnect(orderOf(apiKey, baseUrl, name));
  };
  return (
    <form className="connect" onSubmit={submit}>
      <TextField
        ref={keyField}
        label="API key"
        type="password"
        placeholder="key_…"
        value={apiKey}
        problem={told.key}
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
        problem={told.address}
        name={name}
        onName={setName}
      />
      {told.form === undefined ? undefined : (
        <p className="welcome-failed" role="alert">
          <Said {...told.form} />
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
      {busy ? <WaitingLine label="Opening" onCancel={onCancel} escape /> : undefined}
    </form>
  );
}

function orderOf(apiKey: string, baseUrl: string, name: string): ConnectOrder {
  return {
    apiKey: apiKey.trim(),
    ...(baseUrl.trim() === '' ? {} : { baseUrl: baseUrl.trim() }),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
  };
}

const ofAnAddress: ReadonlySet<AppErrorKind> = new Set(['offline', 'timeout', 'not-retell']);

interface Told {
  readonly key?: string;
  readonly address?: string;
  readonly form?: Explanation;
}

/** Where a failure is told. An address that nobody typed is Retell’s own, and not to be mended here. */
function toldIn(problem: AppError | undefined, hasUrl: boolean): Told {
  if (problem === undefined) return {};
  const { kind } = problem;
  const words = explainTrial(problem);
  const sentence = `${words.title} ${words.next}`;
  if (kind === 'wrong-key') return { key: sentence };
  const isOfAddress = kind === 'bad-url' || (hasUrl && ofAnAddress.has(kind));
  return isOfAddress ? { address: sentence } : { form: words };
}

const Said = ({ title, next }: Explanation) => (
  <>
    <strong>{title}</strong> {next}
  </>
);
