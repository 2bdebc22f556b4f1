import { useState } from 'react';
import { OptionList } from '../../../../ui/option-list.tsx';
import { TextField } from '../../../../ui/fields.tsx';
import { parseAmount, toAmountDraft } from '../fields/amount-draft.ts';
import { AmountFields } from './amount-fields.tsx';
import { editorText, textOperatorText } from '../filter-text.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { listChoices } from '../fields/list-choices.ts';
import { SelectField } from './select-field.tsx';

const textOperators = ['co', 'sw', 'ew', 'eq', 'ne'] as const;

/** A comparison and a text. */
export function TextEditor({ field, value, onChange, onDone }: EditorProps<'text'>) {
  const [op, setOp] = useState(value?.op ?? 'co');
  const [text, setText] = useState(value?.value ?? '');
  const apply = (): boolean => {
    onChange({ type: 'string', op, value: text });
    return true;
  };
  return (
    <EditorForm onApply={apply} onDone={onDone}>
      <div className="filter-row">
        <SelectField
          label={editorText.comparison(field.label)}
          hideLabel
          value={op}
          groups={[{ options: textOperators.map((one) => [one, textOperatorText[one]] as const) }]}
          onChange={setOp}
        />
        <TextField
          label={field.label}
          hideLabel
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </div>
    </EditorForm>
  );
}

/** A comparison and a number, duration, price, latency or moment. */
export function AmountEditor({ field, value, onChange, onDone }: EditorProps<'amount'>) {
  const { unit, label } = field;
  const [draft, setDraft] = useState(() => toAmountDraft(unit, value));
  const [isWrong, setIsWrong] = useState(false);
  const apply = (): boolean => {
    const amount = parseAmount(unit, draft);
    setIsWrong(amount === undefined);
    if (amount !== undefined) onChange(amount);
    return amount !== undefined;
  };
  return (
    <EditorForm onApply={apply} onDone={onDone}>
      <AmountFields unit={unit} label={label} draft={draft} onDraft={setDraft} isWrong={isWrong} />
    </EditorForm>
  );
}

/** A list of values; each choice is applied at once. */
export function ListEditor({ field, value, context, onChange }: EditorProps<'list'>) {
  const chosen = value?.value ?? [];
  // The order stays as it was when the list opened, so that a selected option does not move.
  const [opened] = useState(chosen);
  return (
    <OptionList
      id={`filter-${field.id}`}
      label={field.label}
      options={listChoices(field, context, opened)}
      selected={chosen}
      multiple
      onSelect={(one) => {
        const next = chosen.includes(one)
          ? chosen.filter((other) => other !== one)
          : [...chosen, one];
        onChange(next.length === 0 ? undefined : { type: 'enum', op: 'in', value: next });
      }}
    />
  );
}

/** Yes or no; a choice is applied at once and closes the editor. */
export const BooleanEditor = ({ field, value, onChange, onDone }: EditorProps<'boolean'>) => (
  <OptionList
    id={`filter-${field.id}`}
    label={field.label}
    options={[
      { value: 'yes', label: field.yes },
      { value: 'no', label: field.no },
    ]}
    selected={value === undefined ? [] : [value.value ? 'yes' : 'no']}
    multiple={false}
    onSelect={(one) => {
      onChange({ type: 'boolean', op: 'eq', value: one === 'yes' });
      onDone();
    }}
  />
);
