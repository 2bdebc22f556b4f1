import { describe, expect, it } from 'vitest';
import { agent, markersOf, ofKind, caller } from '../call-builder.ts';

describe('talk share', () => {
  it('is the share of all speech, largest first', () => {
    const { summary } = markersOf([caller(0, 1000, 'a b'), agent(2000, 5000, 'c d e')], {
      durationMs: 6000,
    });
    expect(summary.talk).toEqual([
      { speaker: 'agent', ms: 3000, share: 0.75 },
      { speaker: 'user', ms: 1000, share: 0.25 },
    ]);
    expect(summary.silenceMs).toBe(2000);
  });

  it('counts overlapping speech for both, and not as silence', () => {
    const { summary } = markersOf([caller(0, 2000, 'a b'), agent(1000, 3000, 'c d')], {
      durationMs: 3000,
    });
    expect(summary.talk.map(({ share }) => share)).toEqual([0.5, 0.5]);
    expect(summary.silenceMs).toBe(0);
  });

  it('continues the longest monologue over “mm-hm”, but not over a turn', () => {
    const markers = markersOf([
      agent(0, 6000, 'a b c d e f g h'),
      caller(6100, 6400, 'Mm-hm.'),
      agent(6500, 12_000, 'i j k l m n o p'),
      caller(12_500, 13_000, 'I want something else.'),
      agent(13_500, 20_000, 'q r s t u v'),
    ]);
    expect(markers.summary.longestMonologue).toMatchObject({
      speaker: 'agent',
      startMs: 0,
      endMs: 12_000,
    });
    expect(ofKind(markers, 'monologue')).toMatchObject([
      { firstWord: 0, lastWord: 16, entry: 0, label: 'Longest monologue: the agent, 12.0 s' },
    ]);
  });

  it('reports no monologue under ten seconds, and none across dead air', () => {
    const markers = markersOf([agent(0, 9000, 'a b c'), agent(12_500, 14_000, 'd e')]);
    expect(markers.summary.longestMonologue).toMatchObject({ startMs: 0, endMs: 9000 });
    expect(ofKind(markers, 'monologue')).toEqual([]);
  });
});
