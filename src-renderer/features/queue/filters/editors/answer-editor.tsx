import { useState } from 'react';
import { Checkbox } from '../../../../ui/fields.tsx';
import type { CriterionChoice } from '../fields/criterion-choices.ts';
import type { AnswerFilter } from '../fields/filter-field.ts';
import { answerFilterText } from '../filter-text.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { SelectField } from './select-field.tsx';

/** A criterion and the answers of which a call has one. */
export function AnswerEditor({ value, context, onChange, onDone }: EditorProps<'answer'>) {
  const { criteria = [] } = context;
  const [criterionId, setCriterionId] = useState(() => firstCriterion(criteria, value));
  const [chosen, setChosen] = useState<readonly string[]>(value?.values ?? []);
  const [isWrong, setIsWrong] = useState(false);
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
        groups={groupedByRubric(criteria)}
        onChange={(id) => {
          setCriterionId(id);
          setChosen([]);
        }}
      />
      <AnswerChecks
        answers={answersOf(criteria, criterionId)}
        chosen={chosen}
        onChosen={setChosen}
      />
      {isWrong ? (
        <p className="field-problem" role="alert">
          {answerFilterText.answerMissing}
        </p>
      ) : undefined}
    </EditorForm>
  );
}

const firstCriterion = (
  criteria: readonly CriterionChoice[],
  value: AnswerFilter | undefined,
): string => value?.criterionId ?? criteria[0]?.id ?? '';

const answersOf = (criteria: readonly CriterionChoice[], id: string): CriterionChoice['answers'] =>
  criteria.find((one) => one.id === id)?.answers ?? [];

const groupedByRubric = (criteria: readonly CriterionChoice[]) =>
  [...Map.groupBy(criteria, ({ rubric }) => rubric)].map(([name, ofRubric]) => ({
    name,
    options: ofRubric.map((one) => [one.id, one.name] as const),
  }));

interface AnswerChecksProps {
  readonly answers: CriterionChoice['answers'];
  readonly chosen: readonly string[];
  readonly onChosen: (values: readonly string[]) => void;
}

const AnswerChecks = ({ answers, chosen, onChosen }: AnswerChecksProps) => (
  <fieldset className="filter-answers">
    <legend className="field-label">{answerFilterText.answers}</legend>
    {answers.map((answer) => (
      <Checkbox
        key={answer.value}
        label={answer.label}
        checked={chosen.includes(answer.value)}
        onChange={(event) => {
          const others = chosen.filter((one) => one !== answer.value);
          onChosen(event.target.checked ? [...others, answer.value] : others);
        }}
      />
    ))}
  </fieldset>
);
