import type { ReactNode } from 'react';
import type { Measure, RepeatMeasure } from '../../../src-shared/measures/measure.ts';
import type { CriterionOf } from '../../../src-shared/rubrics/rubric.ts';
import { SingleSelectField } from '../../ui/select-field.tsx';
import { FieldMeasureForm } from './field-measure-form.tsx';
import { FigureForm } from './figure-form.tsx';
import { NumberField } from './number-field.tsx';
import { PhraseForm } from './phrase-form.tsx';
import type { ProblemAt } from './problems.ts';
import { measureFormText } from './rubrics-text.ts';

type Choice = CriterionOf<'choice'>;

interface MeasureFormProps {
  readonly criterion: Choice;
  readonly problemAt: ProblemAt;
  readonly onChange: (criterion: Choice) => void;
  /** What is known about the measure, shown below it. */
  readonly notes: ReactNode;
}

const kinds = [
  { value: 'none', label: measureFormText.none },
  { value: 'phrase', label: measureFormText.phrase },
  { value: 'figure', label: measureFormText.figure },
  { value: 'field', label: measureFormText.field },
  { value: 'repeat', label: measureFormText.repeat },
] as const;

/** The measure of a criterion, and the answers it proposes. */
export function MeasureForm({ criterion, problemAt, onChange, notes }: MeasureFormProps) {
  const { measured, options } = criterion;
  const set = (part: Partial<NonNullable<Choice['measured']>>): void => {
    if (measured !== undefined) onChange({ ...criterion, measured: { ...measured, ...part } });
  };
  return (
    <fieldset className="rubric-rows">
      <SingleSelectField
        label={measureFormText.label}
        options={kinds}
        value={measured?.measure.kind ?? 'none'}
        onChange={(kind) =>
          onChange({
            ...criterion,
            measured: kind === 'none' ? undefined : firstMeasure(kind, options),
          })
        }
      />
      {measured === undefined ? undefined : (
        <>
          <OneMeasure
            measure={measured.measure}
            problemAt={(...path) => problemAt('measured', 'measure', ...path)}
            onChange={(measure) => set({ measure })}
          />
          <div className="rubric-row">
            <ProposedOption
              label={measureFormText.whenMet}
              options={options}
              selected={measured.whenMet}
              onChange={(whenMet) => set({ whenMet })}
            />
            <ProposedOption
              label={measureFormText.whenNotMet}
              options={options}
              selected={measured.whenNotMet}
              onChange={(whenNotMet) => set({ whenNotMet })}
            />
          </div>
          {notes}
        </>
      )}
    </fieldset>
  );
}

/** A default rule that suits most calls. A repetition proposes the worst option. */
function firstMeasure(
  kind: Measure['kind'],
  options: Choice['options'],
): NonNullable<Choice['measured']> {
  const best = options[0]?.id;
  const worst = options.at(-1)?.id;
  const measures: Record<Measure['kind'], Measure> = {
    phrase: { kind: 'phrase', speaker: 'agent', mode: 'any', phrases: [''] },
    figure: { kind: 'figure', figure: 'responseTimeP90', op: 'le', limit: 2500 },
    field: {
      kind: 'field',
      filter: { call_successful: { type: 'boolean', op: 'eq', value: true } },
    },
    repeat: { kind: 'repeat', speaker: 'agent', times: 1 },
  };
  return kind === 'repeat'
    ? { measure: measures[kind], whenMet: worst, whenNotMet: best }
    : { measure: measures[kind], whenMet: best, whenNotMet: worst };
}

interface OneMeasureProps {
  readonly measure: Measure;
  readonly problemAt: ProblemAt;
  readonly onChange: (measure: Measure) => void;
}

function OneMeasure({ measure, problemAt, onChange }: OneMeasureProps) {
  switch (measure.kind) {
    case 'phrase':
      return <PhraseForm measure={measure} problemAt={problemAt} onChange={onChange} />;
    case 'figure':
      return <FigureForm measure={measure} onChange={onChange} />;
    case 'field':
      return <FieldMeasureForm measure={measure} onChange={onChange} />;
    case 'repeat':
      return <RepeatForm measure={measure} onChange={onChange} />;
    default:
      return measure satisfies never;
  }
}

interface RepeatFormProps {
  readonly measure: RepeatMeasure;
  readonly onChange: (measure: RepeatMeasure) => void;
}

const RepeatForm = ({ measure, onChange }: RepeatFormProps) => (
  <div className="rubric-row">
    <SingleSelectField
      label={measureFormText.speaker}
      options={[
        { value: 'agent', label: measureFormText.agent },
        { value: 'user', label: measureFormText.caller },
      ]}
      value={measure.speaker}
      onChange={(speaker) => onChange({ ...measure, speaker })}
    />
    <NumberField
      label={measureFormText.times}
      value={measure.times}
      onChange={(times) => onChange({ ...measure, times })}
    />
  </div>
);

interface ProposedOptionProps {
  readonly label: string;
  readonly options: Choice['options'];
  readonly selected: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

const ProposedOption = ({ label, options, selected, onChange }: ProposedOptionProps) => (
  <SingleSelectField
    label={label}
    options={[
      { value: '', label: measureFormText.propose },
      ...options.map((option) => ({ value: option.id, label: option.label })),
    ]}
    value={selected ?? ''}
    onChange={(id) => onChange(id === '' ? undefined : id)}
  />
);
