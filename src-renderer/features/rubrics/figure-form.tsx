import type { FigureMeasure } from '../../../src-shared/measures/measure.ts';
import { figureText } from '../../../src-shared/measures/measure-text.ts';
import { SingleSelectField } from '../../ui/select-field.tsx';
import { NumberField } from './number-field.tsx';
import { measureFormText } from './rubrics-text.ts';

interface FigureFormProps {
  readonly measure: FigureMeasure;
  readonly onChange: (measure: FigureMeasure) => void;
}

type FigureName = FigureMeasure['figure'];

/** The unit in which a limit is typed, and the factor from it to the stored value. */
const typedUnits = {
  time: { symbol: 's', factor: 1000 },
  share: { symbol: '%', factor: 0.01 },
  count: { symbol: '#', factor: 1 },
} as const;

/** The form for a figure and its limit. */
export function FigureForm({ measure, onChange }: FigureFormProps) {
  const { figure, op, limit } = measure;
  const { symbol, factor } = typedUnits[figureText[figure].unit];
  return (
    <div className="rubric-row">
      <SingleSelectField
        label={measureFormText.figureName}
        options={names}
        value={figure}
        onChange={(next) => onChange({ ...measure, figure: next })}
      />
      <SingleSelectField
        label={measureFormText.op}
        options={[
          { value: 'le', label: measureFormText.atMost },
          { value: 'lt', label: measureFormText.lessThan },
          { value: 'ge', label: measureFormText.atLeast },
          { value: 'gt', label: measureFormText.moreThan },
        ]}
        value={op}
        onChange={(next) => onChange({ ...measure, op: next })}
      />
      <NumberField
        key={figure}
        label={measureFormText.limit(symbol)}
        value={Math.round((limit / factor) * 1000) / 1000}
        onChange={(value) => onChange({ ...measure, limit: value * factor })}
      />
    </div>
  );
}

const isFigure = (name: string): name is FigureName => Object.hasOwn(figureText, name);

const names = Object.keys(figureText)
  .filter(isFigure)
  .map((value) => ({ value, label: figureText[value].name }));
