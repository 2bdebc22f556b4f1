import { describe, expect, it } from 'vitest';
import {
  agent,
  callOf,
  limitationsIn,
  markersOf,
  ofKind,
  peaksOf,
  tool,
  caller,
} from './call-builder.ts';

const wordless = [
  { kind: 'turn', speaker: 'agent', text: 'Hello', words: [] },
  { kind: 'turn', speaker: 'user', text: 'Hi', words: [] },
] as const;

const { media } = callOf([]);
const channels = (...speakers: readonly ('agent' | 'user' | 'mixed' | 'unknown')[]) =>
  peaksOf(
    10_000,
    speakers.map((speaker, index) => ({
      speaker,
      loud: index === 0 ? [[0, 2000] as const] : [[1500, 3000] as const],
    })),
  );

describe('limitations', () => {
  it('are empty for a call with good word timing and two channels', () => {
    const entries = [caller(0, 1000, 'Hi.'), agent(1500, 3000, 'Hello.')];
    const latency = { e2e: { values: [500] }, llm: { values: [300] } };
    expect(markersOf(entries, { durationMs: 3000, latency }).limitations).toEqual([]);
  });

  it('cover everything without words and recording', () => {
    const markers = markersOf([]);
    expect(limitationsIn(markers)).toEqual(['nothing-to-go-by']);
    expect(markers.summary).not.toHaveProperty('silenceMs');
    expect(limitationsIn(markersOf(wordless, { durationMs: 10_000 }))).toEqual(['no-word-times']);
  });

  it('name interruptions where speakers are known by channel only', () => {
    const markers = markersOf(wordless, { durationMs: 10_000 }, channels('agent', 'user'));
    expect(markers.source).toBe('channels');
    expect(ofKind(markers, 'overlap')).toMatchObject([{ speaker: 'agent', by: 'user' }]);
    expect(ofKind(markers, 'dead-air')).toMatchObject([
      { startMs: 3000, endMs: 10_000, gap: 'end' },
    ]);
    expect(ofKind(markers, 'interruption')).toEqual([]);
    expect(limitationsIn(markers)).toEqual(['no-word-times']);
  });

  it('name the speakers where channels are unknown', () => {
    const markers = markersOf(wordless, { durationMs: 10_000 }, channels('unknown', 'unknown'));
    expect(ofKind(markers, 'overlap')[0]?.label).toBe(
      'Channel 1 and channel 2 talk at the same time for 0.5 s',
    );
    expect(limitationsIn(markers)).toContain('unknown-channels');
  });

  it('name the speakers on a mixed channel, where only silence is detected', () => {
    const markers = markersOf(wordless, { durationMs: 10_000 }, channels('mixed'));
    expect(markers.markers.map(({ kind, label }) => [kind, label])).toEqual([
      ['dead-air', 'Dead air for 8.0 s at the end'],
    ]);
    expect(markers.summary.talk).toEqual([]);
    expect(limitationsIn(markers)).toEqual(['no-word-times', 'mono']);
  });

  it('name what a mono recording can’t confirm', () => {
    const mono = { media: { ...media, multiChannel: false } };
    expect(
      limitationsIn(markersOf([agent(0, 1000, 'Hi.')], { ...mono, durationMs: 1000 })),
    ).toEqual(['mono']);
    // Nothing is said about the channels of a recording that was not decoded.
    const notDecoded = markersOf([agent(0, 1000, 'Hi.')], { ...mono, durationMs: 1000 });
    expect(notDecoded.limitations.map(({ text }) => text).join(' ')).not.toContain('one channel');
  });

  it('name speech in a noisy recording', () => {
    const noisy = peaksOf(10_000, [{ speaker: 'mixed', loud: [[0, 2000]], noise: 40 }]);
    const markers = markersOf(wordless, { durationMs: 10_000 }, noisy);
    expect(markers.source).toBe('none');
    expect(limitationsIn(markers)).toContain('noisy-recording');
  });

  it('name silence at the end of a call of unknown length', () => {
    expect(limitationsIn(markersOf([agent(0, 1000, 'Hi.')]))).toEqual(['no-length']);
  });

  it('name everything but tools in a chat', () => {
    const said = { kind: 'turn', speaker: 'user', text: 'Hi', words: [], sentMs: 1 } as const;
    expect(limitationsIn(markersOf([said, tool('t', 'find')], { kind: 'chat' }))).toEqual(['chat']);
  });

  it('count the words without a reliable time', () => {
    const lost = { kind: 'turn', speaker: 'user', text: 'Hi', words: [{ text: 'Hi' }] } as const;
    const { limitations: limits } = markersOf([agent(0, 1000, 'One two.'), lost], {
      durationMs: 1000,
    });
    expect(limits[0]?.text).toBe('1 of 3 words has no reliable time and is left out.');
  });
});
