import type { MeasuringProgress } from '../../../src-shared/measures/progress.ts';
import type { Concurrency, SyncStatus } from '../../../src-shared/workspace.ts';
import { explainReason } from '../../lib/error-text.ts';
import { formatCount, formatCounted, formatDuration } from '../../lib/format.ts';

/** The labels of the header. */
export const headerText = {
  measuring: ({ left }: MeasuringProgress) =>
    left === 1 ? 'Measuring 1 call' : `Measuring ${formatCount(left)} calls`,
  measuringHint: 'The measures of the published rubrics are evaluated on all stored calls.',
  workspace: (name: string) => `Workspace: ${name}`,
  hideQueue: 'Hide queue',
  showQueue: 'Show queue',
  screens: 'Screens',
  desk: 'Desk',
  rubrics: 'Rubrics',
  plans: 'Plans',
  insights: 'Insights',
  calibration: 'Calibration',
  checkNow: 'Check for new calls',
  settings: 'Settings',
  switchWorkspace: 'Switch workspace',
  export: 'Export',
  reviewer: (name: string) => `Reviewer: ${name === '' ? 'no name' : name}`,
  shortcuts: 'Keyboard shortcuts',
  sync: 'Sync',
  pause: 'Pause sync',
  resume: 'Resume sync',
  concurrency: 'Concurrency',
} as const;

/** The state of the sync as the header shows it. */
export interface SyncText {
  readonly text: string;
  /** From 0 to 1; undefined while the total is not known. */
  readonly done: number | undefined;
  readonly running: boolean;
}

/** The state of the sync in a few words. `nowMs` counts down to the next attempt. */
export function syncText(sync: SyncStatus, nowMs: number): SyncText {
  const state = phaseText(sync, nowMs);
  return sync.slow === true && isActive[sync.phase]
    ? { ...state, text: `${state.text}; slowed down: the account is near its limit` }
    : state;
}

/** The action that resolves a rejected or unavailable API key; undefined for any other reason. */
export function apiKeyActionFor(reason: string | undefined): string | undefined {
  if (reason === 'wrong-key') return 'Replace API key…';
  const isUnavailable = reason === 'key-missing' || reason?.startsWith('keychain-') === true;
  return isUnavailable ? 'Add API key…' : undefined;
}

/** Phases in which requests are made or soon will be, so that their pace matters. */
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
  const { phase, callCount, toFetch } = sync;
  const ready = Math.max(0, callCount - toFetch);
  const done = callCount === 0 ? 0 : ready / callCount;
  const progress = `${formatCount(ready)} of ${formatCount(callCount)}`;
  const reason = explainReason(sync.reason);
  switch (phase) {
    case 'idle':
      return { text: formatCounted(callCount, 'call'), done: undefined, running: false };
    case 'listing':
      return {
        text: `Listing calls · ${formatCount(callCount)}`,
        done: undefined,
        running: true,
      };
    case 'fetching':
      return { text: progress, done, running: true };
    case 'waiting':
      return {
        text: `${capitalize(reason)}; ${retryText(sync.nextTryMs, nowMs)}`,
        done,
        running: false,
      };
    case 'paused':
      return { text: `Paused at ${progress}`, done, running: false };
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
    : `Up to date · ${formatCounted(failing, 'call')} could not be loaded`;

const retryText = (nextTryMs: number | undefined, nowMs: number): string =>
  nextTryMs === undefined || nextTryMs <= nowMs
    ? 'retrying'
    : `retrying in ${formatDuration(nextTryMs - nowMs)}`;

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The calls that are active now and the account's limit, as a sentence. */
export function concurrencyText({ current, limit }: Concurrency, isNearLimit: boolean): string {
  const note = isNearLimit ? '; near the limit' : '';
  if (current === undefined) return `Active calls: unknown${note}`;
  return limit === undefined
    ? `Active calls: ${formatCount(current)}${note}`
    : `Active calls: ${formatCount(current)} of ${formatCount(limit)} allowed at once${note}`;
}
