import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import { Popover } from '../../../ui/popover.tsx';
import { queueText } from '../queue-text.ts';
import { AddFilter } from './add-filter.tsx';
import { filterFields } from './fields/field-list.ts';
import {
  withValue,
  type FilterContext,
  type FilterField,
  type FilterFieldOf,
  type FieldKind,
  type ValueByKind,
} from './fields/filter-field.ts';
import { FilterEditor } from './editors/filter-editor.tsx';
import { describeFilter } from './fields/describe-filter.ts';

interface FilterChipsProps {
  readonly filter: QueueFilter;
  readonly context: FilterContext;
  readonly onFilter: (filter: QueueFilter) => void;
}

/** One value of a filter field. */
interface Chip {
  readonly field: FilterField;
  readonly index: number;
  readonly text: string;
}

/** The filters beyond those with controls of their own, each as a chip, and the button to add one. */
export function FilterChips({ filter, context, onFilter }: FilterChipsProps) {
  const element = useRef<HTMLFieldSetElement>(null);
  const chips = filterFields.flatMap((field) => chipsOf(field, filter, context));
  const change = (next: QueueFilter, position: number): void => {
    onFilter(next);
    // A removed chip takes the focus with it, so the chip now in its place is focused.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const targets = element.current?.querySelectorAll<HTMLElement>('.chip-text, .add-filter');
      targets?.[Math.min(position, targets.length - 1)]?.focus();
    });
  };
  return (
    <fieldset ref={element} className="chips">
      <legend className="unseen">{queueText.furtherFilters}</legend>
      {filter.callList === undefined ? undefined : (
        <CallListChip name={filter.callList.name} onRemove={() => onFilter(withoutList(filter))} />
      )}
      {chips.map((chip, position) => (
        <FilterChip
          key={`${chip.field.id} ${chip.index}`}
          chip={chip}
          filter={filter}
          context={context}
          onFilter={(next) => {
            change(next, position);
          }}
        />
      ))}
      <AddFilter filter={filter} context={context} onFilter={onFilter} />
    </fieldset>
  );
}

interface CallListChipProps {
  readonly name: string;
  readonly onRemove: () => void;
}

/** A list has no editor: it is removed, or replaced where it came from. */
const CallListChip = ({ name, onRemove }: CallListChipProps) => (
  <span className="chip">
    <span className="chip-text chip-fixed" title={name}>
      {queueText.callList(name)}
    </span>
    <button
      type="button"
      className="chip-remove"
      aria-label={queueText.remove(queueText.callList(name))}
      onClick={onRemove}
    >
      <X aria-hidden="true" />
    </button>
  </span>
);

const withoutList = ({ callList: _list, ...rest }: QueueFilter): QueueFilter => rest;

interface FilterChipProps extends FilterChipsProps {
  readonly chip: Chip;
}

function FilterChip({ chip, filter, context, onFilter }: FilterChipProps) {
  const { field, index, text } = chip;
  const [open, setOpen] = useState(false);
  const remove = (): void => {
    onFilter(withValue<ValueByKind[FieldKind]>(field, filter, index, undefined));
  };
  return (
    <span className="chip">
      <Popover
        label={text}
        open={open}
        onOpenChange={setOpen}
        className="filter-popover"
        trigger={
          <button
            type="button"
            className="chip-text"
            onKeyDown={(event) => {
              if (event.key !== 'Delete' && event.key !== 'Backspace') return;
              event.preventDefault();
              remove();
            }}
          >
            {text}
          </button>
        }
      >
        <FilterEditor
          field={field}
          index={index}
          filter={filter}
          context={context}
          onFilter={onFilter}
          onDone={() => {
            setOpen(false);
          }}
        />
      </Popover>
      <button
        type="button"
        className="chip-remove"
        aria-label={queueText.remove(text)}
        onClick={remove}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  );
}

function chipsOf<K extends FieldKind>(
  field: FilterFieldOf<K> & FilterField,
  filter: QueueFilter,
  context: FilterContext,
): readonly Chip[] {
  return field
    .read(filter)
    .map((value, index) => ({ field, index, text: describeFilter(field, value, context) }));
}
