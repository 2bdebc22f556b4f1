import { useState } from 'react';
import { markerKinds } from '../../../../../src-shared/marker.ts';
import { humanize } from '../../../../lib/format.ts';
import { TextField } from '../../../../ui/fields.tsx';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { SelectField } from './select-field.tsx';

const maxMarkers = 100_000;

/** A kind of mark, and how often it is to be found. */
export function MarkerEditor({ value, onChange, onDone }: EditorProps<'marker'>) {
  const [kind, setKind] = useState(value?.kind ?? markerKinds[0]);
  const [count, setCount] = useState(String(value?.atLeast ?? 1));
  const [isWrong, setIsWrong] = useState(false);
  const apply = (): boolean => {
    const atLeast = Number(count);
    const isFine = Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= maxMarkers;
    setIsWrong(!isFine);
    if (isFine) onChange({ kind, atLeast });
    return isFine;
  };
  return (
    <EditorForm onApply={apply} onDone={onDone}>
      <SelectField
        label="Kind of mark"
        value={kind}
        groups={[{ options: markerKinds.map((one) => [one, humanize(one)] as const) }]}
        onChange={setKind}
      />
      <TextField
        label="At least"
        inputMode="numeric"
        value={count}
        problem={isWrong ? 'Write a whole number, from 1.' : undefined}
        onChange={(event) => {
          setCount(event.target.value);
        }}
      />
    </EditorForm>
  );
}
