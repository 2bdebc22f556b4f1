import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import { saveViewState, readViewState } from '../../lib/view-state.ts';

interface LastQueue {
  readonly filter?: QueueFilter;
  readonly sort?: QueueSort;
  readonly savedId?: string | undefined;
}

/** Main validates every filter it receives; here only the format is checked. */
interface StoredQueue {
  readonly format: 1;
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly savedId?: string | undefined;
}

const storageName = (workspaceId: string): string => `queue.${workspaceId}`;

/** The filter and sorting last used in a workspace. */
export const readLastQueue = (workspaceId: string): LastQueue =>
  readViewState(storageName(workspaceId), (value) =>
    isStoredQueue(value)
      ? { filter: value.filter, sort: value.sort, savedId: value.savedId }
      : undefined,
  ) ?? {};

/** Stores filter and sorting for the next time this workspace is opened. */
export function rememberQueue(workspaceId: string, choices: Omit<StoredQueue, 'format'>): void {
  saveViewState(storageName(workspaceId), { format: 1, ...choices } satisfies StoredQueue);
}

// Only this file writes the value, so the format number is enough.
const isStoredQueue = (value: unknown): value is StoredQueue =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
