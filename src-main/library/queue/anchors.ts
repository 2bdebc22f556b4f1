import type { Db } from '../storage/db.ts';
import { breath } from './breath.ts';
import { placesIn, restOf } from './place-walk.ts';
import type { Plan } from './plan.ts';
import type { Place, Stretch } from './sort-order.ts';

/** A long queue keeps the place of every so-manieth row, and finds the rows between from there. */
export const anchorEvery = 256;
/** A walk pauses for waiting requests after so long. */
const sliceMs = 6;

/**
 * Places 255, 511, … of a queue: the last row of each full block. Each costs one short walk along an
 * index from the one before, so that a million rows take some tens of milliseconds.
 */
export async function findAnchors(
  db: Db,
  plan: Plan,
  isWanted: () => boolean,
): Promise<readonly Place[]> {
  const anchors: Place[] = [];
  let carried = 0;
  let pauseAt = performance.now() + sliceMs;
  for (const stretch of plan.order.stretches) {
    let last: Place | undefined;
    for (;;) {
      const found = nextAnchor(db, plan, stretch, { last, skip: anchorEvery - 1 - carried });
      if (found === undefined) break;
      anchors.push(found);
      last = found;
      carried = 0;
      if (performance.now() < pauseAt) continue;
      await breath();
      // A queue that nobody wants any more is not walked to its end.
      if (!isWanted()) return anchors;
      pauseAt = performance.now() + sliceMs;
    }
    if (stretch === plan.order.stretches.at(-1)) break;
    const bound = last === undefined ? [] : [stretch.after(last)];
    carried += restOf(db, plan, stretch, bound);
  }
  return anchors;
}

function nextAnchor(
  db: Db,
  plan: Plan,
  stretch: Stretch,
  { last, skip }: { readonly last: Place | undefined; readonly skip: number },
): Place | undefined {
  const bound = last === undefined ? [] : [stretch.after(last)];
  return placesIn(db, plan, stretch, { bound, skip, take: 1 })[0];
}
