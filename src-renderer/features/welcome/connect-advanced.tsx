import { useState, type RefObject } from 'react';
import { TextField } from '../../ui/text-field.tsx';

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
