import { ArrowDownWideNarrow } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Menu, MenuRadioGroup } from '../../../ui/menu.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { criterionChoices } from './fields/criterion-choices.ts';
import type { TagChoice } from './fields/filter-field.ts';
import { FilterChips } from './filter-chips.tsx';
import {
  activeFieldCount,
  sentimentsOf,
  withOwnField,
  withSentiments,
} from './fields/edit-filter.ts';
import { countNote, sentimentChoices } from './fields/list-choices.ts';
import type { QueueActions } from '../queue-actions.ts';
import { focusRows } from '../rows/row-focus.ts';
import { SearchField } from './search-field.tsx';
import {
  countText,
  kindOptions,
  outcomeOptions,
  queueText,
  reviewedText,
  sortLabel,
  sortOptions,
} from '../queue-text.ts';
import type { QueueStore } from '../store.ts';

interface QueueFiltersProps {
  readonly store: QueueStore;
  readonly actions: QueueActions;
  readonly tags: readonly TagChoice[];
}

/** Search, filters, the number of calls and the sort menu. Sentiment and outcome are used most and come first. */
export function QueueFilters({ store, actions, tags }: QueueFiltersProps) {
  const filter = useStore(store, (state) => state.filter);
  const facets = useStore(store, (state) => state.facets);
  const rubrics = useStore(store, (state) => state.rubrics);
  const criteria = useMemo(() => criterionChoices(rubrics), [rubrics]);
  const setFilter = (next: typeof filter): void => void actions.setFilter(next);
  const hasChats = filter.kind === 'chat' || (facets?.chats ?? 0) > 0;
  return (
    <div className="queue-filters">
      {hasChats ? (
        <SegmentedControl
          label={queueText.kindSwitch}
          value={filter.kind}
          options={kindOptions}
          onChange={(kind) => {
            setFilter({ ...filter, kind });
            void actions.loadFacets(kind);
          }}
        />
      ) : undefined}
      <SearchField
        search={filter.search ?? ''}
        onSearch={(search) => {
          // The search starts after a pause, in which another field may have been set.
          setFilter(withOwnField(store.getState().filter, 'search', search));
        }}
        focusRows={focusRows}
      />
      <div className="queue-filters-pair">
        <SelectField
          label={queueText.sentiment}
          options={sentimentChoices(facets, filter)}
          selected={sentimentsOf(filter)}
          onChange={(chosen) => {
            setFilter(withSentiments(filter, chosen));
          }}
        />
        <SelectField
          label={queueText.outcome}
          options={outcomeOptions.map((option) => ({
            ...option,
            ...countNote(facets?.outcomes, option.value),
          }))}
          selected={filter.outcome ?? []}
          onChange={(chosen) => {
            setFilter(withOwnField(filter, 'outcome', [...chosen]));
          }}
        />
      </div>
      <FilterChips filter={filter} context={{ facets, tags, criteria }} onFilter={setFilter} />
      <CountLine store={store} actions={actions} />
      <FoundOutside store={store} actions={actions} />
    </div>
  );
}

/** Where the search has hits that the filters hide. */
function FoundOutside({ store, actions }: Omit<QueueFiltersProps, 'tags'>) {
  const filter = useStore(store, (state) => state.filter);
  const found = useStore(store, (state) => state.foundOutside);
  if (found === undefined || found.filter !== filter || found.calls === 0) return undefined;
  return (
    <Button
      tone="quiet"
      className="queue-found-outside"
      onClick={() => void actions.searchEverywhere()}
    >
      {queueText.foundOutside(found.calls, filter.kind)}
    </Button>
  );
}

function CountLine({ store, actions }: Omit<QueueFiltersProps, 'tags'>) {
  const { filter, sort, listing, facets } = useStore(store);
  const fieldCount = activeFieldCount(filter);
  const sortName = sortLabel(sort);
  return (
    <div className="queue-count-line">
      <p className="queue-count figure">
        {listing === undefined ? ' ' : countText(filter.kind, listing.total, listing.today)}
        {facets === undefined ? undefined : (
          <span className="queue-progress">{reviewedText(filter.kind, facets)}</span>
        )}
      </p>
      {fieldCount === 0 || listing?.total === 0 ? undefined : (
        <Button tone="quiet" onClick={() => void actions.clearFilters()}>
          {queueText.clearFilters}
        </Button>
      )}
      <Menu
        align="end"
        trigger={<IconButton label={queueText.sortedBy(sortName)} icon={<ArrowDownWideNarrow />} />}
      >
        <MenuRadioGroup
          label={queueText.sort}
          value={sortName}
          options={sortOptions.map(({ label }) => ({ value: label, label }))}
          onChoose={(label) => {
            const chosen = sortOptions.find((one) => one.label === label);
            if (chosen !== undefined) void actions.setSort(chosen.sort);
          }}
        />
      </Menu>
    </div>
  );
}
