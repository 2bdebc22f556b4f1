import { useState } from 'react';
import { markerKinds } from '../../../../../src-shared/marker.ts';
import { humanize } from '../../../../lib/format.ts';
import { TextField } from '../../../../ui/fields.tsx';
import { editorText } from '../filter-text.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { SelectField } from './select-field.tsx';

const maxMarkers = 100_000;

/** A kind of marker and its least number per call. */
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
        label={editorText.markerKind}
        value={kind}
        groups={[{ options: markerKinds.map((one) => [one, humanize(one)] as const) }]}
        onChange={setKind}
      />
      <TextField
        label={editorText.atLeast}
        inputMode="numeric"
        value={count}
        problem={isWrong ? editorText.wholeNumber : undefined}
        onChange={(event) => {
          setCount(event.target.value);
        }}
      />
    </EditorForm>
  );
}
