import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import { keepView, readView } from '../../lib/view-state.ts';

interface Choices {
  readonly filter?: QueueFilter;
  readonly sort?: QueueSort;
  readonly savedId?: string | undefined;
}

/** Main checks every filter it is sent; here it is only told whether these are ours at all. */
interface Kept {
  readonly format: 1;
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly savedId?: string | undefined;
}

const nameOf = (workspaceId: string): string => `queue.${workspaceId}`;

/** Filter and sort as they were last used in a workspace. */
export const readChoices = (workspaceId: string): Choices =>
  readView(nameOf(workspaceId), (value) =>
    isKept(value) ? { filter: value.filter, sort: value.sort, savedId: value.savedId } : undefined,
  ) ?? {};

/** Keeps filter and sort for the next time this workspace is opened. */
export function rememberChoices(workspaceId: string, choices: Omit<Kept, 'format'>): void {
  keepView(nameOf(workspaceId), { format: 1, ...choices } satisfies Kept);
}

// Written by this file alone, so the format number vouches for the rest.
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
