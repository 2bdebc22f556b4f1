import { TextField } from '../../ui/text-field.tsx';
import { useSavedText } from '../../ui/use-saved-text.ts';

interface SavedFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly onSave: (text: string) => Promise<boolean>;
}

/** A text that is saved when it is left, or on Enter. */
export function SavedField({ label, hint, value, problem, onSave }: SavedFieldProps) {
  const { text, onText, take } = useSavedText(value, onSave);
  return (
    <TextField
      label={label}
      hint={hint}
      problem={problem}
      value={text}
      onChange={(event) => {
        onText(event.target.value);
      }}
      onBlur={() => void take()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void take();
      }}
    />
  );
}
