import type { CallSummary } from '../../retell/port.ts';
import type { Stream, Walk } from './stored-state.ts';

/** How often the list is read, and how far back each time. */
export interface PollSchedule {
  /** Between two looks for new calls. */
  readonly pollMs: number;
  /** How far a look goes below the newest call known, so that late rows and changes are seen. */
  readonly overlapMs: number;
  /** Between two walks through everything, which find what moved while a page was turned. */
  readonly sweepMs: number;
}

export const defaultPollSchedule: PollSchedule = {
  pollMs: 60_000,
  overlapMs: 60 * 60_000,
  sweepMs: 24 * 60 * 60_000,
};

export type WalkName = 'fresh' | 'deep';

/** The next page to ask for, or how long nothing is due. */
export type Step =
  | { readonly kind: 'page'; readonly walk: WalkName; readonly stream: Stream }
  | { readonly kind: 'rest'; readonly ms: number };

/** A call can't have begun in the future; one that says so must not hide those after it. */
const clockSlackMs = 5 * 60_000;

export function nextStep(stream: Stream, rhythm: PollSchedule, nowMs: number): Step {
  if (stream.absentMs !== undefined && nowMs < stream.absentMs + rhythm.sweepMs) {
    return { kind: 'rest', ms: stream.absentMs + rhythm.sweepMs - nowMs };
  }
  if (stream.fresh !== undefined) return { kind: 'page', walk: 'fresh', stream };
  if (stream.newestMs !== undefined && nowMs >= freshDueMs(stream, rhythm)) {
    const fresh = { startedMs: nowMs, floorMs: stream.newestMs - rhythm.overlapMs };
    return { kind: 'page', walk: 'fresh', stream: { ...stream, fresh } };
  }
  if (stream.deep !== undefined) return { kind: 'page', walk: 'deep', stream };
  const deepDueMs = (stream.deepDoneMs ?? Number.NEGATIVE_INFINITY) + rhythm.sweepMs;
  if (nowMs >= deepDueMs) {
    return { kind: 'page', walk: 'deep', stream: { ...stream, deep: { startedMs: nowMs } } };
  }
  return { kind: 'rest', ms: Math.min(freshDueMs(stream, rhythm), deepDueMs) - nowMs };
}

const freshDueMs = (stream: Stream, rhythm: PollSchedule): number =>
  (stream.freshDoneMs ?? 0) + rhythm.pollMs;

/** What a page changes: the walk goes on at `cursor`, or is done. */
export interface ListedPage {
  readonly rows: readonly Pick<CallSummary, 'startMs'>[];
  readonly cursor?: string | undefined;
}

export function afterPage(stream: Stream, name: WalkName, page: ListedPage, nowMs: number): Stream {
  const walk = stream[name];
  if (walk === undefined) return stream;
  const { newestMs, oldestMs } = boundsOf(page, nowMs);
  const seen: Walk = { ...walk, ...maxOf(walk.newestMs, newestMs) };
  const isDone =
    page.cursor === undefined ||
    // A cursor that leads to itself would be followed for ever.
    page.cursor === walk.cursor ||
    (walk.floorMs !== undefined && oldestMs !== undefined && oldestMs < walk.floorMs);
  const moved = { ...stream, [name]: { ...seen, cursor: page.cursor } };
  if (name === 'fresh') return isDone ? freshDone(stream, seen, nowMs) : moved;
  const begun = walk.cursor === undefined ? deepBegun(moved, seen) : moved;
  return isDone ? { ...begun, deep: undefined, deepDoneMs: walk.startedMs } : begun;
}

/** From its first page on, the deep walk is answerable for everything below; what is newer is polled. */
const deepBegun = (stream: Stream, walk: Walk): Stream => ({
  ...stream,
  newestMs: stream.newestMs ?? walk.newestMs ?? 0,
  freshDoneMs: stream.freshDoneMs ?? walk.startedMs,
});

/**
 * Only a walk that reached its floor moves the mark: a break half-way must leave no gap. The next one is
 * due a while after its end, so that slow looks leave time for the long walk.
 */
const freshDone = (stream: Stream, walk: Walk, nowMs: number): Stream => ({
  ...stream,
  fresh: undefined,
  freshDoneMs: nowMs,
  ...maxOf(stream.newestMs, walk.newestMs),
});

/** The walk begins again at the top, e.g. since its cursor has expired. */
export function fromTheTop(stream: Stream, name: WalkName): Stream {
  const walk = stream[name];
  return walk === undefined ? stream : { ...stream, [name]: { ...walk, cursor: undefined } };
}

/** The next look is due at once. */
export const pollDueNow = (stream: Stream): Stream => ({
  ...stream,
  absentMs: undefined,
  ...(stream.freshDoneMs === undefined ? {} : { freshDoneMs: 0 }),
});

function boundsOf(page: ListedPage, nowMs: number): { newestMs?: number; oldestMs?: number } {
  const starts = page.rows.flatMap(({ startMs }) => startMs ?? []);
  if (starts.length === 0) return {};
  const plausible = starts.filter((start) => start <= nowMs + clockSlackMs);
  return {
    oldestMs: Math.min(...starts),
    ...(plausible.length === 0 ? {} : { newestMs: Math.max(...plausible) }),
  };
}

const maxOf = (a?: number, b?: number): { newestMs?: number } =>
  a === undefined && b === undefined ? {} : { newestMs: Math.max(a ?? 0, b ?? 0) };
