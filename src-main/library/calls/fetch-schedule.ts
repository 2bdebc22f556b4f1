import type { Call } from '../../../src-shared/call.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Calls that never came about: nothing more will ever be known of them. */
const neverConnected: ReadonlySet<string> = new Set(['not_connected']);
const stillOpen: ReadonlySet<string> = new Set(['registered', 'ongoing']);

/**
 * When a call that was just fetched whole is worth fetching again: while it goes on, and until its
 * analysis is there. The wait grows with the call's age, and ends, since many calls never get an
 * analysis. Undefined: never again.
 */
export function nextFetchMs(call: Call, nowMs: number): number | undefined {
  const { status = '' } = call;
  const open = stillOpen.has(status);
  if (neverConnected.has(status) || (!open && isAnalysed(call))) return undefined;
  const ageMs = Math.max(0, nowMs - (call.endMs ?? call.startMs ?? nowMs));
  const retryPeriodMs = open ? 7 * 24 * hour : 48 * hour;
  if (ageMs > retryPeriodMs) return undefined;
  return nowMs + Math.min(Math.max(ageMs / 2, open ? minute / 2 : minute), 6 * hour);
}

const isAnalysed = (call: Call): boolean =>
  call.sentiment !== undefined || call.successful !== undefined || call.summary !== undefined;
