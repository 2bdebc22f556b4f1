import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import { Popover } from '../../../ui/popover.tsx';
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

/** A criterion that is set: which, and which of its values. */
interface Chip {
  readonly field: FilterField;
  readonly index: number;
  readonly text: string;
}

/** Every criterion that is set beyond the fields above, in words, and the way to add one. */
export function FilterChips({ filter, context, onFilter }: FilterChipsProps) {
  const element = useRef<HTMLFieldSetElement>(null);
  const chips = filterFields.flatMap((field) => chipsOf(field, filter, context));
  const change = (next: QueueFilter, place: number): void => {
    onFilter(next);
    // A chip that is gone takes the focus with it: what stands there now has it next.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const targets = element.current?.querySelectorAll<HTMLElement>('.chip-words, .add-filter');
      targets?.[Math.min(place, targets.length - 1)]?.focus();
    });
  };
  return (
    <fieldset ref={element} className="chips">
      <legend className="unseen">Further filters</legend>
      {chips.map((chip, place) => (
        <FilterChip
          key={`${chip.field.id} ${chip.index}`}
          chip={chip}
          filter={filter}
          context={context}
          onFilter={(next) => {
            change(next, place);
          }}
        />
      ))}
      <AddFilter filter={filter} context={context} onFilter={onFilter} />
    </fieldset>
  );
}

interface FilterChipProps extends FilterChipsProps {
  readonly chip: Chip;
}

function FilterChip({ chip, filter, context, onFilter }: FilterChipProps) {
  const { field, index, text: words } = chip;
  const [open, setOpen] = useState(false);
  const remove = (): void => {
    onFilter(withValue<ValueByKind[FieldKind]>(field, filter, index, undefined));
  };
  return (
    <span className="chip">
      <Popover
        label={words}
        open={open}
        onOpenChange={setOpen}
        className="filter-popover"
        trigger={
          <button
            type="button"
            className="chip-words"
            onKeyDown={(event) => {
              if (event.key !== 'Delete' && event.key !== 'Backspace') return;
              event.preventDefault();
              remove();
            }}
          >
            {words}
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
      <button type="button" className="chip-remove" aria-label={`Remove ${words}`} onClick={remove}>
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
