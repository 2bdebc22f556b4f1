import { Plus, X } from 'lucide-react';
import type { CriterionOf, Option } from '../../../src-shared/rubrics/rubric.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Checkbox, TextField } from '../../ui/fields.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import { NumberField } from './number-field.tsx';
import type { ProblemAt } from './problems.ts';
import { formText } from './rubrics-text.ts';

interface OptionsFormProps {
  readonly criterion: CriterionOf<'choice'>;
  readonly problemAt: ProblemAt;
  readonly onChange: (criterion: CriterionOf<'choice'>) => void;
}

const maxOptions = 9;
const minOptions = 2;

/** The options of a choice, in the order of their digits. */
export function OptionsForm({ criterion, problemAt, onChange }: OptionsFormProps) {
  const { options } = criterion;
  const setOptions = (next: Option[]): void => onChange({ ...criterion, options: next });
  const set = (at: number, part: Partial<Option>): void =>
    setOptions(options.map((option, index) => (index === at ? { ...option, ...part } : option)));
  return (
    <fieldset className="rubric-rows">
      <legend className="field-label">{formText.options}</legend>
      {options.map((option, index) => (
        <OptionRow
          key={option.id}
          option={option}
          position={index + 1}
          problemAt={(...path) => problemAt('options', index, ...path)}
          onChange={(part) => set(index, part)}
          {...(options.length > minOptions
            ? { onRemove: () => setOptions(options.filter((_, at) => at !== index)) }
            : {})}
        />
      ))}
      {options.length < maxOptions ? (
        <Button
          tone="quiet"
          icon={<Plus aria-hidden="true" />}
          onClick={() => setOptions([...options, { id: freeId(options), label: '', points: 0 }])}
        >
          {formText.addOption}
        </Button>
      ) : undefined}
    </fieldset>
  );
}

/** Options keep their ids when they are moved, because answers and conditions refer to them. */
const freeId = (options: readonly Option[]): string => {
  const taken = new Set(options.map(({ id }) => id));
  let number = options.length + 1;
  while (taken.has(`option-${number}`)) number += 1;
  return `option-${number}`;
};

interface OptionRowProps {
  readonly option: Option;
  readonly position: number;
  readonly problemAt: ProblemAt;
  readonly onChange: (part: Partial<Option>) => void;
  readonly onRemove?: () => void;
}

const failChoices = [
  { value: 'nothing', label: formText.failsNothing },
  { value: 'section', label: formText.failsSection },
  { value: 'all', label: formText.failsAll },
] as const;

function OptionRow({ option, position, problemAt, onChange, onRemove }: OptionRowProps) {
  return (
    <div className="rubric-option">
      <TextField
        label={formText.optionLabel(position)}
        hideLabel
        value={option.label}
        problem={problemAt('label')}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <NumberField
        label={formText.optionPoints(position)}
        hideLabel
        value={option.points}
        problem={problemAt('points')}
        onChange={(points) => onChange({ points })}
      />
      <SingleSelectField
        label={formText.fails(position)}
        hideLabel
        options={failChoices}
        value={option.fails ?? 'nothing'}
        onChange={(fails) => onChange({ fails: fails === 'nothing' ? undefined : fails })}
      />
      <Checkbox
        label={formText.asksReasonShort}
        aria-label={formText.asksReason(position)}
        checked={option.asksReason ?? false}
        onChange={(event) => onChange({ asksReason: event.target.checked })}
      />
      {onRemove === undefined ? undefined : (
        <IconButton label={formText.removeOption(position)} icon={<X />} onClick={onRemove} />
      )}
    </div>
  );
}
