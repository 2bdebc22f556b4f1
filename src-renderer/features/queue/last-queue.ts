import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import { saveViewState, readViewState } from '../../lib/view-state.ts';

interface LastQueue {
  readonly filter?: QueueFilter;
  readonly sort?: QueueSort;
  readonly savedId?: string | undefined;
}

/** Main checks every filter it is sent; here it is only told whether these are ours at all. */
interface StoredQueue {
  readonly format: 1;
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly savedId?: string | undefined;
}

const storageName = (workspaceId: string): string => `queue.${workspaceId}`;

/** Filter and sort as they were last used in a workspace. */
export const readLastQueue = (workspaceId: string): LastQueue =>
  readViewState(storageName(workspaceId), (value) =>
    isStoredQueue(value)
      ? { filter: value.filter, sort: value.sort, savedId: value.savedId }
      : undefined,
  ) ?? {};

/** Keeps filter and sort for the next time this workspace is opened. */
export function rememberQueue(workspaceId: string, choices: Omit<StoredQueue, 'format'>): void {
  saveViewState(storageName(workspaceId), { format: 1, ...choices } satisfies StoredQueue);
}

// Written by this file alone, so the format number vouches for the rest.
const isStoredQueue = (value: unknown): value is StoredQueue =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
