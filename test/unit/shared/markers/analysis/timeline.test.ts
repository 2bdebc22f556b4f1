import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../../src-shared/call.ts';
import { entryMoments } from '../../../../../src-shared/markers/analysis/timeline.ts';
import { agent, callOf, inputOf, keyPress, result, tool, caller } from '../call-builder.ts';

const momentsOf = (entries: readonly Entry[], durationMs?: number) =>
  entryMoments(inputOf(callOf(entries)).transcript, durationMs);

describe('the time of an entry', () => {
  it('is its first word, its own time, or between the words around it', () => {
    const { atMs, fromMs, toMs } = momentsOf(
      [
        { kind: 'node', to: 'Start' },
        agent(1000, 2000, 'Hello there.'),
        tool('t', 'find'),
        { kind: 'sms', text: 'Hi', atMs: 2100, media: [] },
        result('t', '{}'),
        caller(5000, 6000, 'Yes.'),
        keyPress('1'),
      ],
      8000,
    );
    expect([...atMs]).toEqual([500, 1000, 3000, 2100, 4000, 5000, 7000]);
    expect([fromMs[2], toMs[2]]).toEqual([2000, 5000]);
    expect([fromMs[6], toMs[6]]).toEqual([6000, 8000]);
  });

  it('stays inside an overlap', () => {
    const { atMs } = momentsOf([agent(0, 3000, 'a b'), keyPress('1'), caller(2000, 4000, 'c d')]);
    expect(atMs[1]).toBe(2500);
  });

  it('is unknown where no word has a time', () => {
    const { atMs } = momentsOf([
      { kind: 'turn', speaker: 'agent', text: 'Hello', words: [] },
      tool('t', 'find'),
    ]);
    expect([...atMs]).toEqual([-1, -1]);
  });

  it('never uses a word without a reliable time', () => {
    const { atMs } = momentsOf([
      agent(3000, 4000, 'a b'),
      {
        kind: 'turn',
        speaker: 'agent',
        text: 'c d',
        words: [
          { text: 'c', startMs: 100, endMs: 200 },
          { text: 'd', startMs: 6000, endMs: 6500 },
        ],
      },
    ]);
    expect([...atMs]).toEqual([3000, 6000]);
  });
});
