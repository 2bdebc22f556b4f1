import type { Concurrency } from './workspace.ts';

const nearShare = 0.9;

/**
 * Whether the account is so close to its concurrency limit that Earmark limits itself. Burst capacity costs
 * extra, so it does not count as free.
 */
export const isNearLimit = ({ current, limit }: Concurrency): boolean =>
  current !== undefined && limit !== undefined && limit > 0 && current >= limit * nearShare;
