import { ArrowDownWideNarrow } from 'lucide-react';
import { useStore } from 'zustand';
import { formatCount } from '../../lib/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { TagChoice } from './criterion.ts';
import { FilterChips } from './filter-chips.tsx';
import {
  criteriaIn,
  outcomes,
  sentimentsOf,
  sortLabel,
  sorts,
  withOwn,
  withSentiments,
} from './filter-form.ts';
import { sentimentChoices } from './list-choices.ts';
import type { QueueActions } from './actions.ts';
import { focusRows } from './queue-commands.ts';
import { SearchField } from './search-field.tsx';
import type { Listing, QueueStore } from './store.ts';

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
        <Segments
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
          setFilter(withOwn(filter, 'search', search));
        }}
        toRows={focusRows}
      />
      <div className="queue-filters-pair">
        <ChoiceField
          label="Sentiment"
          options={sentimentChoices(facets, filter)}
          chosen={sentimentsOf(filter)}
          onChange={(chosen) => {
            setFilter(withSentiments(filter, chosen));
          }}
        />
        <ChoiceField
          label="Outcome"
          options={outcomes}
          chosen={filter.outcome ?? []}
          onChange={(chosen) => {
            setFilter(withOwn(filter, 'outcome', [...chosen]));
          }}
        />
      </div>
      <FilterChips filter={filter} around={{ facets, tags }} onFilter={setFilter} />
      <CountLine store={store} actions={actions} />
    </div>
  );
}

function CountLine({ store, actions }: Omit<QueueFiltersProps, 'tags'>) {
  const { filter, sort, listing } = useStore(store);
  const criteria = criteriaIn(filter);
  const sortName = sortLabel(sort);
  return (
    <div className="queue-count-line">
      <p className="queue-count figure">
        {listing === undefined ? ' ' : countWords(filter.kind, listing)}
      </p>
      {criteria === 0 ? undefined : (
        <Button tone="quiet" onClick={() => void actions.showEveryCall()}>
          Show all
        </Button>
      )}
      <Menu
        align="end"
        trigger={<IconButton label={`Sort: ${sortName}`} icon={<ArrowDownWideNarrow />} />}
      >
        <MenuChoice
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

function countWords(kind: 'call' | 'chat', { total, today }: Listing): string {
  const count = `${formatCount(total)} ${total === 1 ? kind : `${kind}s`}`;
  return today === 0 ? count : `${count} · ${formatCount(today)} today`;
}
