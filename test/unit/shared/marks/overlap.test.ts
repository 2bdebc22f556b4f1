import { describe, expect, it } from 'vitest';
import { agent, limitsIn, marksOf, ofKind, peaksOf, says, user } from './call-parts.ts';

describe('overlap', () => {
  it('is both speaking for more than 300 ms, with who spoke first and who came in', () => {
    const marks = marksOf([
      agent(0, 2000, 'May I ask you one thing now'),
      user(1500, 4000, 'No you may not ask me that'),
    ]);
    expect(ofKind(marks, 'overlap')).toMatchObject([
      { startMs: 1500, endMs: 2000, speaker: 'agent', by: 'user', entry: 1, firstWord: 7 },
    ]);
    expect(ofKind(marks, 'overlap')[0]?.label).toBe('The agent and the user both speak for 0.5 s');
  });

  it.each([
    [1701, 0],
    [1700, 0],
    [1699, 1],
  ])('from %i on against speech until 2000 it is found %i times', (startMs, times) => {
    const marks = marksOf([agent(0, 2000, 'One two three four'), user(startMs, 4000, 'Five six')]);
    expect(ofKind(marks, 'overlap')).toHaveLength(times);
  });

  it('is one mark where its pieces lie close together', () => {
    const marks = marksOf([
      agent(0, 5000, 'a b c d e f g h i j k l m n o p'),
      user(1000, 1400, 'No.'),
      user(1700, 2100, 'Wait.'),
      user(3500, 3900, 'Please.'),
    ]);
    expect(ofKind(marks, 'overlap').map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1000, 2100],
      [3500, 3900],
    ]);
  });

  it('is never one speaker with himself', () => {
    expect(ofKind(marksOf([agent(0, 2000, 'a b'), agent(1000, 3000, 'c d')]), 'overlap')).toEqual(
      [],
    );
  });

  it('counts whoever speaks, a transfer target too', () => {
    const marks = marksOf([says('transfer_target', 0, 2000, 'a b c'), user(1000, 3000, 'd e')]);
    expect(ofKind(marks, 'overlap')).toMatchObject([{ speaker: 'transfer_target', by: 'user' }]);
  });

  it('is left out, and said to be, where only one channel has sound', () => {
    const entries = [agent(0, 2000, 'One two three four'), user(1500, 3000, 'Five six')];
    const heard = (userFrom: number) =>
      marksOf(
        entries,
        { durationMs: 10_000 },
        peaksOf(10_000, [
          { speaker: 'user', loud: [[userFrom, 3000]] },
          { speaker: 'agent', loud: [[0, 2000]] },
        ]),
      );
    expect(ofKind(heard(1500), 'overlap')).toHaveLength(1);
    expect(ofKind(heard(2000), 'overlap')).toHaveLength(0);
    expect(limitsIn(heard(2000))).toContain('overlap-not-heard');
    expect(ofKind(heard(2000), 'interruption')).toHaveLength(0);
  });
});
