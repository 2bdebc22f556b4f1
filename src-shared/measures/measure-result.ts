/** A place in the call that speaks for or against a measure. Word indices are into the transcript. */
export interface MeasureEvidence {
  readonly entry: number;
  /** -1 where the words have no time. */
  readonly startMs: number;
  readonly endMs: number;
  readonly firstWord?: number;
  readonly lastWord?: number;
  /** As the transcript has it; absent for a place in time. */
  readonly quote?: string;
}

/** What came of a measure on one call. */
export interface MeasureResult {
  readonly outcome: 'met' | 'not-met' | 'unknown';
  /** One sentence in plain words; with `unknown` it says why nobody can tell. */
  readonly explanation: string;
  /** In the order of the call; at most `maxEvidence`. */
  readonly evidence: readonly MeasureEvidence[];
}

export const maxEvidence = 20;

export const met = (
  explanation: string,
  evidence: readonly MeasureEvidence[] = [],
): MeasureResult => ({ outcome: 'met', explanation, evidence: evidence.slice(0, maxEvidence) });

export const notMet = (
  explanation: string,
  evidence: readonly MeasureEvidence[] = [],
): MeasureResult => ({ outcome: 'not-met', explanation, evidence: evidence.slice(0, maxEvidence) });

export const unknown = (
  explanation: string,
  evidence: readonly MeasureEvidence[] = [],
): MeasureResult => ({ outcome: 'unknown', explanation, evidence: evidence.slice(0, maxEvidence) });
