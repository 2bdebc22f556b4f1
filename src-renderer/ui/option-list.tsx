import { Check } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createTypeahead } from './typeahead.ts';
import './fields.css';

/** An option of a list. */
export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown at the end of the row, e.g. how many calls have this value. */
  readonly note?: string;
}

interface OptionListProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly SelectOption<Value>[];
  readonly selected: readonly Value[];
  readonly onSelect: (value: Value) => void;
  readonly multiple: boolean;
}

/** Lists with at least this many options get a search field. */
const searchableFrom = 10;

/** A list of options, of which one or several can be selected. It takes the focus when it appears. */
export function OptionList<Value extends string>(props: OptionListProps<Value>) {
  const { id, label, options, selected, onSelect, multiple } = props;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(() => firstSelected(options, selected));
  const focus = useRef<HTMLDivElement & HTMLInputElement>(null);
  const [typeahead] = useState(() => createTypeahead());
  const shown = matching(options, query);
  const activeIndex = Math.min(active, shown.length - 1);

  useEffect(() => {
    focus.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${activeIndex}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, activeIndex]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLInputElement;
    const next =
      movedIndex(event.key, activeIndex, shown.length - 1, typing) ??
      (isLetter(event) && !typing
        ? typeahead(
            event.key,
            activeIndex,
            shown.map((option) => option.label),
          )
        : undefined);
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' || (event.key === ' ' && !typing)) {
      event.preventDefault();
      const option = shown[activeIndex];
      if (option !== undefined) onSelect(option.value);
    }
  };
  const pointer =
    shown[activeIndex] === undefined ? {} : { 'aria-activedescendant': `${id}-${activeIndex}` };

  const list = (
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one <select> cannot take several without a modifier key
      role="listbox"
      aria-label={label}
      aria-multiselectable={multiple}
      className="option-list"
      {...(options.length >= searchableFrom
        ? {}
        : { tabIndex: 0, ref: focus, onKeyDown, ...pointer })}
    >
      {shown.map((option, index) => (
        // The list or its search field has the focus and handles the keys.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
        <div
          key={option.value}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- options of the list above
          role="option"
          aria-selected={selected.includes(option.value)}
          data-active={index === activeIndex}
          className="option-list-option"
          onPointerMove={() => {
            setActive(index);
          }}
          onClick={() => {
            onSelect(option.value);
          }}
        >
          <span className="menu-check">
            {selected.includes(option.value) ? <Check aria-hidden="true" /> : undefined}
          </span>
          {option.label}
          {option.note === undefined ? undefined : (
            <span className="option-list-note">{option.note}</span>
          )}
        </div>
      ))}
    </div>
  );
  if (options.length < searchableFrom) return list;
  return (
    <>
      <input
        ref={focus}
        className="field-input"
        role="combobox"
        aria-label={`Search ${label}`}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        placeholder="Search"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        {...pointer}
      />
      {list}
      {shown.length === 0 ? <p className="menu-label">No matches</p> : undefined}
    </>
  );
}

const firstSelected = <Value extends string>(
  options: readonly SelectOption<Value>[],
  selected: readonly Value[],
): number =>
  Math.max(
    0,
    options.findIndex(({ value }) => selected.includes(value)),
  );

function matching<Value extends string>(
  options: readonly SelectOption<Value>[],
  query: string,
): readonly SelectOption<Value>[] {
  const needle = query.trim().toLowerCase();
  return options.filter((option) => option.label.toLowerCase().includes(needle));
}

/** The index that a key moves to; undefined for other keys. */
function movedIndex(key: string, at: number, last: number, typing: boolean): number | undefined {
  if (key === 'ArrowDown') return Math.min(last, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (typing) return undefined;
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
