import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../src-shared/call.ts';
import { findMarkers } from '../../../../src-shared/markers/find-markers.ts';
import { callOf, inputOf, keyPress, peaksOf, result, tool } from './call-builder.ts';

const ms = fc.integer({ min: -2000, max: 60_000 });
const word = fc.record({
  text: fc.constantFrom('yes', 'no.', 'mm-hm', 'Monday?', 'and', '–'),
  startMs: fc.option(ms, { nil: undefined }),
  endMs: fc.option(ms, { nil: undefined }),
});
const turn = fc
  .record({
    speaker: fc.constantFrom('agent', 'user', 'transfer_target', '__proto__'),
    words: fc.array(word, { maxLength: 8 }),
  })
  .map(({ speaker, words }): Entry => {
    const timed = words.map(({ text, startMs, endMs }) => ({
      text,
      ...(startMs === undefined ? {} : { startMs }),
      ...(endMs === undefined ? {} : { endMs }),
    }));
    return { kind: 'turn', speaker, text: words.map(({ text }) => text).join(' '), words: timed };
  });
const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 5, arbitrary: turn },
  fc.constantFrom('a', 'b').map((id) => tool(id, 'find')),
  fc.constantFrom('a', 'b').map((id) => result(id, '{"error":1}')),
  fc.constant(keyPress('1')),
  ms.map((atMs): Entry => ({ kind: 'sms', text: '', atMs, media: [] })),
);
const span = fc.tuple(ms, ms);
const call = fc.record({
  entries: fc.array(entry, { maxLength: 14 }),
  durationMs: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: undefined }),
  loud: fc.option(fc.tuple(fc.array(span), fc.array(span)), { nil: undefined }),
  values: fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 4 }),
});

type AnyCall = typeof call extends fc.Arbitrary<infer C> ? C : never;

const markersOfAny = ({ entries, durationMs, loud, values }: AnyCall) => {
  const peaks =
    loud &&
    peaksOf(50_000, [
      { speaker: 'agent', loud: loud[0] },
      { speaker: 'unknown', loud: loud[1] },
    ]);
  const more = {
    latency: { e2e: { values }, llm: { values } },
    ...(durationMs === undefined ? {} : { durationMs }),
  };
  const input = inputOf(callOf(entries, more), peaks);
  return { input, found: findMarkers(input) };
};

describe('markers of any call', () => {
  it('lie inside the call, start before they end, are sorted and refer to existing entries', () => {
    fc.assert(
      fc.property(call, (any) => {
        const { input, found } = markersOfAny(any);
        const limit = (any.durationMs ?? 0) > 0 ? any.durationMs : Infinity;
        let before = -Infinity;
        for (const marker of found.markers) {
          expect(marker.endMs).toBeGreaterThanOrEqual(marker.startMs);
          expect(marker.endMs).toBeLessThanOrEqual(limit ?? Infinity);
          const at = marker.startMs < 0 ? Infinity : marker.startMs;
          expect(at).toBeGreaterThanOrEqual(before);
          before = at;
          expect(marker.startMs === -1 || marker.startMs >= 0).toBe(true);
          expect(marker.entry ?? 0).toBeLessThan(Math.max(1, input.transcript.entries.length));
          expect(marker.firstWord ?? 0).toBeLessThanOrEqual(marker.lastWord ?? 0);
          expect(marker.lastWord ?? -1).toBeLessThan(input.transcript.words.count);
          expect(`${marker.label}${marker.detail ?? ''}`).not.toMatch(/NaN|undefined|Infinity/u);
        }
      }),
      { numRuns: 3000, seed: 11 },
    );
  });

  it('sum talk shares to 1, count every marker once and never exceed the silence there is', () => {
    fc.assert(
      fc.property(call, (any) => {
        const { found } = markersOfAny(any);
        const { summary, markers } = found;
        const shares = summary.talk.reduce((sum, { share }) => sum + share, 0);
        expect(shares === 0 || Math.abs(shares - 1) < 1e-9).toBe(true);
        const counted = Object.values(summary.counts).reduce((a, b) => a + b, 0);
        expect(counted).toBe(markers.length);
        const deadAir = markers
          .filter(({ kind }) => kind === 'dead-air')
          .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
        expect(deadAir).toBeLessThanOrEqual((summary.silenceMs ?? 0) + 1e-6);
        const length = (any.durationMs ?? 0) > 0 ? any.durationMs : undefined;
        expect(summary.silenceMs ?? 0).toBeLessThanOrEqual(length ?? Infinity);
      }),
      { numRuns: 3000, seed: 12 },
    );
  });
});
