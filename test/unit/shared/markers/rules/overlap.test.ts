import { describe, expect, it } from 'vitest';
import { agent, limitationsIn, markersOf, ofKind, peaksOf, says, caller } from '../call-builder.ts';

describe('overlap', () => {
  it('is two people talking for more than 300 ms, with who was first and who started', () => {
    const markers = markersOf([
      agent(0, 2000, 'May I ask you one thing now'),
      caller(1500, 4000, 'No you may not ask me that'),
    ]);
    expect(ofKind(markers, 'overlap')).toMatchObject([
      { startMs: 1500, endMs: 2000, speaker: 'agent', by: 'user', entry: 1, firstWord: 7 },
    ]);
    expect(ofKind(markers, 'overlap')[0]?.label).toBe(
      'The agent and the caller talk at the same time for 0.5 s',
    );
  });

  it.each([
    [1701, 0],
    [1700, 0],
    [1699, 1],
  ])('from %i on against speech until 2000 it is found %i times', (startMs, times) => {
    const markers = markersOf([
      agent(0, 2000, 'One two three four'),
      caller(startMs, 4000, 'Five six'),
    ]);
    expect(ofKind(markers, 'overlap')).toHaveLength(times);
  });

  it('is one marker where its pieces are close together', () => {
    const markers = markersOf([
      agent(0, 5000, 'a b c d e f g h i j k l m n o p'),
      caller(1000, 1400, 'No.'),
      caller(1700, 2100, 'Wait.'),
      caller(3500, 3900, 'Please.'),
    ]);
    expect(ofKind(markers, 'overlap').map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1000, 2100],
      [3500, 3900],
    ]);
  });

  it('is never one speaker with themselves', () => {
    expect(ofKind(markersOf([agent(0, 2000, 'a b'), agent(1000, 3000, 'c d')]), 'overlap')).toEqual(
      [],
    );
  });

  it('counts every speaker, also a transfer target', () => {
    const markers = markersOf([
      says('transfer_target', 0, 2000, 'a b c'),
      caller(1000, 3000, 'd e'),
    ]);
    expect(ofKind(markers, 'overlap')).toMatchObject([{ speaker: 'transfer_target', by: 'user' }]);
  });

  it('is left out and reported where one channel is silent', () => {
    const entries = [agent(0, 2000, 'One two three four'), caller(1500, 3000, 'Five six')];
    const heard = (userFrom: number) =>
      markersOf(
        entries,
        { durationMs: 10_000 },
        peaksOf(10_000, [
          { speaker: 'user', loud: [[userFrom, 3000]] },
          { speaker: 'agent', loud: [[0, 2000]] },
        ]),
      );
    expect(ofKind(heard(1500), 'overlap')).toHaveLength(1);
    expect(ofKind(heard(2000), 'overlap')).toHaveLength(0);
    expect(limitationsIn(heard(2000))).toContain('overlap-not-heard');
    expect(ofKind(heard(2000), 'interruption')).toHaveLength(0);
  });
});
