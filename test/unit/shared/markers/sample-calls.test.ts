import { describe, expect, it } from 'vitest';
import { findMarkers } from '../../../../src-shared/markers/find-markers.ts';
import type { CallMarkers } from '../../../../src-shared/marker.ts';
import { inputOf, limitationsIn, ofKind } from './call-builder.ts';
import { sampleCall, samplePeaks } from './sample-calls.ts';

const byWords = async (slug: string): Promise<CallMarkers> =>
  findMarkers(inputOf((await sampleCall(slug)).call));

const byRecording = async (slug: string): Promise<CallMarkers> => {
  const { call, speakers } = await sampleCall(slug);
  return findMarkers(inputOf(call, await samplePeaks(slug, speakers)));
};

const lengths = (markers: CallMarkers, kind: 'dead-air' | 'overlap'): readonly number[] =>
  ofKind(markers, kind).map(({ startMs, endMs }) => Math.round((endMs - startMs) / 100) / 10);

const interruptions = (markers: CallMarkers) => ofKind(markers, 'interruption').map(({ by }) => by);

describe('the sample calls', () => {
  it.each([
    ['by their words', byWords],
    ['with their sound', byRecording],
  ])('have the silences that were written into them, %s', async (_, look) => {
    expect(lengths(await look('lost-parcel'), 'dead-air')).toEqual([5.4, 5.3]);
    expect(lengths(await look('smart-meter-confusion'), 'dead-air')).toEqual([6.8]);
    expect(lengths(await look('websocket-lost'), 'dead-air')).toEqual([5.2, 4]);
    expect(lengths(await look('moving-house-transfer'), 'dead-air')).toEqual([4.3]);
    // The second was written as 3.9 s, and drawn out by the tool of 9.1 s.
    expect(lengths(await look('slow-lookup'), 'dead-air')).toEqual([3.2, 6.7]);
    expect(lengths(await look('eligibility-ivr'), 'dead-air')).toEqual([]);
    expect(lengths(await look('reschedule-easy'), 'dead-air')).toEqual([]);
  });

  it.each([
    ['by their words', byWords],
    ['with their sound', byRecording],
  ])('have the talking over that was written into them, %s', async (_, look) => {
    const talkingOver = await look('talking-over');
    // Eleven were written: one of exactly 300 ms is none, and two are pieces of one.
    expect(talkingOver.summary.counts.overlap).toBe(9);
    expect(interruptions(talkingOver)).toEqual(['user', 'agent', 'user', 'agent', 'agent']);
    expect(interruptions(await look('double-charged'))).toEqual(['agent', 'user', 'user']);
    expect(interruptions(await look('booking-slot-conflict'))).toEqual(['user', 'user']);
    expect(interruptions(await look('wrong-number'))).toEqual(['user']);
    expect(interruptions(await look('reschedule-easy'))).toEqual([]);
  });

  it('show the unavailable slot as a failed tool', async () => {
    const failed = ofKind(await byWords('booking-slot-conflict'), 'failed-tool');
    expect(failed).toMatchObject([
      { label: 'Tool book_slot failed', detail: '409 slot no longer available' },
    ]);
  });

  it('show slow responses with their cause, and fillers apart from responses', async () => {
    const { summary, markers, limitations: limits } = await byWords('slow-lookup');
    expect(summary.responseTimes).toEqual({ count: 5, p50Ms: 2200, p90Ms: 2360, maxMs: 2400 });
    const slow = markers.filter(({ kind }) => kind === 'slow-answer');
    expect(slow.map(({ component }) => component?.name)).toEqual([
      'llm',
      'llm',
      'llm',
      'llm',
      'llm',
    ]);
    expect(summary.toolWaits).toMatchObject([
      { names: ['get_order'], toFillerMs: 2300, toResponseMs: 15_830 },
      { names: ['refund_status'], toFillerMs: 2400, toResponseMs: 9900 },
    ]);
    expect(limits).toEqual([]);
  });

  it('report what can’t be detected without word timing, and use the recording instead', async () => {
    const unheard = await byWords('no-words');
    expect(limitationsIn(unheard)).toEqual(['no-word-times']);
    expect(unheard.summary.talk).toEqual([]);
    const heard = await byRecording('no-words');
    expect(heard.source).toBe('channels');
    expect(heard.summary.responseTimes.count).toBe(4);
    expect(limitationsIn(heard)).toEqual(['no-word-times']);
  });

  it('report what a mixed channel can’t show, and how many times are unreliable', async () => {
    expect(limitationsIn(await byWords('service-booking-mono'))).toEqual(['mono']);
    expect(limitationsIn(await byRecording('service-booking-mono'))).toEqual(['mono']);
    expect(limitationsIn(await byWords('fragmented-speech'))).toContain('untrusted-times');
    expect(limitationsIn(await byWords('ongoing'))).toEqual(['nothing-to-go-by']);
  });
});
