import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import { Popover } from '../../ui/popover.tsx';
import { AddFilter } from './add-filter.tsx';
import { criteria } from './criteria.ts';
import {
  withValue,
  type Around,
  type Criterion,
  type CriterionOf,
  type Kind,
  type ValueOf,
} from './criterion.ts';
import { CriterionEditor } from './criterion-editor.tsx';
import { wordsOf } from './criterion-words.ts';

interface FilterChipsProps {
  readonly filter: QueueFilter;
  readonly around: Around;
  readonly onFilter: (filter: QueueFilter) => void;
}

/** A criterion that is set: which, and which of its values. */
interface Chip {
  readonly criterion: Criterion;
  readonly nth: number;
  readonly words: string;
}

/** Every criterion that is set beyond the fields above, in words, and the way to add one. */
export function FilterChips({ filter, around, onFilter }: FilterChipsProps) {
  const element = useRef<HTMLFieldSetElement>(null);
  const chips = criteria.flatMap((criterion) => chipsOf(criterion, filter, around));
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
          key={`${chip.criterion.id} ${chip.nth}`}
          chip={chip}
          filter={filter}
          around={around}
          onFilter={(next) => {
            change(next, place);
          }}
        />
      ))}
      <AddFilter filter={filter} around={around} onFilter={onFilter} />
    </fieldset>
  );
}

interface FilterChipProps extends FilterChipsProps {
  readonly chip: Chip;
}

function FilterChip({ chip, filter, around, onFilter }: FilterChipProps) {
  const { criterion, nth, words } = chip;
  const [open, setOpen] = useState(false);
  const remove = (): void => {
    onFilter(withValue<ValueOf[Kind]>(criterion, filter, nth, undefined));
  };
  return (
    <span className="chip">
      <Popover
        label={words}
        open={open}
        onOpenChange={setOpen}
        className="criterion-popover"
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
        <CriterionEditor
          criterion={criterion}
          nth={nth}
          filter={filter}
          around={around}
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

function chipsOf<K extends Kind>(
  criterion: CriterionOf<K> & Criterion,
  filter: QueueFilter,
  around: Around,
): readonly Chip[] {
  return criterion
    .read(filter)
    .map((value, nth) => ({ criterion, nth, words: wordsOf(criterion, value, around) }));
}
