import { explainReason } from '../../lib/error-text.ts';
import { formatCount, formatDuration } from '../../lib/format.ts';
import type { SyncStatus } from '../../../src-shared/workspace.ts';

/** What the header says of the sync: words, how far it is, and whether it moves. */
export interface SyncText {
  readonly text: string;
  /** From 0 to 1; undefined while nobody knows how much there is. */
  readonly done: number | undefined;
  readonly running: boolean;
}

/** The truth of this moment in as few words as a header has room for. */
export function syncText(sync: SyncStatus, nowMs: number): SyncText {
  const phase = phaseText(sync, nowMs);
  return sync.slow === true && isActive[sync.phase]
    ? { ...phase, text: `${phase.text}; taking it slowly: the account is near its limit` }
    : phase;
}

/** What a stop at the key can be ended by; undefined for any other stop. */
export function apiKeyActionFor(reason: string | undefined): string | undefined {
  if (reason === 'wrong-key') return 'Replace the key …';
  return reason === 'key-missing' ? 'Add the key …' : undefined;
}

/** Phases in which requests are made or soon will be, so that their pace is news. */
const isActive: { readonly [P in SyncStatus['phase']]: boolean } = {
  idle: false,
  listing: true,
  fetching: true,
  waiting: false,
  paused: false,
  failed: false,
  'up-to-date': true,
};

function phaseText(sync: SyncStatus, nowMs: number): SyncText {
  const { phase, callCount: have, toFetch } = sync;
  const ready = Math.max(0, have - toFetch);
  const done = have === 0 ? 0 : ready / have;
  const reason = explainReason(sync.reason);
  switch (phase) {
    case 'idle':
      return { text: `${formatCount(have)} calls`, done: undefined, running: false };
    case 'listing':
      return { text: `Listing calls · ${formatCount(have)}`, done: undefined, running: true };
    case 'fetching':
      return { text: `${formatCount(ready)} of ${formatCount(have)}`, done, running: true };
    case 'waiting':
      return {
        text: `${capitalize(reason)}; ${retryText(sync.nextTryMs, nowMs)}`,
        done,
        running: false,
      };
    case 'paused':
      return {
        text: `Paused at ${formatCount(ready)} of ${formatCount(have)}`,
        done,
        running: false,
      };
    case 'failed':
      return { text: `Sync stopped: ${reason}`, done, running: false };
    case 'up-to-date':
      return { text: upToDateText(sync.failing ?? 0), done: 1, running: false };
    default:
      return phase satisfies never;
  }
}

const upToDateText = (failing: number): string =>
  failing === 0
    ? 'Up to date'
    : `Up to date · ${failing === 1 ? '1 call' : `${formatCount(failing)} calls`} could not be fetched`;

const retryText = (nextTryMs: number | undefined, nowMs: number): string =>
  nextTryMs === undefined || nextTryMs <= nowMs
    ? 'trying again'
    : `again in ${formatDuration(nextTryMs - nowMs)}`;

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
