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
import { editorText } from '../filter-text.ts';
import { SelectField } from './select-field.tsx';
import { SuggestedField } from './suggested-field.tsx';

/** A key, a condition and its values. */
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
        label={editorText.key}
        value={draft.key}
        suggestions={keys}
        problem={isWrong && draft.key === '' ? editorText.keyMissing : undefined}
        onChange={(key) => {
          setDraft({ ...draft, key });
        }}
      />
      <SelectField
        label={editorText.condition}
        value={draft.condition}
        groups={conditionGroups(field.textOnly)}
        onChange={(condition) => {
          setDraft({ ...draft, condition });
        }}
      />
      <ConditionValues draft={draft} onDraft={setDraft} isWrong={isWrong && draft.key !== ''} />
      {field.id === 'custom_attributes' && keys.length === 0 ? (
        <p className="field-hint">{editorText.customAttributesHint}</p>
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
          label={editorText.values}
          hint={editorText.onePerLine}
          value={first}
          onChange={(event) => {
            onDraft({ ...draft, first: event.target.value });
          }}
        />
      );
    case 'text':
      return (
        <TextField
          label={editorText.value}
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
          label={editorText.value}
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
