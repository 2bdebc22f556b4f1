import type { CallKind } from '../../../src-shared/call.ts';
import { callsOfKind } from '../calls/facet-counts.ts';
import type { Db } from '../storage/db.ts';

/** Keys from `low` to `high`, both included. */
export interface TimeWindow {
  readonly low: number;
  readonly high: number;
}

/**
 * Cuts the library into stretches of time with some thousand calls each, so that a long walk can pause
 * between them. The cuts are kept until the library has grown by a good part: a stretch may hold more
 * or fewer calls than meant, and none is ever left out.
 */
export interface TimeWindows {
  of(kind: CallKind, down: boolean): readonly TimeWindow[];
}

const callsPerWindow = 16_384;
export const everyTime: TimeWindow = { low: 0, high: Number.MAX_SAFE_INTEGER };

export function createTimeWindows(db: Db): TimeWindows {
  const known = new Map<CallKind, { readonly cuts: readonly number[]; readonly calls: number }>();
  const cutsOf = (kind: CallKind): readonly number[] => {
    const calls = callsOfKind(db, kind);
    const before = known.get(kind);
    if (before !== undefined && calls < before.calls * 1.25 + callsPerWindow) return before.cuts;
    const cuts = cutsIn(db, kind);
    known.set(kind, { cuts, calls });
    return cuts;
  };
  return {
    of(kind, down) {
      const cuts = cutsOf(kind);
      const windows = [...cuts, everyTime.high].map((high, index) => ({
        low: index === 0 ? everyTime.low : (cuts[index - 1] ?? 0) + 1,
        high,
      }));
      return down ? windows.toReversed() : windows;
    },
  };
}

function cutsIn(db: Db, kind: CallKind): readonly number[] {
  const cuts: number[] = [];
  for (;;) {
    const next = db.first<{ key: number }>(
      `SELECT key FROM calls INDEXED BY calls_kind WHERE kind = ? AND key > ?
       ORDER BY key LIMIT 1 OFFSET ?`,
      kind,
      cuts.at(-1) ?? -1,
      callsPerWindow - 1,
    );
    if (next === undefined) return cuts;
    cuts.push(next.key);
  }
}
