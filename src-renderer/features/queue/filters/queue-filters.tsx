import { ArrowDownWideNarrow } from 'lucide-react';
import { useStore } from 'zustand';
import { formatCount } from '../../../lib/format.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Menu, MenuRadioGroup } from '../../../ui/menu.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import type { TagChoice } from './fields/filter-field.ts';
import { FilterChips } from './filter-chips.tsx';
import {
  activeFieldCount,
  outcomes,
  sentimentsOf,
  sortLabel,
  sorts,
  withOwnField,
  withSentiments,
} from './fields/edit-filter.ts';
import { sentimentChoices } from './fields/list-choices.ts';
import type { QueueActions } from '../queue-actions.ts';
import { focusRows } from '../queue-commands.ts';
import { SearchField } from './search-field.tsx';
import type { Listing, QueueStore } from '../store.ts';

interface QueueFiltersProps {
  readonly store: QueueStore;
  readonly actions: QueueActions;
  readonly tags: readonly TagChoice[];
}

const kinds = [
  { value: 'call', label: 'Calls' },
  { value: 'chat', label: 'Chats' },
] as const;

/** What narrows the queue. Sentiment and outcome come first: they are asked for most. */
export function QueueFilters({ store, actions, tags }: QueueFiltersProps) {
  const filter = useStore(store, (state) => state.filter);
  const facets = useStore(store, (state) => state.facets);
  const setFilter = (next: typeof filter): void => void actions.setFilter(next);
  const hasChats = filter.kind === 'chat' || (facets?.chats ?? 0) > 0;
  return (
    <div className="queue-filters">
      {hasChats ? (
        <SegmentedControl
          label="Calls or chats"
          value={filter.kind}
          options={kinds}
          onChange={(kind) => {
            setFilter({ ...filter, kind });
            void actions.loadFacets(kind);
          }}
        />
      ) : undefined}
      <SearchField
        search={filter.search ?? ''}
        onSearch={(search) => {
          setFilter(withOwnField(filter, 'search', search));
        }}
        focusRows={focusRows}
      />
      <div className="queue-filters-pair">
        <SelectField
          label="Sentiment"
          options={sentimentChoices(facets, filter)}
          selected={sentimentsOf(filter)}
          onChange={(chosen) => {
            setFilter(withSentiments(filter, chosen));
          }}
        />
        <SelectField
          label="Outcome"
          options={outcomes}
          selected={filter.outcome ?? []}
          onChange={(chosen) => {
            setFilter(withOwnField(filter, 'outcome', [...chosen]));
          }}
        />
      </div>
      <FilterChips filter={filter} context={{ facets, tags }} onFilter={setFilter} />
      <CountLine store={store} actions={actions} />
    </div>
  );
}

function CountLine({ store, actions }: Omit<QueueFiltersProps, 'tags'>) {
  const { filter, sort, listing } = useStore(store);
  const fieldCount = activeFieldCount(filter);
  const sortName = sortLabel(sort);
  return (
    <div className="queue-count-line">
      <p className="queue-count figure">
        {listing === undefined ? ' ' : countText(filter.kind, listing)}
      </p>
      {fieldCount === 0 ? undefined : (
        <Button tone="quiet" onClick={() => void actions.clearFilters()}>
          Show all
        </Button>
      )}
      <Menu
        align="end"
        trigger={<IconButton label={`Sort: ${sortName}`} icon={<ArrowDownWideNarrow />} />}
      >
        <MenuRadioGroup
          label="Sort"
          value={sortName}
          options={sorts.map(({ label }) => ({ value: label, label }))}
          onChoose={(label) => {
            const chosen = sorts.find((one) => one.label === label);
            if (chosen !== undefined) void actions.setSort(chosen.sort);
          }}
        />
      </Menu>
    </div>
  );
}

function countText(kind: 'call' | 'chat', { total, today }: Listing): string {
  const count = `${formatCount(total)} ${total === 1 ? kind : `${kind}s`}`;
  return today === 0 ? count : `${count} · ${formatCount(today)} today`;
}
