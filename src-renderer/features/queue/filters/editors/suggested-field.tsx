import { useId } from 'react';
import { TextField } from '../../../../ui/fields.tsx';

interface SuggestedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Values in the library; anything else may be typed too. */
  readonly suggestions: readonly string[];
  readonly problem?: string | undefined;
}

/** A text field that suggests the values in the library. */
export function SuggestedField(props: SuggestedFieldProps) {
  const { label, value, onChange, suggestions, problem } = props;
  const id = useId();
  return (
    <>
      <TextField
        label={label}
        value={value}
        list={id}
        problem={problem}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <datalist id={id}>
        {suggestions.map((text) => (
          <option key={text}>{text}</option>
        ))}
      </datalist>
    </>
  );
}
