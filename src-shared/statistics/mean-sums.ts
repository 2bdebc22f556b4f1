import type { Estimate, Interval } from './interval.ts';
import {
  bootstrapDifference,
  drawnUpTo,
  estimateMean,
  intervalOfMoments,
  momentsDifference,
  type Moments,
} from './means.ts';

/**
 * Collects values for a mean with its interval, in constant memory: the first values themselves, which
 * a drawn bootstrap needs, and the sums that the moments of any number of values follow from.
 */
export class MeanSums {
  readonly #first: number[] = [];
  /** Sums of powers of the distance from the first value, which keeps their digits. */
  #sum = 0;
  #squares = 0;
  #cubes = 0;
  #n = 0;

  get n(): number {
    return this.#n;
  }

  add(value: number): void {
    if (this.#first.length <= drawnUpTo) this.#first.push(value);
    const distance = value - (this.#first[0] ?? 0);
    this.#sum += distance;
    this.#squares += distance * distance;
    this.#cubes += distance * distance * distance;
    this.#n += 1;
  }

  moments(): Moments {
    if (this.#n === 0) return { n: 0, mean: 0, variance: 0, skewness: 0 };
    const shift = this.#sum / this.#n;
    const square = this.#squares / this.#n;
    const variance = Math.max(0, square - shift * shift);
    const third = this.#cubes / this.#n - 3 * shift * square + 2 * shift ** 3;
    return {
      n: this.#n,
      mean: (this.#first[0] ?? 0) + shift,
      variance,
      skewness: variance < 1e-18 ? 0 : third / variance ** 1.5,
    };
  }

  estimate(): Estimate | undefined {
    if (this.#n <= drawnUpTo) return estimateMean(this.#first);
    const moments = this.moments();
    return { value: moments.mean, interval: intervalOfMoments(moments), n: moments.n };
  }

  /** The interval of the mean of `other` minus the mean of this. */
  differenceTo(other: MeanSums): Interval | undefined {
    return Math.max(this.#n, other.#n) <= drawnUpTo
      ? bootstrapDifference(this.#first, other.#first)
      : momentsDifference(this.moments(), other.moments());
  }
}
