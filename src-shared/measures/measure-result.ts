import type { MeasureOutcome } from '../measure-outcome.ts';

/**
 * A passage of the call that is evidence for the result of a measure. Word indices refer to the
 * transcript.
 */
export interface MeasureEvidence {
  readonly entry: number;
  /** -1 if the words have no time. */
  readonly startMs: number;
  readonly endMs: number;
  readonly firstWord?: number;
  readonly lastWord?: number;
  /** The text from the transcript; absent for plain time. */
  readonly quote?: string;
}

/** The result of a measure on one call. */
export interface MeasureResult {
  readonly outcome: MeasureOutcome;
  /** A one-sentence explanation. For `unknown`, it states why the result can't be determined. */
  readonly explanation: string;
  /** In the order of the call, at most `maxEvidence` items. */
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
