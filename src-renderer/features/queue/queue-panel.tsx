import { useStore } from 'zustand';
import type { CallKind } from '../../../src-shared/call.ts';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { QueueActions } from './queue-actions.ts';
import { activeFieldCount } from './filters/fields/edit-filter.ts';
import type { TagChoice } from './filters/fields/filter-field.ts';
import type { MatchingActions } from './matching/matching-actions.ts';
import { MatchingStrip } from './matching/matching-strip.tsx';
import type { SavedActions } from './saved/saved-actions.ts';
import { SavedQueues } from './saved/saved-queues.tsx';
import { QueueFilters } from './filters/queue-filters.tsx';
import { QueueGrid } from './rows/queue-grid.tsx';
import { emptyQueueText, queueText } from './queue-text.ts';
import type { QueueStore } from './store.ts';
import './queue.css';

interface QueuePanelProps {
  readonly store: QueueStore;
  readonly actions: QueueActions;
  readonly saved: SavedActions;
  readonly matching: MatchingActions;
  readonly onOpen: (index: number) => void;
  readonly onVisibleRows: (seen: { readonly first: number; readonly last: number }) => void;
  readonly tags: readonly TagChoice[];
  readonly sync: SyncStatus | undefined;
}

/** The region `Queue`: saved queues, filters and the list of calls. */
export function QueuePanel(props: QueuePanelProps) {
  const { store, actions, saved, matching, onOpen, onVisibleRows: onSee, tags, sync } = props;
  const load = useStore(store, (state) => state.load);
  return (
    <section className="queue" aria-label={queueText.queue}>
      <SavedQueues store={store} saved={saved} />
      <QueueFilters store={store} actions={actions} tags={tags} />
      <MatchingStrip store={store} matching={matching} sync={sync} />
      {load.phase === 'failed' ? (
        <QueueFailed store={store} actions={actions} />
      ) : (
        <QueueGrid
          store={store}
          onVisibleRows={onSee}
          onOpen={onOpen}
          empty={<EmptyQueue store={store} actions={actions} sync={sync} />}
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
      <EmptyState
        title={title}
        action={<Button onClick={() => void actions.setFilter(filter)}>{queueText.reload}</Button>}
      >
        {next}
      </EmptyState>
    </div>
  );
}

type EmptyQueueProps = Pick<QueuePanelProps, 'store' | 'actions' | 'sync'>;

function EmptyQueue({ store, actions, sync }: EmptyQueueProps) {
  const filter = useStore(store, (state) => state.filter);
  const isFiltered = activeFieldCount(filter) > 0;
  const { title, text } = emptyTextFor(filter.kind, isFiltered, sync?.phase);
  const clear = (
    <Button onClick={() => void actions.clearFilters()}>{queueText.clearFilters}</Button>
  );
  return (
    <EmptyState title={title} {...(isFiltered ? { action: clear } : {})}>
      {text}
    </EmptyState>
  );
}

function emptyTextFor(kind: CallKind, isFiltered: boolean, phase: SyncStatus['phase'] | undefined) {
  if (isFiltered) return emptyQueueText.noMatch(kind);
  if (phase === 'up-to-date' || phase === 'idle') return emptyQueueText.none(kind);
  return phase === 'paused' ? emptyQueueText.paused(kind) : emptyQueueText.loading(kind);
}
