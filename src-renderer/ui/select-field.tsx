import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { OptionList, type SelectOption } from './option-list.tsx';
import { Popover } from './popover.tsx';
import './fields.css';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Value>[];
  readonly selected: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  /** Shown while nothing is selected. */
  readonly placeholder?: string;
  /** Only one option can be selected, and selecting it closes the list. */
  readonly single?: boolean;
  /** The label is for assistive tools only. */
  readonly hideLabel?: boolean;
}

/**
 * A labelled field that opens a list of options. Enter, Space or ↓ opens it; ↑ and ↓ move, Space and Enter
 * select, Escape closes. The selected options are shown as text.
 */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, options, selected, onChange, placeholder = 'Any', single = false } = props;
  const { hideLabel = false } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const names = selected.map(
    (value) => options.find((option) => option.value === value)?.label ?? value,
  );
  const select = (value: Value): void => {
    onChange(single ? [value] : toggled(selected, value));
    if (single) setOpen(false);
  };
  return (
    <div className="field">
      <span className={hideLabel ? 'unseen' : 'field-label'} id={`${id}-label`}>
        {label}
      </span>
      <Popover
        label={label}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one <select> cannot take several without a modifier key
            role="combobox"
            aria-haspopup="listbox"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-labelledby={`${id}-label`}
            className="choice"
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
              event.preventDefault();
              setOpen(true);
            }}
          >
            <span className={`select-value${names.length === 0 ? ' select-value-none' : ''}`}>
              {names.length === 0 ? placeholder : names.join(' · ')}
            </span>
            <ChevronDown aria-hidden="true" />
          </button>
        }
      >
        <OptionList
          id={`${id}-list`}
          label={label}
          options={options}
          selected={selected}
          onSelect={select}
          multiple={!single}
        />
      </Popover>
    </div>
  );
}

interface SingleSelectFieldProps<Value extends string> extends Omit<
  SelectFieldProps<Value>,
  'single' | 'selected' | 'onChange'
> {
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** A select field for one value. */
export function SingleSelectField<Value extends string>(props: SingleSelectFieldProps<Value>) {
  const { value, onChange, ...rest } = props;
  return (
    <SelectField
      {...rest}
      single
      selected={value === undefined ? [] : [value]}
      onChange={([chosen]) => {
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}

const toggled = <Value extends string>(
  selected: readonly Value[],
  value: Value,
): readonly Value[] =>
  selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value];
