import { useStore } from 'zustand';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import { explainError } from '../../lib/explain-error.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyPlace } from '../../ui/empty-place.tsx';
import type { QueueActions } from './actions.ts';
import { criteriaIn } from './filter-form.ts';
import type { TagChoice } from './criterion.ts';
import type { MatchingActions } from './matching-actions.ts';
import { MatchingStrip } from './matching-strip.tsx';
import type { SavedActions } from './saved-actions.ts';
import { SavedQueues } from './saved-queues.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueGrid } from './queue-grid.tsx';
import type { QueueStore } from './store.ts';
import './queue.css';

interface QueuePanelProps {
  readonly store: QueueStore;
  readonly actions: QueueActions;
  readonly saved: SavedActions;
  readonly matching: MatchingActions;
  readonly onOpen: (index: number) => void;
  readonly onSee: (seen: { readonly first: number; readonly last: number }) => void;
  readonly tags: readonly TagChoice[];
  readonly sync: SyncStatus | undefined;
}

/** The region `Queue`: what narrows it, and every call that is left. */
export function QueuePanel(props: QueuePanelProps) {
  const { store, actions, saved, matching, onOpen, onSee, tags, sync } = props;
  const load = useStore(store, (state) => state.load);
  return (
    <section className="queue" aria-label="Queue">
      <SavedQueues store={store} saved={saved} />
      <QueueFilters store={store} actions={actions} tags={tags} />
      <MatchingStrip store={store} matching={matching} sync={sync} />
      {load.phase === 'failed' ? (
        <QueueFailed store={store} actions={actions} />
      ) : (
        <QueueGrid
          store={store}
          onSee={onSee}
          onOpen={onOpen}
          empty={<NothingThere store={store} actions={actions} sync={sync} />}
        />
      )}
    </section>
  );
}

function QueueFailed({ store, actions }: Pick<QueuePanelProps, 'store' | 'actions'>) {
  const { load, filter } = useStore(store);
  if (load.phase !== 'failed') return undefined;
  const { title, next } = explainError(load.error);
  return (
    <div role="alert">
      <EmptyPlace
        title={title}
        action={
          <Button onClick={() => void actions.setFilter(filter)}>Read the queue again</Button>
        }
      >
        {next}
      </EmptyPlace>
    </div>
  );
}

type NothingThereProps = Pick<QueuePanelProps, 'store' | 'actions' | 'sync'>;

function NothingThere({ store, actions, sync }: NothingThereProps) {
  const filter = useStore(store, (state) => state.filter);
  if (criteriaIn(filter) > 0) {
    return (
      <EmptyPlace
        title="Nothing matches."
        action={<Button onClick={() => void actions.showEveryCall()}>Show every call again</Button>}
      >
        No {filter.kind} in the library meets all of these filters.
      </EmptyPlace>
    );
  }
  if (sync?.phase === 'up-to-date' || sync?.phase === 'idle') {
    return (
      <EmptyPlace title={`No ${filter.kind}s yet.`}>
        They appear here as soon as an agent of this workspace has taken one.
      </EmptyPlace>
    );
  }
  return (
    <EmptyPlace title={`The first ${filter.kind}s are on their way.`}>
      {sync?.phase === 'paused'
        ? 'The sync is paused; go on with it in the line above.'
        : 'The newest come first, and can be reviewed while the others follow.'}
    </EmptyPlace>
  );
}
