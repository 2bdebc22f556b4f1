import { ArrowDownWideNarrow, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../lib/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Segments } from '../../ui/segments.tsx';
import {
  criteriaIn,
  outcomes,
  sentiments,
  sentimentsOf,
  sortLabel,
  sorts,
  withOwn,
  withSentiments,
} from './filter-form.ts';
import { MoreFilters, type TagChoice } from './more-filters.tsx';
import type { QueueActions } from './actions.ts';
import { SearchField } from './search-field.tsx';
import type { QueueStore } from './store.ts';

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
      />
      <div className="queue-filters-pair">
        <ChoiceField
          label="Sentiment"
          options={sentiments.map((value) => ({ value, label: value }))}
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
      <CountLine store={store} actions={actions} tags={tags} />
    </div>
  );
}

function CountLine({ store, actions, tags }: QueueFiltersProps) {
  const [open, setOpen] = useState(false);
  const { filter, sort, listing } = useStore(store);
  const criteria = criteriaIn(filter);
  const sortName = sortLabel(sort);
  return (
    <div className="queue-count-line">
      <p className="queue-count figure">
        {listing === undefined
          ? ' '
          : `${formatCount(listing.total)} ${nounFor(filter.kind, listing.total)}`}
      </p>
      {criteria === 0 ? undefined : (
        <Button tone="quiet" onClick={() => void actions.showEveryCall()}>
          Show all
        </Button>
      )}
      <Popover
        label="More filters"
        open={open}
        onOpenChange={setOpen}
        className="more-filters"
        trigger={
          <Button tone="quiet" icon={<SlidersHorizontal aria-hidden="true" />}>
            Filters
          </Button>
        }
      >
        <MoreFilters store={store} actions={actions} tags={tags} />
      </Popover>
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

const nounFor = (kind: 'call' | 'chat', count: number): string => (count === 1 ? kind : `${kind}s`);
