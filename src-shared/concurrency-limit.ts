import type { Concurrency } from './workspace.ts';

const nearShare = 0.9;

/**
 * Whether the account is so near its limit of calls at once that Earmark makes itself small. A burst
 * above the limit costs extra, so it counts as over the limit and not as room.
 */
export const isNearLimit = ({ current, limit }: Concurrency): boolean =>
  current !== undefined && limit !== undefined && limit > 0 && current >= limit * nearShare;
