import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import { OptionList } from '../../../ui/option-list.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { filterFields } from './fields/field-list.ts';
import { queueText } from '../queue-text.ts';
import type { FilterContext, FilterField } from './fields/filter-field.ts';
import { FilterEditor } from './editors/filter-editor.tsx';

interface AddFilterProps {
  readonly filter: QueueFilter;
  readonly context: FilterContext;
  readonly onFilter: (filter: QueueFilter) => void;
}

interface FieldPlace {
  readonly field: FilterField;
  readonly index: number;
}

/** A popover that offers the filter fields and then the editor of the chosen one. */
export function AddFilter({ filter, context, onFilter }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState<FieldPlace>();
  const show = (isOpen: boolean): void => {
    setOpen(isOpen);
    setAdding(undefined);
  };
  return (
    <Popover
      label={adding?.field.label ?? queueText.addFilter}
      open={open}
      onOpenChange={show}
      className="filter-popover"
      trigger={
        <button
          type="button"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- each option opens an editor, which a <select> cannot do
          role="combobox"
          aria-label={queueText.addFilter}
          aria-expanded={open}
          aria-haspopup="dialog"
          aria-controls="add-filter-list"
          className="add-filter"
        >
          <Plus aria-hidden="true" />
          {queueText.addFilter}
        </button>
      }
    >
      {adding === undefined ? (
        <OptionList
          id="add-filter-list"
          label={queueText.filters}
          options={filterFields.map(({ id, label }) => ({ value: id, label }))}
          selected={[]}
          multiple={false}
          onSelect={(id) => {
            const field = filterFields.find((one) => one.id === id);
            if (field !== undefined) setAdding(placeFor(field, filter));
          }}
        />
      ) : (
        <FilterEditor
          {...adding}
          filter={filter}
          context={context}
          onFilter={onFilter}
          onDone={() => {
            show(false);
          }}
        />
      )}
    </Popover>
  );
}

/** A new value where the field takes several, else the value it has. */
const placeFor = (field: FilterField, filter: QueueFilter): FieldPlace => ({
  field,
  index: field.multiple ? field.read(filter).length : 0,
});
