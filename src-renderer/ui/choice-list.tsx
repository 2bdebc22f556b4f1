import { Check } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createTypeahead } from './typeahead.ts';
import './field.css';

/** Something that can be chosen. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A figure or word at the far end, e.g. how many calls have it. */
  readonly note?: string;
}

interface ChoiceListProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  readonly onChoose: (value: Value) => void;
  readonly multiple: boolean;
}

/** From this many options on, a field to narrow them stands above. */
const manyOptions = 10;

/** The list itself. It takes the focus as soon as it is there. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const { id, label, options, chosen, onChoose, multiple } = props;
  const [narrow, setNarrow] = useState('');
  const [active, setActive] = useState(() => firstChosen(options, chosen));
  const focus = useRef<HTMLDivElement & HTMLInputElement>(null);
  const [typeahead] = useState(() => createTypeahead());
  const shown = matching(options, narrow);
  const at = Math.min(active, shown.length - 1);

  useEffect(() => {
    focus.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLInputElement;
    const next =
      moved(event.key, at, shown.length - 1, typing) ??
      (isLetter(event) && !typing
        ? typeahead(
            event.key,
            at,
            shown.map((option) => option.label),
          )
        : undefined);
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' || (event.key === ' ' && !typing)) {
      event.preventDefault();
      const option = shown[at];
      if (option !== undefined) onChoose(option.value);
    }
  };
  const pointer = shown[at] === undefined ? {} : { 'aria-activedescendant': `${id}-${at}` };

  const list = (
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one <select> cannot take several without a modifier key
      role="listbox"
      aria-label={label}
      aria-multiselectable={multiple}
      className="choice-list"
      {...(options.length >= manyOptions ? {} : { tabIndex: 0, ref: focus, onKeyDown, ...pointer })}
    >
      {shown.map((option, index) => (
        // The keys are heard by the list or the field above it, which hold the focus.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
        <div
          key={option.value}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- options of the list above
          role="option"
          aria-selected={chosen.includes(option.value)}
          data-active={index === at}
          className="choice-option"
          onPointerMove={() => {
            setActive(index);
          }}
          onClick={() => {
            onChoose(option.value);
          }}
        >
          <span className="menu-check">
            {chosen.includes(option.value) ? <Check aria-hidden="true" /> : undefined}
          </span>
          {option.label}
          {option.note === undefined ? undefined : (
            <span className="choice-note">{option.note}</span>
          )}
        </div>
      ))}
    </div>
  );
  if (options.length < manyOptions) return list;
  return (
    <>
      <input
        ref={focus}
        className="field-input"
        role="combobox"
        aria-label={`Narrow ${label}`}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        placeholder="Narrow"
        value={narrow}
        onChange={(event) => {
          setNarrow(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        {...pointer}
      />
      {list}
      {shown.length === 0 ? <p className="menu-label">Nothing is called so.</p> : undefined}
    </>
  );
}

const firstChosen = <Value extends string>(
  options: readonly Choice<Value>[],
  chosen: readonly Value[],
): number =>
  Math.max(
    0,
    options.findIndex(({ value }) => chosen.includes(value)),
  );

function matching<Value extends string>(
  options: readonly Choice<Value>[],
  narrow: string,
): readonly Choice<Value>[] {
  const wanted = narrow.trim().toLowerCase();
  return options.filter((option) => option.label.toLowerCase().includes(wanted));
}

/** Where a key leads; undefined when it is not one that moves. */
function moved(key: string, at: number, last: number, typing: boolean): number | undefined {
  if (key === 'ArrowDown') return Math.min(last, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (typing) return undefined;
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
