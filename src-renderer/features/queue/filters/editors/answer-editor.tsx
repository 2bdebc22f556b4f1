import { useState } from 'react';
import { Checkbox } from '../../../../ui/fields.tsx';
import { answerFilterText } from '../filter-text.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { SelectField } from './select-field.tsx';

/** A criterion and the answers of which a call has one. */
export function AnswerEditor({ value, context, onChange, onDone }: EditorProps<'answer'>) {
  const { criteria = [] } = context;
  const [criterionId, setCriterionId] = useState(value?.criterionId ?? criteria[0]?.id ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(value?.values ?? []);
  const [isWrong, setIsWrong] = useState(false);
  const criterion = criteria.find(({ id }) => id === criterionId);
  const rubrics = [...new Set(criteria.map(({ rubric }) => rubric))];
  const apply = (): boolean => {
    setIsWrong(chosen.length === 0);
    if (chosen.length > 0) onChange({ criterionId, values: [...chosen] });
    return chosen.length > 0;
  };
  if (criteria.length === 0) return <p className="field-hint">{answerFilterText.none}</p>;
  return (
    <EditorForm onApply={apply} onDone={onDone}>
      <SelectField
        label={answerFilterText.criterion}
        value={criterionId}
        groups={rubrics.map((name) => ({
          name,
          options: criteria
            .filter(({ rubric }) => rubric === name)
            .map((one) => [one.id, one.name] as const),
        }))}
        onChange={(id) => {
          setCriterionId(id);
          setChosen([]);
        }}
      />
      <fieldset className="filter-answers">
        <legend className="field-label">{answerFilterText.answers}</legend>
        {criterion?.answers.map((answer) => (
          <Checkbox
            key={answer.value}
            label={answer.label}
            checked={chosen.includes(answer.value)}
            onChange={(event) => {
              const others = chosen.filter((one) => one !== answer.value);
              setChosen(event.target.checked ? [...others, answer.value] : others);
            }}
          />
        ))}
      </fieldset>
      {isWrong ? (
        <p className="field-problem" role="alert">
          {answerFilterText.answerMissing}
        </p>
      ) : undefined}
    </EditorForm>
  );
}
