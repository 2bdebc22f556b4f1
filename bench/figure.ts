/** One row of the results: Earmark and its peer, measured in the same run. */
export interface Figure {
  /** The id of the goal, with a suffix after a dot if a goal has several parts. */
  readonly id: string;
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly unit: string;
  /** Earmark's value divided by the peer's. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  /** Earmark's worst value, if there were several runs. */
  readonly worst?: number;
  readonly runs?: number;
  /** What a reader needs to know to interpret the figure. */
  readonly note?: string;
}

/** What one file of the bench measures. */
export interface Bench {
  /** As in `--only P5`. */
  readonly id: string;
  readonly run: () => Promise<readonly Figure[]>;
}

interface Compared extends Omit<Figure, 'ours' | 'peer' | 'ratio' | 'met' | 'worst' | 'runs'> {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  /** Whether the goal is met. */
  readonly isMet: (ours: number, peer: number) => boolean;
}

/** Compares the medians of two lists of measurements. */
export function compare({ ours, peer, isMet, ...rest }: Compared): Figure {
  const middle = median(ours);
  const peerMiddle = median(peer);
  return {
    ...rest,
    ours: rounded(middle),
    peer: rounded(peerMiddle),
    ratio: rounded(middle / peerMiddle),
    met: isMet(middle, peerMiddle),
    worst: rounded(Math.max(...ours)),
    runs: ours.length,
  };
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The quantile of the values, interpolated linearly; NaN for an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/**
 * Rounds to three significant digits. More would suggest a precision that a shared computer can't
 * provide.
 */
export const rounded = (value: number): number => Number(value.toPrecision(3));
