import { describe, expect, it } from 'vitest';
import { wholePercents } from '../../../../src-renderer/features/review/mark-kinds.ts';
import { markFrom, shownMarks } from '../../../../src-renderer/features/review/mark-walk.ts';
import { moveWords } from '../../../../src-renderer/features/review/moved-words.ts';
import { glyphGroups } from '../../../../src-renderer/features/review/waveform/glyph-groups.ts';
import type { Mark, MarkKind } from '../../../../src-shared/marks/mark.ts';
import { sampleCall } from './sample-call.ts';

const mark = (kind: MarkKind, startMs: number, entry?: number): Mark => ({
  kind,
  startMs,
  endMs: startMs,
  label: kind,
  ...(entry === undefined ? {} : { entry }),
});
const marks = [mark('slow-answer', 1000), mark('overlap', 1200), mark('failed-tool', 6000)];
const at = (ms: number, entry = 0) => ({ ms, entry });

describe('walking the marks', () => {
  it('goes on to the next and back to the last, and stays at the ends', () => {
    expect(markFrom(marks, at(0), 1)?.startMs).toBe(1000);
    expect(markFrom(marks, at(1000), 1)?.startMs).toBe(1200);
    expect(markFrom(marks, at(6000), 1)).toBeUndefined();
    expect(markFrom(marks, at(6000), -1)?.startMs).toBe(1200);
    expect(markFrom(marks, at(1000), -1)).toBeUndefined();
  });

  it('passes by the kinds that were put away', () => {
    const shown = shownMarks(marks, ['overlap']);
    expect(markFrom(shown, at(1000), 1)?.kind).toBe('failed-tool');
  });

  it('goes from line to line where nothing has a time', () => {
    const untimed = [mark('failed-tool', -1, 3), mark('failed-tool', -1, 7)];
    expect(markFrom(untimed, at(0, 0), 1)?.entry).toBe(3);
    expect(markFrom(untimed, at(0, 3), 1)?.entry).toBe(7);
    expect(markFrom(untimed, at(0, 7), -1)?.entry).toBe(3);
  });
});

describe('signs above the waveform', () => {
  it('stand for all that is too near, led by what is most worth a look', () => {
    const far = glyphGroups(marks, 0.01);
    expect(far.map(({ mark: { kind }, marks: all }) => [kind, all.length])).toEqual([
      ['slow-answer', 2],
      ['failed-tool', 1],
    ]);
    expect(glyphGroups(marks, 0.1)).toHaveLength(3);
    expect(glyphGroups([mark('failed-tool', -1, 3)], 1)).toEqual([]);
  });
});

describe('the talk in figures', () => {
  it('makes a hundred percent of all who speak', () => {
    expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
    expect(wholePercents([0.556, 0.257, 0.187])).toEqual([55, 26, 19]);
    expect(wholePercents([1])).toEqual([100]);
    expect(wholePercents([])).toEqual([]);
  });
});

describe('words moved in time', () => {
  it('are where they were after moving there and back', () => {
    const { transcript } = sampleCall('a');
    const moved = moveWords(moveWords(transcript, -60), 40);
    expect([...moved.words.startMs].slice(0, 2)).toEqual([40, 340]);
    expect(moveWords(moveWords(moved, -5000), 0)).toBe(transcript);
  });

  it('never begin before the recording, and stay without a time where they had none', () => {
    const { transcript } = sampleCall('a', {
      entries: [
        {
          kind: 'turn',
          speaker: 'agent',
          text: 'Hello there',
          words: [{ text: 'Hello', startMs: 10, endMs: 200 }, { text: 'there' }],
        },
      ],
    });
    const { startMs, endMs } = moveWords(transcript, -100).words;
    expect([...startMs]).toEqual([0, -1]);
    expect([...endMs]).toEqual([100, -1]);
  });
});
