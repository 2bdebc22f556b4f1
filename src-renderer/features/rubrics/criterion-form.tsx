import type { ReactNode } from 'react';
import type { Criterion, Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { Checkbox, TextArea, TextField } from '../../ui/fields.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ChecklistForm } from './checklist-form.tsx';
import { ConditionForm } from './condition-form.tsx';
import { MeasureForm } from './measure-form.tsx';
import { NumberField } from './number-field.tsx';
import { NumberForm } from './number-form.tsx';
import { OptionsForm } from './options-form.tsx';
import { newCriterion } from './outline.ts';
import type { ProblemAt } from './problems.ts';
import { formText, kindText } from './rubrics-text.ts';

interface CriterionFormProps {
  readonly rubric: Rubric;
  readonly criterion: Criterion;
  readonly problemAt: ProblemAt;
  readonly onChange: (criterion: Criterion) => void;
  readonly measureNotes: ReactNode;
}

const kinds = (['choice', 'checklist', 'number', 'text'] as const).map((value) => ({
  value,
  label: kindText[value],
}));

/** The form for one criterion. */
export function CriterionForm(props: CriterionFormProps) {
  const { rubric, criterion, problemAt, onChange, measureNotes } = props;
  return (
    <>
      <TextField
        label={formText.name}
        value={criterion.name}
        problem={problemAt('name')}
        onChange={(event) => onChange({ ...criterion, name: event.target.value })}
      />
      <div className="rubric-kind">
        <span className="field-label">{formText.kind}</span>
        <SegmentedControl
          label={formText.kind}
          value={criterion.kind}
          options={kinds}
          onChange={(kind) => onChange(withKind(criterion, kind))}
        />
      </div>
      <KindForm criterion={criterion} problemAt={problemAt} onChange={onChange} />
      <div className="rubric-row">
        <NumberField
          label={formText.weight}
          hint={formText.weightHint}
          value={criterion.weight}
          problem={problemAt('weight')}
          onChange={(weight) => onChange({ ...criterion, weight })}
        />
        <div className="rubric-checks">
          <Checkbox
            label={formText.allowNotApplicable}
            checked={criterion.allowNotApplicable}
            onChange={(event) =>
              onChange({ ...criterion, allowNotApplicable: event.target.checked })
            }
          />
          <Checkbox
            label={formText.bonus}
            checked={criterion.bonus ?? false}
            onChange={(event) => onChange({ ...criterion, bonus: event.target.checked })}
          />
        </div>
      </div>
      <ConditionForm
        rubric={rubric}
        criterion={criterion}
        problem={problemAt('condition')}
        onChange={(condition) => onChange({ ...criterion, condition })}
      />
      {criterion.kind === 'choice' ? (
        <MeasureForm
          criterion={criterion}
          problemAt={problemAt}
          onChange={onChange}
          notes={measureNotes}
        />
      ) : undefined}
      <TextArea
        label={formText.guidance}
        hint={formText.guidanceHint}
        maxLength={4000}
        value={criterion.guidance ?? ''}
        onChange={(event) => onChange({ ...criterion, guidance: event.target.value })}
      />
    </>
  );
}

/** Keeps the fields that all kinds share and resets the answers. */
function withKind(criterion: Criterion, kind: Criterion['kind']): Criterion {
  if (criterion.kind === kind) return criterion;
  const { id, name, guidance, weight, allowNotApplicable, bonus, condition } = criterion;
  return {
    ...newCriterion(kind, id, name),
    guidance,
    allowNotApplicable,
    bonus,
    condition,
    ...(kind === 'text' ? {} : { weight }),
  };
}

interface KindFormProps {
  readonly criterion: Criterion;
  readonly problemAt: ProblemAt;
  readonly onChange: (criterion: Criterion) => void;
}

function KindForm({ criterion, problemAt, onChange }: KindFormProps) {
  const shared = { problemAt, onChange };
  switch (criterion.kind) {
    case 'choice':
      return <OptionsForm criterion={criterion} {...shared} />;
    case 'checklist':
      return <ChecklistForm criterion={criterion} {...shared} />;
    case 'number':
      return <NumberForm criterion={criterion} {...shared} />;
    case 'text':
      return undefined;
    default:
      return criterion satisfies never;
  }
}
