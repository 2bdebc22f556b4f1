import type { QueueFilter } from '../../../../src-shared/filter.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { outcomeOptions, queueText } from '../queue-text.ts';
import { sentimentsOf, withOwnField, withSentiments } from './fields/edit-filter.ts';
import type { FilterContext } from './fields/filter-field.ts';
import { countNote, sentimentChoices } from './fields/list-choices.ts';
import { FilterChips } from './filter-chips.tsx';

interface FilterBarProps {
  readonly filter: QueueFilter;
  readonly context: FilterContext;
  readonly onFilter: (filter: QueueFilter) => void;
}

/** The queue's filters in one line, for other screens that speak the same language. */
export const FilterBar = ({ filter, context, onFilter }: FilterBarProps) => (
  <div className="filter-bar">
    <SelectField
      label={queueText.sentiment}
      options={sentimentChoices(context.facets, filter)}
      selected={sentimentsOf(filter)}
      onChange={(chosen) => onFilter(withSentiments(filter, chosen))}
    />
    <SelectField
      label={queueText.outcome}
      options={outcomeOptions.map((option) => ({
        ...option,
        ...countNote(context.facets?.outcomes, option.value),
      }))}
      selected={filter.outcome ?? []}
      onChange={(chosen) => onFilter(withOwnField(filter, 'outcome', [...chosen]))}
    />
    <FilterChips filter={filter} context={context} onFilter={onFilter} />
  </div>
);
