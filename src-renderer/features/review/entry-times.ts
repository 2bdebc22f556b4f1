/** The last line that has begun at `ms`; 0 when none has. */
export function entryAt(times: Float64Array, ms: number): number {
  let best = 0;
  let bestMs = -1;
  times.forEach((at, index) => {
    if (at >= 0 && at <= ms && at >= bestMs) {
      best = index;
      bestMs = at;
    }
  });
  return best;
}
