import { Plus, X } from 'lucide-react';
import type { CriterionOf, NumberPoints } from '../../../src-shared/rubrics/rubric.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { NumberField } from './number-field.tsx';
import type { ProblemAt } from './problems.ts';
import { formText } from './rubrics-text.ts';

type NumberCriterion = CriterionOf<'number'>;

interface NumberFormProps {
  readonly criterion: NumberCriterion;
  readonly problemAt: ProblemAt;
  readonly onChange: (criterion: NumberCriterion) => void;
}

/** The form for the range of a number and the points it earns. */
export function NumberForm({ criterion, problemAt, onChange }: NumberFormProps) {
  const { min, max, step, unit, scale } = criterion;
  const set = (part: Partial<NumberCriterion>): void => onChange({ ...criterion, ...part });
  return (
    <>
      <div className="rubric-row">
        <TextField
          label={formText.unit}
          value={unit ?? ''}
          maxLength={20}
          onChange={(event) => set({ unit: event.target.value })}
        />
        <NumberField label={formText.min} value={min} onChange={(next) => set({ min: next })} />
        <NumberField
          label={formText.max}
          value={max}
          problem={problemAt('max')}
          onChange={(next) => set({ max: next })}
        />
        <NumberField
          label={formText.step}
          value={step}
          problem={problemAt('step')}
          onChange={(next) => set({ step: next })}
        />
      </div>
      <SegmentedControl
        label={formText.scale}
        value={scale.type}
        options={[
          { value: 'line', label: formText.line },
          { value: 'thresholds', label: formText.thresholds },
        ]}
        onChange={(type) => set({ scale: newScale(type, criterion) })}
      />
      {scale.type === 'line' ? (
        <div className="rubric-row">
          <NumberField
            label={formText.zeroAt}
            value={scale.zeroAt}
            problem={problemAt('scale')}
            onChange={(zeroAt) => set({ scale: { ...scale, zeroAt } })}
          />
          <NumberField
            label={formText.fullAt}
            value={scale.fullAt}
            onChange={(fullAt) => set({ scale: { ...scale, fullAt } })}
          />
        </div>
      ) : (
        <Thresholds scale={scale} problemAt={problemAt} onChange={(next) => set({ scale: next })} />
      )}
    </>
  );
}

const newScale = (type: NumberPoints['type'], { min, max }: NumberCriterion): NumberPoints =>
  type === 'line'
    ? { type, zeroAt: min, fullAt: max }
    : { type, steps: [{ from: max, points: 1 }] };

type ThresholdScale = Extract<NumberPoints, { type: 'thresholds' }>;

interface ThresholdsProps {
  readonly scale: ThresholdScale;
  readonly problemAt: ProblemAt;
  readonly onChange: (scale: ThresholdScale) => void;
}

function Thresholds({ scale, problemAt, onChange }: ThresholdsProps) {
  const { steps } = scale;
  const setSteps = (next: ThresholdScale['steps']): void => onChange({ ...scale, steps: next });
  const set = (at: number, part: Partial<ThresholdScale['steps'][number]>): void =>
    setSteps(steps.map((step, index) => (index === at ? { ...step, ...part } : step)));
  return (
    <fieldset className="rubric-rows">
      <legend className="unseen">{formText.thresholds}</legend>
      {steps.map(({ from, points }, index) => (
        // A threshold has no id, so its index is the key.
        <div className="rubric-row" key={index}>
          <NumberField
            label={formText.from(index + 1)}
            value={from}
            problem={problemAt('scale', 'steps', index)}
            onChange={(next) => set(index, { from: next })}
          />
          <NumberField
            label={formText.stepPoints(index + 1)}
            value={points}
            onChange={(next) => set(index, { points: next })}
          />
          {steps.length === 1 ? undefined : (
            <IconButton
              label={formText.removeThreshold(index + 1)}
              icon={<X />}
              onClick={() => setSteps(steps.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      <Button
        tone="quiet"
        icon={<Plus aria-hidden="true" />}
        onClick={() => setSteps([...steps, { from: (steps.at(-1)?.from ?? 0) + 1, points: 1 }])}
      >
        {formText.addThreshold}
      </Button>
    </fieldset>
  );
}
