import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { ChoiceList, type Choice } from './choice-list.tsx';
import { Popover } from './popover.tsx';
import './field.css';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string;
  /** Only one may be chosen, and choosing closes the list. */
  readonly single?: boolean;
}

/**
 * A labelled field that opens a list to choose from. Enter, Space or ↓ opens it; ↑↓ walk, Space and
 * Enter choose, Escape closes. What is chosen is shown as text.
 */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, options, chosen, onChange, placeholder = 'Any', single = false } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const names = chosen.map(
    (value) => options.find((option) => option.value === value)?.label ?? value,
  );
  const choose = (value: Value): void => {
    onChange(single ? [value] : toggled(chosen, value));
    if (single) setOpen(false);
  };
  return (
    <div className="field">
      <span className="field-label" id={`${id}-label`}>
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
            <span className={`choice-value${names.length === 0 ? ' choice-value-none' : ''}`}>
              {names.length === 0 ? placeholder : names.join(' · ')}
            </span>
            <ChevronDown aria-hidden="true" />
          </button>
        }
      >
        <ChoiceList
          id={`${id}-list`}
          label={label}
          options={options}
          chosen={chosen}
          onChoose={choose}
          multiple={!single}
        />
      </Popover>
    </div>
  );
}

const toggled = <Value extends string>(chosen: readonly Value[], value: Value): readonly Value[] =>
  chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
