import { criteriaOf } from '../../../src-shared/rubrics/criteria.ts';
import type { Condition, Criterion, Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { SelectField, SingleSelectField } from '../../ui/select-field.tsx';
import { NumberField } from './number-field.tsx';
import { formText } from './rubrics-text.ts';

interface ConditionFormProps {
  readonly rubric: Rubric;
  readonly criterion: Criterion;
  readonly problem: string | undefined;
  readonly onChange: (condition: Condition | undefined) => void;
}

/** The condition under which the criterion is asked. It can only depend on an earlier criterion. */
export function ConditionForm({ rubric, criterion, problem, onChange }: ConditionFormProps) {
  const all = criteriaOf(rubric);
  const above = all
    .slice(0, Math.max(0, all.indexOf(criterion)))
    .filter((one) => firstCondition(one) !== undefined);
  const { condition } = criterion;
  const on = all.find(({ id }) => id === condition?.criterionId);
  if (above.length === 0 && condition === undefined) return undefined;
  return (
    <fieldset className="rubric-rows">
      <div className="rubric-row">
        <SingleSelectField
          label={formText.condition}
          options={[
            { value: 'always', label: formText.always },
            ...above.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={condition?.criterionId ?? 'always'}
          onChange={(id) => {
            const target = above.find((one) => one.id === id);
            onChange(target && firstCondition(target));
          }}
        />
        {condition === undefined || on === undefined ? undefined : (
          <ConditionAnswer condition={condition} on={on} onChange={onChange} />
        )}
      </div>
      {problem === undefined ? undefined : (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** The initial condition on a criterion; undefined if its answers can't be used in conditions. */
function firstCondition(on: Criterion): Condition | undefined {
  const criterionId = on.id;
  switch (on.kind) {
    case 'choice':
      return { kind: 'choice', criterionId, optionIds: on.options.slice(-1).map(({ id }) => id) };
    case 'checklist':
      return { kind: 'checklist', criterionId, itemId: on.items[0]?.id ?? '', checked: true };
    case 'number':
      return { kind: 'number', criterionId, op: 'ge', value: on.min };
    case 'text':
      return undefined;
    default:
      return on satisfies never;
  }
}

interface ConditionAnswerProps {
  readonly condition: Condition;
  readonly on: Criterion;
  readonly onChange: (condition: Condition) => void;
}

const comparisons = [
  { value: 'lt', label: '<' },
  { value: 'le', label: '≤' },
  { value: 'eq', label: '=' },
  { value: 'ge', label: '≥' },
  { value: 'gt', label: '>' },
] as const;

function ConditionAnswer({ condition, on, onChange }: ConditionAnswerProps) {
  if (on.kind === 'choice')
    return <ChoiceAnswer condition={condition} on={on} onChange={onChange} />;
  if (condition.kind === 'number') {
    return (
      <>
        <SingleSelectField
          label={formText.is}
          options={comparisons}
          value={condition.op}
          onChange={(op) => onChange({ ...condition, op })}
        />
        <NumberField
          label={formText.conditionValue}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      </>
    );
  }
  if (condition.kind !== 'checklist' || on.kind !== 'checklist') return undefined;
  return (
    <>
      <SingleSelectField
        label={formText.conditionAnswer}
        options={on.items.map(({ id, label }) => ({ value: id, label }))}
        value={condition.itemId}
        onChange={(itemId) => onChange({ ...condition, itemId })}
      />
      <SingleSelectField
        label={formText.is}
        options={[
          { value: 'yes', label: formText.checked },
          { value: 'no', label: formText.notChecked },
        ]}
        value={condition.checked ? 'yes' : 'no'}
        onChange={(is) => onChange({ ...condition, checked: is === 'yes' })}
      />
    </>
  );
}

interface ChoiceAnswerProps extends ConditionAnswerProps {
  readonly on: Extract<Criterion, { kind: 'choice' }>;
}

/** The condition is met by any of the selected options, or by N/A. */
function ChoiceAnswer({ condition, on, onChange }: ChoiceAnswerProps) {
  const options = [
    ...on.options.map(({ id, label }) => ({ value: id, label })),
    ...(on.allowNotApplicable ? [{ value: 'n/a', label: formText.notApplicable }] : []),
  ];
  const chosen = condition.kind === 'choice' ? condition.optionIds : ['n/a'];
  return (
    <SelectField
      label={formText.is}
      options={options}
      selected={chosen}
      onChange={(next) => {
        const added = next.find((id) => !chosen.includes(id));
        if (added === 'n/a') onChange({ kind: 'not-applicable', criterionId: on.id });
        const optionIds = next.filter((id) => id !== 'n/a');
        if (added !== 'n/a' && optionIds.length > 0) {
          onChange({ kind: 'choice', criterionId: on.id, optionIds });
        }
      }}
    />
  );
}
