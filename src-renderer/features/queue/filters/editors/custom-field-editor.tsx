import { useState } from 'react';
import { TextArea, TextField } from '../../../../ui/fields.tsx';
import { AmountValues } from './amount-fields.tsx';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import {
  amountOperatorOf,
  conditionGroups,
  toCustomFieldDraft,
  parseCustomField,
  valueInputOf,
  type CustomFieldDraft,
} from '../fields/custom-field-draft.ts';
import { SelectField } from './select-field.tsx';
import { SuggestedField } from './suggested-field.tsx';

/** A key, a condition, and what it compares with. */
export function CustomFieldEditor({
  field,
  value,
  context,
  onChange,
  onDone,
}: EditorProps<'custom'>) {
  const keys = context.facets?.[field.keys] ?? [];
  const [draft, setDraft] = useState(() => toCustomFieldDraft(value, ''));
  const [isWrong, setIsWrong] = useState(false);
  const apply = (): boolean => {
    const filter = parseCustomField(draft);
    setIsWrong(filter === undefined);
    if (filter !== undefined) onChange(filter);
    return filter !== undefined;
  };
  return (
    <EditorForm onApply={apply} onDone={onDone}>
      <SuggestedField
        label="Key"
        value={draft.key}
        suggestions={keys}
        problem={isWrong && draft.key === '' ? 'Which key?' : undefined}
        onChange={(key) => {
          setDraft({ ...draft, key });
        }}
      />
      <SelectField
        label="Condition"
        value={draft.condition}
        groups={conditionGroups(field.textOnly)}
        onChange={(condition) => {
          setDraft({ ...draft, condition });
        }}
      />
      <ConditionValues draft={draft} onDraft={setDraft} isWrong={isWrong && draft.key !== ''} />
      {field.id === 'custom_attributes' && keys.length === 0 ? (
        <p className="field-hint">
          Where calls don’t tell their attributes, only those show here that Fetch what matches has
          asked for.
        </p>
      ) : undefined}
    </EditorForm>
  );
}

interface ConditionValuesProps {
  readonly draft: CustomFieldDraft;
  readonly onDraft: (draft: CustomFieldDraft) => void;
  readonly isWrong: boolean;
}

function ConditionValues({ draft, onDraft, isWrong }: ConditionValuesProps) {
  const { condition, first, second } = draft;
  switch (valueInputOf(condition)) {
    case 'none':
      return undefined;
    case 'lines':
      return (
        <TextArea
          label="Values"
          hint="One a line."
          value={first}
          onChange={(event) => {
            onDraft({ ...draft, first: event.target.value });
          }}
        />
      );
    case 'text':
      return (
        <TextField
          label="Value"
          value={first}
          onChange={(event) => {
            onDraft({ ...draft, first: event.target.value });
          }}
        />
      );
    case 'amount':
      return (
        <AmountValues
          unit="number"
          label="Value"
          draft={{ op: amountOperatorOf(condition), first, second }}
          isWrong={isWrong}
          onDraft={(amount) => {
            onDraft({ ...draft, first: amount.first, second: amount.second });
          }}
        />
      );
    default:
      return undefined;
  }
}
