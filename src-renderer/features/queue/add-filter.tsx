import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Popover } from '../../ui/popover.tsx';
import { criteria } from './criteria.ts';
import type { Around, Criterion } from './criterion.ts';
import { CriterionEditor } from './criterion-editor.tsx';

interface AddFilterProps {
  readonly filter: QueueFilter;
  readonly around: Around;
  readonly onFilter: (filter: QueueFilter) => void;
}

interface Adding {
  readonly criterion: Criterion;
  readonly nth: number;
}

/** First the criterion, found by a few letters, then its value, in the same place. */
export function AddFilter({ filter, around, onFilter }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState<Adding>();
  const show = (isOpen: boolean): void => {
    setOpen(isOpen);
    setAdding(undefined);
  };
  return (
    <Popover
      label={adding?.criterion.label ?? 'Add a filter'}
      open={open}
      onOpenChange={show}
      className="criterion-popover"
      trigger={
        <button
          type="button"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is chosen opens its own editor, which a <select> can't
          role="combobox"
          aria-label="Add a filter"
          aria-expanded={open}
          aria-haspopup="dialog"
          aria-controls="add-filter-list"
          className="add-filter"
        >
          <Plus aria-hidden="true" />
          Add a filter
        </button>
      }
    >
      {adding === undefined ? (
        <ChoiceList
          id="add-filter-list"
          label="Filters"
          options={criteria.map(({ id, label }) => ({ value: id, label }))}
          chosen={[]}
          multiple={false}
          onChoose={(id) => {
            const criterion = criteria.find((one) => one.id === id);
            if (criterion !== undefined) setAdding(placeOf(criterion, filter));
          }}
        />
      ) : (
        <CriterionEditor
          {...adding}
          filter={filter}
          around={around}
          onFilter={onFilter}
          onDone={() => {
            show(false);
          }}
        />
      )}
    </Popover>
  );
}

/** Beside those that are there, or the one that is there already. */
const placeOf = (criterion: Criterion, filter: QueueFilter): Adding => ({
  criterion,
  nth: criterion.many ? criterion.read(filter).length : 0,
});
