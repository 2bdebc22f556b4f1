import type { Estimate, Interval } from '../statistics/interval.ts';
import { bootstrapDifference, estimateMean, momentsOf } from '../statistics/means.ts';

/** One review that is compared with what others, or the benchmark, say about the same call. */
export interface ComparedReview {
  readonly submittedMs: number;
  /** The score of this review minus that of the benchmark, or the mean of the others' scores. */
  readonly difference: number;
}

/** How a reviewer's severity changed from the earlier half of their compared reviews to the later half. */
export interface Drift {
  readonly earlier: number;
  readonly later: number;
  /** `later − earlier`. */
  readonly change: number;
  readonly interval: Interval;
  readonly n: number;
}

/** The mean difference from others on the same calls. Below 0 is stricter than the others. */
export const severityOf = (compared: readonly ComparedReview[]): Estimate | undefined =>
  estimateMean(compared.map(({ difference }) => difference));

/** Undefined for fewer than four compared reviews. */
export function driftOf(compared: readonly ComparedReview[]): Drift | undefined {
  if (compared.length < 4) return undefined;
  const inOrder = compared.toSorted((a, b) => a.submittedMs - b.submittedMs);
  const middle = Math.floor(inOrder.length / 2);
  const values = (part: readonly ComparedReview[]): readonly number[] =>
    part.map(({ difference }) => difference);
  const [before, after] = [values(inOrder.slice(0, middle)), values(inOrder.slice(middle))];
  const interval = bootstrapDifference(before, after);
  if (interval === undefined) return undefined;
  const [earlier, later] = [momentsOf(before).mean, momentsOf(after).mean];
  return { earlier, later, change: later - earlier, interval, n: compared.length };
}
