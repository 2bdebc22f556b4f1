import { useState } from 'react';
import { measureOutcomes, type MeasureOutcome } from '../../../../../src-shared/measure-outcome.ts';
import type { MeasureFilter } from '../fields/filter-field.ts';
import { editorText, measureOutcomeText } from '../filter-text.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { SelectField } from './select-field.tsx';

/** A measured item of a rubric, and the result to look for. */
export function MeasureEditor({ value, context, onChange, onDone }: EditorProps<'measure'>) {
  const measured = measuredToOffer(context.facets?.measuredCriteria ?? [], value);
  const first = value ?? firstFilter(measured);
  const [id, setId] = useState(first?.criterionId ?? '');
  const [outcome, setOutcome] = useState<MeasureOutcome>(first?.outcomes[0] ?? 'not-met');
  if (first === undefined) return <p>{editorText.noMeasures}</p>;
  return (
    <EditorForm
      onApply={() => {
        onChange({ criterionId: id, outcomes: [outcome] });
        return true;
      }}
      onDone={onDone}
    >
      <SelectField
        label={editorText.measuredCriterion}
        value={id}
        groups={[{ options: measured.map((one) => [one.id, one.name] as const) }]}
        onChange={setId}
      />
      <SelectField
        label={editorText.measureOutcome}
        value={outcome}
        groups={[
          { options: measureOutcomes.map((one) => [one, measureOutcomeText[one]] as const) },
        ]}
        onChange={setOutcome}
      />
    </EditorForm>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const firstFilter = ([first]: readonly Named[]): MeasureFilter | undefined =>
  first && { criterionId: first.id, outcomes: ['not-met'] };

/** What a filter asks for stays selectable when its rubric was retired. */
function measuredToOffer(
  known: readonly Named[],
  value: MeasureFilter | undefined,
): readonly Named[] {
  const selected = value?.criterionId;
  return selected === undefined || known.some(({ id }) => id === selected)
    ? known
    : [...known, { id: selected, name: selected }];
}
