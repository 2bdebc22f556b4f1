import { useId } from 'react';
import type { AnswerValue } from '../../src-shared/rubrics/answer.ts';
import type { Criterion, CriterionOf } from '../../src-shared/rubrics/rubric.ts';
import { TextArea } from './fields.tsx';
import './answer-input.css';

interface AnswerInputProps {
  readonly criterion: Criterion;
  readonly value: AnswerValue | undefined;
  /** Undefined clears the answer. */
  readonly onChange: (value: AnswerValue | undefined) => void;
  readonly disabled?: boolean;
  /** The option that a measure proposes, shown as a proposal. */
  readonly proposed?: string | undefined;
}

/**
 * The input for an answer to a criterion of any kind. Selecting the selected option again clears the
 * answer.
 */
export function AnswerInput(props: AnswerInputProps) {
  const { criterion, value, onChange, disabled = false } = props;
  const isNotApplicable = value?.kind === 'not-applicable';
  return (
    <span className="answer-input">
      <KindInput {...props} />
      {criterion.allowNotApplicable ? (
        <OptionButton
          label="Not applicable"
          shown="N/A"
          shortcut="N"
          checked={isNotApplicable}
          disabled={disabled}
          onChoose={() => onChange(isNotApplicable ? undefined : { kind: 'not-applicable' })}
        />
      ) : undefined}
    </span>
  );
}

function KindInput({ criterion, value, onChange, disabled = false, proposed }: AnswerInputProps) {
  const shared = { disabled, onChange };
  const proposal = value === undefined ? proposed : undefined;
  switch (criterion.kind) {
    case 'choice':
      return (
        <ChoiceInput
          criterion={criterion}
          optionId={optionOf(value)}
          proposed={proposal}
          {...shared}
        />
      );
    case 'checklist':
      return <ChecklistInput criterion={criterion} itemIds={itemsOf(value)} {...shared} />;
    case 'number':
      return <NumberInput criterion={criterion} value={numberOf(value)} {...shared} />;
    case 'text':
      return (
        <TextArea
          label={criterion.name}
          hideLabel
          rows={2}
          disabled={disabled}
          value={textOf(value)}
          onChange={({ target }) => onChange(textValue(target.value))}
        />
      );
    default:
      return criterion satisfies never;
  }
}

type Value = AnswerValue | undefined;

const optionOf = (value: Value): string | undefined =>
  value?.kind === 'choice' ? value.optionId : undefined;
const itemsOf = (value: Value): readonly string[] =>
  value?.kind === 'checklist' ? value.itemIds : [];
const numberOf = (value: Value): number | undefined =>
  value?.kind === 'number' ? value.value : undefined;
const textOf = (value: Value): string => (value?.kind === 'text' ? value.text : '');

/** An empty text counts as no answer. */
const textValue = (text: string): AnswerValue | undefined =>
  text === '' ? undefined : { kind: 'text', text };

interface ChoiceInputProps {
  readonly criterion: CriterionOf<'choice'>;
  readonly optionId: string | undefined;
  readonly proposed: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: AnswerValue | undefined) => void;
}

const ChoiceInput = ({ criterion, optionId, proposed, disabled, onChange }: ChoiceInputProps) =>
  criterion.options.map(({ id, label }, index) => (
    <OptionButton
      key={id}
      label={label}
      shortcut={String(index + 1)}
      checked={optionId === id}
      disabled={disabled}
      proposed={proposed === id}
      onChoose={() => onChange(optionId === id ? undefined : { kind: 'choice', optionId: id })}
    />
  ));

interface ChecklistInputProps {
  readonly criterion: CriterionOf<'checklist'>;
  readonly itemIds: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (value: AnswerValue) => void;
}

const ChecklistInput = ({ criterion, itemIds, disabled, onChange }: ChecklistInputProps) =>
  criterion.items.map(({ id, label }, index) => {
    const checked = itemIds.includes(id);
    return (
      <OptionButton
        key={id}
        label={label}
        shortcut={index < 9 ? String(index + 1) : undefined}
        multiple
        checked={checked}
        disabled={disabled}
        onChoose={() => {
          const others = itemIds.filter((one) => one !== id);
          // In the order of the rubric, not in the order in which they were checked.
          const chosen = checked ? others : [...others, id];
          const ordered = criterion.items
            .map((item) => item.id)
            .filter((one) => chosen.includes(one));
          onChange({ kind: 'checklist', itemIds: ordered });
        }}
      />
    );
  });

interface NumberInputProps {
  readonly criterion: CriterionOf<'number'>;
  readonly value: number | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: AnswerValue | undefined) => void;
}

function NumberInput({ criterion, value, disabled, onChange }: NumberInputProps) {
  const { min, max, step, unit, name } = criterion;
  const id = useId();
  return (
    <span className="answer-number">
      <input
        id={id}
        type="number"
        className="field-input"
        aria-label={name}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        value={value ?? ''}
        onChange={({ target }) => {
          const typed = target.valueAsNumber;
          if (target.value === '') onChange(undefined);
          else if (typed >= min && typed <= max) onChange({ kind: 'number', value: typed });
        }}
      />
      {unit === undefined || unit === '' ? undefined : <label htmlFor={id}>{unit}</label>}
    </span>
  );
}

interface OptionButtonProps {
  readonly label: string;
  /** Shown instead of the label. */
  readonly shown?: string;
  readonly shortcut?: string | undefined;
  /** One of several items that can be checked together. */
  readonly multiple?: boolean;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly proposed?: boolean;
  readonly onChoose: () => void;
}

function OptionButton(props: OptionButtonProps) {
  const { label, shown = label, shortcut, multiple = false, checked, onChoose } = props;
  const { disabled = false, proposed = false } = props;
  return (
    <button
      type="button"
      className="option"
      role={multiple ? 'checkbox' : 'radio'}
      aria-checked={checked}
      aria-label={proposed ? `${label}, proposed` : label}
      data-proposed={proposed || undefined}
      tabIndex={-1}
      disabled={disabled}
      onClick={onChoose}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
    >
      {shortcut === undefined ? undefined : (
        <span className="option-shortcut" aria-hidden="true">
          {shortcut}
        </span>
      )}
      <span className="option-label">{shown}</span>
    </button>
  );
}
