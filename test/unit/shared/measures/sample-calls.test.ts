import { expect, it } from 'vitest';
import { buildTranscript } from '../../../../src-main/library/calls/transcript/build-transcript.ts';
import { findMarkers } from '../../../../src-shared/markers/find-markers.ts';
import { evaluateMeasure } from '../../../../src-shared/measures/evaluate.ts';
import type { Measure } from '../../../../src-shared/measures/measure.ts';
import type { MeasureResult } from '../../../../src-shared/measures/measure-result.ts';
import { inputOf } from '../markers/call-builder.ts';
import { sampleCall } from '../markers/sample-calls.ts';

/** Evaluates on a call of the sample, whose script says what is said and when. */
async function on(slug: string, measure: Measure): Promise<MeasureResult['outcome']> {
  const { call } = await sampleCall(slug);
  return evaluateMeasure(measure, {
    transcript: buildTranscript(call, { scrubbed: true }),
    markers: findMarkers(inputOf(call)),
    ...(call.durationMs === undefined ? {} : { durationMs: call.durationMs }),
    matches: () => true,
  }).outcome;
}

const names: Measure = {
  kind: 'phrase',
  speaker: 'agent',
  mode: 'any',
  phrases: [
    'harbor dental',
    'pinecrest energy',
    'swiftparcel',
    'corvid motors',
    'meadow and finch',
  ],
  within: { edge: 'first', unit: 'seconds', count: 10 },
};
const noInterruptions: Measure = {
  kind: 'figure',
  figure: 'interruptionsByAgent',
  op: 'le',
  limit: 0,
};
const quick: Measure = { kind: 'figure', figure: 'responseTimeP90', op: 'le', limit: 2000 };
const quiet: Measure = { kind: 'figure', figure: 'deadAirMs', op: 'le', limit: 3000 };
const toolsWork: Measure = { kind: 'figure', figure: 'failedToolCalls', op: 'le', limit: 0 };

it.each<[string, string, Measure, MeasureResult['outcome']]>([
  ['names the company at once', 'reschedule-easy', names, 'met'],
  ['names the company at once', 'double-charged', names, 'met'],
  ['names another company’s car, not the company', 'wrong-number', names, 'not-met'],
  ['never interrupts', 'reschedule-easy', noInterruptions, 'met'],
  ['interrupts', 'talking-over', noInterruptions, 'not-met'],
  ['interrupts', 'double-charged', noInterruptions, 'not-met'],
  ['answers quickly', 'reschedule-easy', quick, 'met'],
  ['answers slowly', 'slow-lookup', quick, 'not-met'],
  ['leaves silences', 'lost-parcel', quiet, 'not-met'],
  ['leaves no silence', 'reschedule-easy', quiet, 'met'],
  ['has a tool that fails', 'booking-slot-conflict', toolsWork, 'not-met'],
  ['has a tool that times out', 'slow-lookup', toolsWork, 'not-met'],
  [
    'asks the same again',
    'reschedule-easy',
    { kind: 'repeat', speaker: 'agent', times: 1 },
    'not-met',
  ],
  ['cannot be timed without words', 'no-words', names, 'unknown'],
  ['cannot tell on one channel', 'service-booking-mono', noInterruptions, 'unknown'],
])('%s: %s', async (_, slug, measure, outcome) => {
  expect(await on(slug, measure)).toBe(outcome);
});
