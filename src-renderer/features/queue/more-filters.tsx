import { useStore } from 'zustand';
import { reviewStateChoices } from './filter-words.ts';
import { facetChoices } from './facet-choices.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Checkbox } from '../../ui/text-field.tsx';
import type { QueueActions } from './actions.ts';
import { BoundsField } from './bounds-field.tsx';
import { enumOf, withAgents, withEnum, withOwn, type EnumCriterion } from './filter-form.ts';
import type { QueueStore } from './store.ts';

/** A tag of the workspace, to filter by. */
export interface TagChoice {
  readonly id: string;
  readonly name: string;
}

interface MoreFiltersProps {
  readonly store: QueueStore;
  readonly actions: QueueActions;
  readonly tags: readonly TagChoice[];
}

/** The criteria of Retell that are lists of its own words, and where their words come from. */
const listed = [
  { criterion: 'call_type', label: 'Call type', facet: 'types' },
  { criterion: 'direction', label: 'Direction', facet: 'directions' },
  { criterion: 'disconnection_reason', label: 'Disconnection reason', facet: 'reasons' },
  { criterion: 'call_status', label: 'Status', facet: 'statuses' },
] as const satisfies readonly { criterion: EnumCriterion; label: string; facet: string }[];

/** Every criterion beyond the two that are always in sight. */
export function MoreFilters({ store, actions, tags }: MoreFiltersProps) {
  const filter = useStore(store, (state) => state.filter);
  const facets = useStore(store, (state) => state.facets);
  const setFilter = (next: QueueFilter): void => void actions.setFilter(next);
  return (
    <div className="more-filters-fields">
      <ChoiceField
        label="Agent"
        options={(facets?.agents ?? []).map(({ id, name, calls }) => ({
          value: id,
          label: name,
          note: String(calls),
        }))}
        chosen={(filter.call.agent ?? []).map(({ agent_id }) => agent_id)}
        onChange={(chosen) => {
          setFilter(withAgents(filter, chosen));
        }}
      />
      <BoundsField criterion="start_timestamp" filter={filter} onChange={setFilter} />
      <BoundsField criterion="duration_ms" filter={filter} onChange={setFilter} />
      {listed.map(({ criterion, label, facet }) => (
        <ChoiceField
          key={criterion}
          label={label}
          options={facetChoices(facets?.[facet] ?? [], enumOf(filter, criterion))}
          chosen={enumOf(filter, criterion)}
          onChange={(chosen) => {
            setFilter(withEnum(filter, criterion, chosen));
          }}
        />
      ))}
      <ChoiceField
        label="Review state"
        options={reviewStateChoices}
        chosen={filter.states ?? []}
        onChange={(chosen) => {
          setFilter(withOwn(filter, 'states', [...chosen]));
        }}
      />
      <ChoiceField
        label="Tags"
        options={tags.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filter.tags ?? []}
        onChange={(chosen) => {
          setFilter(withOwn(filter, 'tags', [...chosen]));
        }}
      />
      <Checkbox
        label="Flagged for a second opinion"
        checked={filter.flagged === true}
        onChange={(event) => {
          setFilter(withOwn(filter, 'flagged', event.target.checked ? true : undefined));
        }}
      />
    </div>
  );
}
