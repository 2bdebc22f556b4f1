import type { CallSummary } from '../../retell/port.ts';
import type { Stream, Walk } from './stored-state.ts';

/** How often the lists are read, and how far back each time. */
export interface PollSchedule {
  /** Between two polls for new calls. */
  readonly pollMs: number;
  /** How far a poll reads below the newest known call, so that late rows and changes are seen. */
  readonly overlapMs: number;
  /** Between two walks through the whole list. They find rows that moved between pages during a walk. */
  readonly sweepMs: number;
}

export const defaultPollSchedule: PollSchedule = {
  pollMs: 60_000,
  overlapMs: 60 * 60_000,
  sweepMs: 24 * 60 * 60_000,
};

/** A fresh walk reads what is new since the last poll; a deep walk reads the whole list. */
export type WalkName = 'fresh' | 'deep';

/** The next page to request, or how long nothing is due. */
export type Step =
  | { readonly kind: 'page'; readonly walk: WalkName; readonly stream: Stream }
  | { readonly kind: 'rest'; readonly ms: number };

/** A start time in the future is wrong, and must not make the polls skip the calls before it. */
const clockSlackMs = 5 * 60_000;

/** What a stream has to do next: a started walk first, then a due poll, then a due deep walk. */
export function nextStep(stored: Stream, schedule: PollSchedule, nowMs: number): Step {
  const stream = withoutFuture(stored, nowMs);
  if (stream.absentMs !== undefined && nowMs < stream.absentMs + schedule.sweepMs) {
    return { kind: 'rest', ms: stream.absentMs + schedule.sweepMs - nowMs };
  }
  if (stream.fresh !== undefined) return { kind: 'page', walk: 'fresh', stream };
  if (stream.newestMs !== undefined && nowMs >= freshDueMs(stream, schedule)) {
    const fresh = { startedMs: nowMs, floorMs: stream.newestMs - schedule.overlapMs };
    return { kind: 'page', walk: 'fresh', stream: { ...stream, fresh } };
  }
  if (stream.deep !== undefined) return { kind: 'page', walk: 'deep', stream };
  const deepDueMs = (stream.deepDoneMs ?? Number.NEGATIVE_INFINITY) + schedule.sweepMs;
  if (nowMs >= deepDueMs) {
    return { kind: 'page', walk: 'deep', stream: { ...stream, deep: { startedMs: nowMs } } };
  }
  return { kind: 'rest', ms: Math.min(freshDueMs(stream, schedule), deepDueMs) - nowMs };
}

/**
 * Moments in the future were noted before the clock was set back. They count as long past, or nothing
 * would be looked for until the clock reaches them.
 */
function withoutFuture(stream: Stream, nowMs: number): Stream {
  const { freshDoneMs = 0, deepDoneMs = 0, absentMs = 0 } = stream;
  const latestMs = nowMs + clockSlackMs;
  return {
    ...stream,
    ...(freshDoneMs > latestMs ? { freshDoneMs: 0 } : {}),
    ...(deepDoneMs > latestMs ? { deepDoneMs: 0 } : {}),
    ...(absentMs > latestMs ? { absentMs: undefined } : {}),
  };
}

const freshDueMs = (stream: Stream, schedule: PollSchedule): number =>
  (stream.freshDoneMs ?? 0) + schedule.pollMs;

/** A page as a walk sees it. */
export interface ListedPage {
  readonly rows: readonly Pick<CallSummary, 'startMs'>[];
  readonly cursor?: string | undefined;
}

/** The position after a page: the walk continues at its cursor, or is finished. */
export function afterPage(stream: Stream, name: WalkName, page: ListedPage, nowMs: number): Stream {
  const walk = stream[name];
  if (walk === undefined) return stream;
  const { newestMs, oldestMs } = boundsOf(page, nowMs);
  const seen: Walk = { ...walk, ...maxOf(walk.newestMs, newestMs) };
  const isDone =
    page.cursor === undefined ||
    // A page that names itself as the next one would be requested forever.
    page.cursor === walk.cursor ||
    (walk.floorMs !== undefined && oldestMs !== undefined && oldestMs < walk.floorMs);
  const moved = { ...stream, [name]: { ...seen, cursor: page.cursor } };
  if (name === 'fresh') return isDone ? freshDone(stream, seen, nowMs) : moved;
  const begun = walk.cursor === undefined ? deepBegun(moved, seen) : moved;
  return isDone ? { ...begun, deep: undefined, deepDoneMs: walk.startedMs } : begun;
}

/** From its first page on, the deep walk covers everything below that page; newer calls are polled. */
const deepBegun = (stream: Stream, walk: Walk): Stream => ({
  ...stream,
  newestMs: stream.newestMs ?? walk.newestMs ?? 0,
  freshDoneMs: stream.freshDoneMs ?? walk.startedMs,
});

/**
 * `newestMs` moves only when a walk has reached its floor, so an interrupted one leaves no gap. The next
 * poll is due some time after this one ended, so that slow polls leave time for the deep walk.
 */
const freshDone = (stream: Stream, walk: Walk, nowMs: number): Stream => ({
  ...stream,
  fresh: undefined,
  freshDoneMs: nowMs,
  ...maxOf(stream.newestMs, walk.newestMs),
});

/** Starts the walk again at the top, for example because its cursor has expired. */
export function fromTheTop(stream: Stream, name: WalkName): Stream {
  const walk = stream[name];
  return walk === undefined ? stream : { ...stream, [name]: { ...walk, cursor: undefined } };
}

/** Makes the next poll due now. */
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
