import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import type { LibraryChanges } from '../../work/library-changes.ts';
import type { TagSetStore } from '../../work/tag-set.ts';
import type { SessionStore } from '../../lib/session/session-store.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import { filterPhrases } from './filters/fields/filter-phrases.ts';
import { queueText } from './queue-text.ts';
import { queueActions } from './queue-actions.ts';
import { publishUpcoming } from './rows/upcoming-calls.ts';
import { criterionChoices } from './filters/fields/criterion-choices.ts';
import { countFoundOutside } from './rows/found-outside.ts';
import { hitContexts } from './rows/hit-contexts.ts';
import { ListingActions } from './rows/listing.ts';
import { matchingActions } from './matching/matching-actions.ts';
import { openRowActions } from './rows/open-row.ts';
import { FilterBar } from './filters/filter-bar.tsx';
import { bindSavedCommands, queueCommands } from './queue-commands.ts';
import { QueuePanel } from './queue-panel.tsx';
import { savedActions } from './saved/saved-actions.ts';
import { createQueueStore, setQueueHidden } from './store.ts';

interface QueueDeps {
  readonly bridge: AppBridge;
  readonly changes: Pick<LibraryChanges, 'subscribe'>;
  readonly registry: CommandRegistry;
  readonly session: SessionStore;
  readonly workspaceId: string;
  /** The current tags of the workspace. */
  readonly tagSet: TagSetStore;
  readonly openCall: (id: CallId) => void;
  /** Receives the call that will most likely be opened next. */
  readonly onNext: (id: CallId | undefined) => void;
  readonly onError: (error: AppError) => void;
}

interface FilterBarOf {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
}

/**
 * The queue of one workspace. `rows/` opens the list and fetches its rows, `filters/` holds the filter
 * bar, the table of filter fields and their editors, `saved/` the saved queues, and `matching/` the
 * loading of matching calls from Retell. All share `store.ts`; the texts are in `queue-text.ts`.
 */
export function createQueueFeature(deps: QueueDeps) {
  const { bridge, registry, session, workspaceId, tagSet, openCall, onNext, onError } = deps;
  const store = createQueueStore();
  const listing = new ListingActions(store, bridge, onError);
  const actions = queueActions({
    store,
    bridge,
    changes: deps.changes,
    listing,
    workspaceId,
    onError,
  });
  const rows = openRowActions(store, listing, openCall);
  const contexts = hitContexts(store, bridge);
  const onVisibleRows = (visible: { readonly first: number; readonly last: number }): void => {
    void listing.setVisibleRows(visible);
    contexts.setVisibleRows(visible);
  };
  const open = (index: number): void => void rows.openRow(index);
  const newId = (): string => crypto.randomUUID();
  const saved = savedActions({ store, bridge, workspaceId, actions, newId, onError });
  const matching = matchingActions({ store, bridge, onError });
  const stops = [
    registry.bindAll(queueCommands(store, { actions, rows, registry })),
    bindSavedCommands(registry, store, saved),
    registry.bind('queue.fetch-matching', () => matching.fetch()),
    publishUpcoming(store, rows, { bridge, onNext }),
    actions.listen(),
    contexts.listen(),
    countFoundOutside({ store, bridge, changes: deps.changes }),
    matching.listen(),
  ];

  const Panel = () => {
    const sync = useStore(session, (state) => state.sync);
    const tags = useStore(tagSet, (state) => state.tags);
    return (
      <QueuePanel
        store={store}
        actions={actions}
        saved={saved}
        matching={matching}
        onOpen={open}
        onVisibleRows={onVisibleRows}
        tags={tags}
        sync={sync}
      />
    );
  };

  const Bar = ({ filter, onFilter }: FilterBarOf) => {
    const facets = useStore(store, (state) => state.facets);
    const tags = useStore(tagSet, (state) => state.tags);
    return <FilterBar filter={filter} context={{ facets, tags }} onFilter={onFilter} />;
  };

  return {
    store,
    /** The filters of the queue for another screen, which holds a filter of its own. */
    FilterBar: Bar,
    setFilter: actions.setFilter,
    async start(): Promise<void> {
      await Promise.all([actions.start(), saved.load()]);
    },
    /** The queue that is shown, then the saved ones, for a plan that takes over a filter. */
    queueChoices: () => {
      const { filter, saved: savedQueues } = store.getState();
      return [{ id: 'current', name: queueText.currentQueue, filter }, ...savedQueues];
    },
    describeFilter: (filter: QueueFilter): readonly string[] =>
      filterPhrases(filter, {
        facets: store.getState().facets,
        tags: tagSet.getState().tags,
        criteria: criterionChoices(store.getState().rubrics),
      }),
    /** Shows another queue and opens its first call that is not reviewed. */
    async openQueue(filter: QueueFilter, sort: QueueSort): Promise<void> {
      if (store.getState().hidden) setQueueHidden(store, false);
      await actions.openQueue(filter, sort);
      const first = store.getState().listing?.firstUnreviewed;
      if (first !== undefined) await rows.openRow(first);
    },
    nextAfter: (id: CallId) => rows.nextAfter(id),
    follow: (id: CallId) => rows.follow(id),
    Panel,
    dispose: (): void => {
      for (const stop of stops) stop();
    },
  };
}
