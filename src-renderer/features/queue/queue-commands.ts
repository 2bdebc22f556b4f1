import type { QueueActions } from './queue-actions.ts';
import type { OpenRowActions } from './rows/open-row.ts';
import { focusInQueue, focusRows, visibleRowCount } from './rows/row-focus.ts';
import { whileOpening, type CommandRegistry } from '../../commands/registry.ts';
import { savedOf, type SavedActions } from './saved/saved-actions.ts';
import { setQueueHidden, type QueueStore, type SavedPanel } from './store.ts';

interface QueueCommandDeps {
  readonly registry: Pick<CommandRegistry, 'startOpening'>;
  readonly actions: QueueActions;
  readonly rows: OpenRowActions;
}

/** The handlers of the queue's commands. */
export function queueCommands(store: QueueStore, { actions, rows, registry }: QueueCommandDeps) {
  const opening = (open: () => Promise<void>) => () => whileOpening(registry, open);
  const move = (by: number) => (): void => {
    actions.moveCursor(store.getState().cursor + by);
  };
  /** Shows a folded queue first; it takes a frame until its elements can have the focus. */
  const focusShown = (focus: () => void) => (): void => {
    if (!store.getState().hidden) {
      focus();
      return;
    }
    setQueueHidden(store, false);
    requestAnimationFrame(focus);
  };
  return {
    'queue.toggle': (): void => {
      setQueueHidden(store, !store.getState().hidden);
    },
    'queue.next': opening(() => rows.step(1)),
    'queue.previous': opening(() => rows.step(-1)),
    'queue.row-up': move(-1),
    'queue.row-down': move(1),
    'queue.page-up': () => {
      move(-visibleRowCount())();
    },
    'queue.page-down': () => {
      move(visibleRowCount())();
    },
    'queue.first': () => {
      actions.moveCursor(0);
    },
    'queue.last': () => {
      actions.moveCursor(Number.MAX_SAFE_INTEGER);
    },
    'queue.open': opening(rows.openCursor),
    'queue.filter': focusShown(() => {
      focusInQueue('[role="combobox"]');
    }),
    'queue.focus': focusShown(focusRows),
    'queue.clear-filters': actions.clearFilters,
    'search.everywhere': focusShown(() => {
      focusInQueue('.queue-search input');
    }),
  };
}

/** The commands of saved queues; renaming and deleting need an open one. */
export function bindSavedCommands(
  registry: Pick<CommandRegistry, 'bindAll'>,
  store: QueueStore,
  saved: SavedActions,
): () => void {
  const show = (panel: SavedPanel) => (): void => {
    if (store.getState().hidden) setQueueHidden(store, false);
    saved.show(panel);
  };
  const hasOne = (): boolean => savedOf(store.getState()) !== undefined;
  const stops = [
    registry.bindAll({ 'queue.saved': show('list'), 'queue.save': show('save') }),
    registry.bindAll({ 'queue.rename': show('rename'), 'queue.delete': show('delete') }, hasOne),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
