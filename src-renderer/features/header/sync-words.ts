import { explainReason } from '../../lib/explain-error.ts';
import { formatCount, formatDuration } from '../../lib/format.ts';
import type { SyncStatus } from '../../../src-shared/workspace.ts';

/** What the header says of the sync: words, how far it is, and whether it moves. */
export interface SyncWords {
  readonly words: string;
  /** From 0 to 1; undefined while nobody knows how much there is. */
  readonly done: number | undefined;
  readonly running: boolean;
}

/** The truth of this moment in as few words as a header has room for. */
export function syncWords(sync: SyncStatus, nowMs: number): SyncWords {
  const said = phaseWords(sync, nowMs);
  return sync.slow === true && movesByItself[sync.phase]
    ? { ...said, words: `${said.words}; taking it slowly: the account is near its limit` }
    : said;
}

/** What a stop at the key can be ended by; undefined for any other stop. */
export function keyActionFor(reason: string | undefined): string | undefined {
  if (reason === 'wrong-key') return 'Replace the key …';
  return reason === 'key-missing' ? 'Add the key …' : undefined;
}

/** Phases in which requests are made or soon will be, so that their pace is news. */
const movesByItself: { readonly [P in SyncStatus['phase']]: boolean } = {
  idle: false,
  listing: true,
  fetching: true,
  waiting: false,
  paused: false,
  failed: false,
  'up-to-date': true,
};

function phaseWords(sync: SyncStatus, nowMs: number): SyncWords {
  const { phase, have, toFetch } = sync;
  const ready = Math.max(0, have - toFetch);
  const done = have === 0 ? 0 : ready / have;
  const reason = explainReason(sync.reason);
  switch (phase) {
    case 'idle':
      return { words: `${formatCount(have)} calls`, done: undefined, running: false };
    case 'listing':
      return { words: `Listing calls · ${formatCount(have)}`, done: undefined, running: true };
    case 'fetching':
      return { words: `${formatCount(ready)} of ${formatCount(have)}`, done, running: true };
    case 'waiting':
      return { words: `${capital(reason)}; ${again(sync.nextTryMs, nowMs)}`, done, running: false };
    case 'paused':
      return {
        words: `Paused at ${formatCount(ready)} of ${formatCount(have)}`,
        done,
        running: false,
      };
    case 'failed':
      return { words: `Sync stopped: ${reason}`, done, running: false };
    case 'up-to-date':
      return { words: upToDate(sync.failing ?? 0), done: 1, running: false };
    default:
      return phase satisfies never;
  }
}

const upToDate = (failing: number): string =>
  failing === 0
    ? 'Up to date'
    : `Up to date · ${failing === 1 ? '1 call' : `${formatCount(failing)} calls`} could not be fetched`;

const again = (nextTryMs: number | undefined, nowMs: number): string =>
  nextTryMs === undefined || nextTryMs <= nowMs
    ? 'trying again'
    : `again in ${formatDuration(nextTryMs - nowMs)}`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
