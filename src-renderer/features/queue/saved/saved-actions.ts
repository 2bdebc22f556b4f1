import type { AppError } from '../../../../src-shared/errors.ts';
import type { Result } from '../../../../src-shared/result.ts';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import type { SavedQueue } from '../../../../src-shared/queue.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import type { QueueActions } from '../queue-actions.ts';
import { rememberQueue } from '../last-queue.ts';
import { isSame } from '../filters/fields/edit-filter.ts';
import type { QueueState, QueueStore, SavedPanel } from '../store.ts';

interface SavedParts {
  readonly store: QueueStore;
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly workspaceId: string;
  readonly actions: Pick<QueueActions, 'openSaved' | 'setFilter'>;
  readonly newId: () => string;
  readonly onError: (error: AppError) => void;
}

export type SavedActions = ReturnType<typeof savedActions>;

/** The open saved queue; undefined when it was deleted or none was opened. */
export const savedOf = ({
  saved,
  savedId,
}: Pick<QueueState, 'saved' | 'savedId'>): SavedQueue | undefined =>
  saved.find(({ id }) => id === savedId);

/** Whether the filter or the sorting differs from the saved one. */
export const isChanged = (
  { filter, sort }: SavedQueue,
  now: Pick<QueueState, 'filter' | 'sort'>,
): boolean => !isSame(filter, now.filter) || !isSame(sort, now.sort);

/** Saves, opens, renames and deletes queues. */
export function savedActions(parts: SavedParts) {
  const { store, bridge, workspaceId, actions, newId, onError } = parts;
  const showReply = (reply: Result<readonly SavedQueue[], AppError>): boolean => {
    if (reply.ok) store.setState({ saved: reply.value });
    else onError(reply.error);
    return reply.ok;
  };
  const setCurrent = (savedId: string | undefined): void => {
    const { filter, sort } = store.getState();
    rememberQueue(workspaceId, { filter, sort, savedId });
    store.setState({ savedId, savedPanel: 'closed' });
  };
  const findByName = (name: string): SavedQueue | undefined =>
    store.getState().saved.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());

  return {
    findByName,
    show: (savedPanel: SavedPanel): void => {
      store.setState({ savedPanel });
    },
    load: async (): Promise<void> => {
      showReply(await bridge.request('queue:saved', undefined));
    },
    async open(id: string): Promise<void> {
      const queue = store.getState().saved.find((one) => one.id === id);
      store.setState({ savedPanel: 'closed' });
      if (queue !== undefined) await actions.openSaved(queue);
    },
    /** Opens a ready-made queue for the kind that is shown. */
    async openReadyMade(filter: Omit<QueueFilter, 'kind'>): Promise<void> {
      const { kind } = store.getState().filter;
      store.setState({ savedPanel: 'closed', savedId: undefined });
      await actions.setFilter({ ...filter, kind });
    },
    /** Saves the queue; one of the same name is replaced. */
    async save(name: string): Promise<void> {
      const { filter, sort } = store.getState();
      const id = findByName(name)?.id ?? newId();
      if (showReply(await bridge.request('queue:save', { id, name, filter, sort }))) setCurrent(id);
    },
    async rename(queue: SavedQueue, name: string): Promise<void> {
      if (showReply(await bridge.request('queue:save', { ...queue, name }))) setCurrent(queue.id);
    },
    async remove({ id }: SavedQueue): Promise<void> {
      if (showReply(await bridge.request('queue:remove', { id }))) setCurrent(undefined);
    },
  };
}
