import type { QueueActions } from './queue-actions.ts';
import type { OpenRowActions } from './rows/open-row.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import { savedOf, type SavedActions } from './saved/saved-actions.ts';
import type { QueueStore, SavedPanel } from './store.ts';

/** What the commands of the queue do. */
export function queueCommands(store: QueueStore, actions: QueueActions, rows: OpenRowActions) {
  const move = (by: number) => (): void => {
    actions.moveCursor(store.getState().cursor + by);
  };
  return {
    'queue.next': () => rows.step(1),
    'queue.previous': () => rows.step(-1),
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
    'queue.open': () => rows.openCursor(),
    'queue.filter': () => {
      focus('[role="combobox"]');
    },
    'queue.focus': () => {
      focusRows();
    },
    'queue.clear-filters': actions.clearFilters,
    'search.everywhere': () => {
      focus('.queue-search input');
    },
  };
}

/** Saved queues from the palette; one that is not open can't be renamed. */
export function bindSavedCommands(
  registry: Pick<CommandRegistry, 'bindAll'>,
  store: QueueStore,
  saved: SavedActions,
): () => void {
  const show = (panel: SavedPanel) => (): void => {
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

const inQueue = (selector: string): HTMLElement | undefined =>
  document.querySelector<HTMLElement>(`.queue ${selector}`) ?? undefined;

/** The keys walk the rows. */
export const focusRows = (): void => focus('[role="grid"]');

const focus = (selector: string): void => inQueue(selector)?.focus();

/** A page is what is in sight, less one row to keep one's bearings by. */
function visibleRowCount(): number {
  const grid = inQueue('[role="grid"]');
  const row = inQueue('[role="row"]');
  if (grid === undefined || row === undefined) return 10;
  return Math.max(1, Math.floor(grid.clientHeight / Math.max(1, row.clientHeight)) - 1);
}
