import type { CallMarkers } from '../marker.ts';
import type { CallFilter } from '../filter.ts';
import { assertNever } from '../result.ts';
import type { Transcript } from '../transcript.ts';
import { evaluateFigure } from './figure-rule.ts';
import type { Measure } from './measure.ts';
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
   * Whether the call matches a filter, by the same rules as the queue. A string is the name of a field
   * that no call of the workspace has.
   */
  readonly matches: (filter: CallFilter) => boolean | { readonly neverSeen: string };
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
    case 'field': {
      const matches = call.matches(measure.filter);
      if (typeof matches === 'object') {
        return unknown(measureText.fieldNeverSeen(matches.neverSeen));
      }
      return matches ? met(measureText.fieldMatches) : notMet(measureText.fieldDiffers);
    }
    default:
      return assertNever(measure, 'measure');
  }
}
