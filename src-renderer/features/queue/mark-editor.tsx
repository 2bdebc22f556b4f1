import { useState } from 'react';
import { markKinds } from '../../../src-shared/marks/mark.ts';
import { plainWords } from '../../lib/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { SelectField } from './select-field.tsx';

const mostMarks = 100_000;

/** A kind of mark, and how often it is to be found. */
export function MarkEditor({ value, onChange, onDone }: EditorProps<'mark'>) {
  const [kind, setKind] = useState(value?.kind ?? markKinds[0]);
  const [count, setCount] = useState(String(value?.atLeast ?? 1));
  const [isWrong, setIsWrong] = useState(false);
  const apply = (): boolean => {
    const atLeast = Number(count);
    const isFine = Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= mostMarks;
    setIsWrong(!isFine);
    if (isFine) onChange({ kind, atLeast });
    return isFine;
  };
  return (
    <EditorForm onApply={apply} onDone={onDone}>
      <SelectField
        label="Kind of mark"
        value={kind}
        groups={[{ options: markKinds.map((one) => [one, plainWords(one)] as const) }]}
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
