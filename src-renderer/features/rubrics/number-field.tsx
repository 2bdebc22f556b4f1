import { useState } from 'react';
import { TextField } from '../../ui/fields.tsx';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  readonly problem?: string | undefined;
}

/**
 * A number with at most three decimals. A comma is accepted as the decimal separator. Invalid input is
 * kept as typed and passed on as NaN, so that the problem is shown beside the field.
 */
export function NumberField({ value, onChange, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (Number.isNaN(value) ? '' : String(value));
  return (
    <TextField
      {...field}
      inputMode="decimal"
      value={text}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseNumber(event.target.value));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

const parseNumber = (text: string): number => {
  const trimmed = text.trim().replace(',', '.');
  return /^-?\d+(?:\.\d+)?$/u.test(trimmed) ? Number(trimmed) : Number.NaN;
};
