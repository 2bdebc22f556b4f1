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

describe('what can’t be told', () => {
  it('is nothing to be said of a call with good words and two channels', () => {
    const entries = [caller(0, 1000, 'Hi.'), agent(1500, 3000, 'Hello.')];
    const latency = { e2e: { values: [500] }, llm: { values: [300] } };
    expect(markersOf(entries, { durationMs: 3000, latency }).limitations).toEqual([]);
  });

  it('is all of it without words and sound', () => {
    const marks = markersOf([]);
    expect(limitationsIn(marks)).toEqual(['nothing-to-go-by']);
    expect(marks.summary).not.toHaveProperty('silenceMs');
    expect(limitationsIn(markersOf(wordless, { durationMs: 10_000 }))).toEqual(['no-word-times']);
  });

  it('is who interrupts where only the channels tell who speaks', () => {
    const marks = markersOf(wordless, { durationMs: 10_000 }, channels('agent', 'user'));
    expect(marks.source).toBe('channels');
    expect(ofKind(marks, 'overlap')).toMatchObject([{ speaker: 'agent', by: 'user' }]);
    expect(ofKind(marks, 'dead-air')).toMatchObject([{ startMs: 3000, endMs: 10_000, gap: 'end' }]);
    expect(ofKind(marks, 'interruption')).toEqual([]);
    expect(limitationsIn(marks)).toEqual(['no-word-times']);
  });

  it('is whose voice it is where channels are of unknown speakers', () => {
    const marks = markersOf(wordless, { durationMs: 10_000 }, channels('unknown', 'unknown'));
    expect(ofKind(marks, 'overlap')[0]?.label).toBe('Channel 1 and channel 2 both speak for 0.5 s');
    expect(limitationsIn(marks)).toContain('unknown-channels');
  });

  it('is who speaks on a mixed channel, and only silence is told', () => {
    const marks = markersOf(wordless, { durationMs: 10_000 }, channels('mixed'));
    expect(marks.markers.map(({ kind, label }) => [kind, label])).toEqual([
      ['dead-air', 'Dead air for 8.0 s at the end'],
    ]);
    expect(marks.summary.talk).toEqual([]);
    expect(limitationsIn(marks)).toEqual(['no-word-times', 'mono']);
  });

  it('is what can’t be checked by ear in a mono recording', () => {
    const mono = { media: { ...media, multiChannel: false } };
    expect(
      limitationsIn(markersOf([agent(0, 1000, 'Hi.')], { ...mono, durationMs: 1000 })),
    ).toEqual(['mono']);
  });

  it('is speech that does not stand out of the noise', () => {
    const noisy = peaksOf(10_000, [{ speaker: 'mixed', loud: [[0, 2000]], noise: 40 }]);
    const marks = markersOf(wordless, { durationMs: 10_000 }, noisy);
    expect(marks.source).toBe('none');
    expect(limitationsIn(marks)).toContain('noisy-recording');
  });

  it('is silence at the end of a call of unknown length', () => {
    expect(limitationsIn(markersOf([agent(0, 1000, 'Hi.')]))).toEqual(['no-length']);
  });

  it('is anything but tools in a chat', () => {
    const said = { kind: 'turn', speaker: 'user', text: 'Hi', words: [], sentMs: 1 } as const;
    expect(limitationsIn(markersOf([said, tool('t', 'find')], { kind: 'chat' }))).toEqual(['chat']);
  });

  it('is how many words have times that can’t be trusted', () => {
    const lost = { kind: 'turn', speaker: 'user', text: 'Hi', words: [{ text: 'Hi' }] } as const;
    const { limitations: limits } = markersOf([agent(0, 1000, 'One two.'), lost], {
      durationMs: 1000,
    });
    expect(limits[0]?.text).toBe(
      '1 of 3 words have times that can’t be trusted; they are left out.',
    );
  });
});
