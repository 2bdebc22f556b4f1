import { useState } from 'react';
import { verdictStances, type VerdictStance } from '../../../../../src-shared/verdict-stances.ts';
import { Checkbox } from '../../../../ui/fields.tsx';
import { editorText, stanceText, verdictFieldName } from '../filter-text.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { SelectField } from './select-field.tsx';

/** One of Retell's judgements, and the verdicts that match. */
export function VerdictEditor({ value, context, onChange, onDone }: EditorProps<'verdict'>) {
  const [field, setField] = useState(value?.field ?? 'sentiment');
  const [stances, setStances] = useState<readonly VerdictStance[]>(
    value?.stances ?? ['corrected', 'disputed'],
  );
  const [isWrong, setIsWrong] = useState(false);
  const custom = [
    ...(context.facets?.customAnalysisKeys ?? []).map((key) => `custom.${key}`),
    ...(field.startsWith('custom.') ? [field] : []),
  ];
  const named = (one: string): readonly [string, string] => [one, verdictFieldName(one)];
  const apply = (): boolean => {
    setIsWrong(stances.length === 0);
    const inOrder = verdictStances.filter((stance) => stances.includes(stance));
    if (stances.length > 0) onChange({ field, stances: inOrder });
    return stances.length > 0;
  };
  return (
    <EditorForm onApply={apply} onDone={onDone}>
      <SelectField
        label={editorText.verdictField}
        value={field}
        groups={[
          { options: ['sentiment', 'success'].map(named) },
          ...(custom.length === 0
            ? []
            : [{ name: editorText.customAnalysis, options: [...new Set(custom)].map(named) }]),
        ]}
        onChange={setField}
      />
      <fieldset className="filter-stances">
        <legend className="field-label">{editorText.stances}</legend>
        {verdictStances.map((stance) => (
          <Checkbox
            key={stance}
            label={stanceText[stance]}
            checked={stances.includes(stance)}
            onChange={({ target }) => {
              const others = stances.filter((one) => one !== stance);
              setStances(target.checked ? [...others, stance] : others);
            }}
          />
        ))}
        {isWrong ? (
          <p className="field-problem" role="alert">
            {editorText.chooseStance}
          </p>
        ) : undefined}
      </fieldset>
    </EditorForm>
  );
}
