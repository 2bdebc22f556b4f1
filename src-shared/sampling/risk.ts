/** What makes a call worth a reviewer's attention before others. */
export interface RiskSignals {
  readonly measuresNotMet: number;
  /** Retell's verdict; undefined while there is none. */
  readonly successful: boolean | undefined;
  readonly sentiment: string | undefined;
  /** How many kinds of markers the call has. */
  readonly markerKinds: number;
}

export interface Risk {
  /** From 0 to 1. */
  readonly score: number;
  /** The signals that count, the strongest first; empty if there are none. */
  readonly because: string;
}

const weights = { measure: 0.45, unsuccessful: 0.4, negative: 0.25, marker: 0.08 } as const;
const maxMarkerKinds = 5;

/** The score alone, which is all that ranking a population needs. */
export function riskScore(signals: RiskSignals): number {
  const { measuresNotMet, successful, sentiment, markerKinds } = signals;
  const safe =
    (1 - weights.measure) ** measuresNotMet *
    (successful === false ? 1 - weights.unsuccessful : 1) *
    (sentiment === 'Negative' ? 1 - weights.negative : 1) *
    (1 - weights.marker) ** Math.min(markerKinds, maxMarkerKinds);
  return 1 - safe;
}

/**
 * Each signal takes its share of what the others left, so that the score grows with every signal and
 * stays below 1: risk = 1 − Π(1 − weight). docs/plans.md lists the weights.
 */
export function riskOf(signals: RiskSignals): Risk {
  const { measuresNotMet, successful, sentiment, markerKinds } = signals;
  const because = [
    ...(measuresNotMet > 0 ? [count(measuresNotMet, 'measure', 'not met')] : []),
    ...(successful === false ? ['unsuccessful'] : []),
    ...(sentiment === 'Negative' ? ['negative sentiment'] : []),
    ...(markerKinds > 0 ? [count(markerKinds, 'kind', 'of issue', 'kinds')] : []),
  ];
  return { score: riskScore(signals), because: because.join(', ') };
}

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const count = (of: number, one: string, rest: string, many = `${one}s`): string =>
  `${numerals[of] ?? of} ${of === 1 ? one : many} ${rest}`;
