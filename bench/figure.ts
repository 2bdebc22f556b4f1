/** One line of the results: ours beside its peer, from the same run. */
export interface Figure {
  /** The goal's own id, with a word behind a dot where a goal has several parts. */
  readonly id: string;
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly unit: string;
  /** Ours divided by the peer's. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  /** The worst of ours, where there was more than one run. */
  readonly worst?: number;
  readonly runs?: number;
  /** What has to be known to read the figure. */
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
  /** The goal as a question. */
  readonly isMet: (ours: number, peer: number) => boolean;
}

/** The medians of two rows of measurements, compared. */
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

/** The value below which that share of the values lies; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Three figures that count; more would claim what a shared machine can't tell. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
