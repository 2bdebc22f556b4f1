import type { CallMarkers } from '../marker.ts';
import type { CallFilter } from '../filter.ts';
import { assertNever } from '../result.ts';
import type { Transcript } from '../transcript.ts';
import { evaluateFigure } from './figure-rule.ts';
import type { FieldMeasure, Measure } from './measure.ts';
import { met, notMet, unknown, type MeasureResult } from './measure-result.ts';
import { measureText } from './measure-text.ts';
import { evaluatePhrase } from './phrase-rule.ts';
import { evaluateRepeat } from './repeat-rule.ts';

/** The input of a measure. */
export interface MeasuredCall {
  readonly transcript: Transcript;
  readonly markers: CallMarkers;
  /** The length of the call or its recording, if known. */
  readonly durationMs?: number;
  /**
   * Whether the call matches a filter, by the same rules as the queue; otherwise a field, in words, that
   * no call of the workspace has, or that this call lacks.
   */
  readonly matches: (
    filter: CallFilter,
  ) => boolean | { readonly neverSeen: string } | { readonly absent: string };
  /** What Retell reports in the fields of a filter, in words. */
  readonly reported?: (filter: CallFilter) => string | undefined;
}

/** Evaluates a measure on a call. Pure: the same call gives the same result. */
export function evaluateMeasure(measure: Measure, call: MeasuredCall): MeasureResult {
  switch (measure.kind) {
    case 'phrase':
      return evaluatePhrase(measure, call);
    case 'figure':
      return evaluateFigure(measure, call);
    case 'repeat':
      return evaluateRepeat(measure, call);
    case 'field':
      return evaluateField(measure, call);
    default:
      return assertNever(measure, 'measure');
  }
}

function evaluateField({ filter }: FieldMeasure, call: MeasuredCall): MeasureResult {
  const matches = call.matches(filter);
  if (typeof matches === 'object') {
    return unknown(
      'absent' in matches
        ? measureText.fieldAbsent(matches.absent)
        : measureText.fieldNeverSeen(matches.neverSeen),
    );
  }
  const conclude = matches ? met : notMet;
  const reported = call.reported?.(filter);
  if (reported !== undefined) return conclude(measureText.fieldReported(reported));
  return conclude(matches ? measureText.fieldMatches : measureText.fieldDiffers);
}
