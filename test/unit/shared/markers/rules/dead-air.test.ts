import { describe, expect, it } from 'vitest';
import {
  agent,
  keyPress,
  limitationsIn,
  markersOf,
  ofKind,
  peaksOf,
  result,
  tool,
  caller,
} from '../call-builder.ts';

const found = (...call: Parameters<typeof markersOf>) =>
  ofKind(markersOf(...call), 'dead-air').map(({ startMs, endMs, gap }) => [startMs, endMs, gap]);

describe('dead air', () => {
  it('is more than three seconds of silence, named by who spoke last', () => {
    const entries = [
      agent(4000, 5000, 'Hello there.'),
      caller(8000, 9000, 'Hi.'),
      agent(12_001, 13_000, 'Who is it?'),
      caller(17_000, 18_000, 'Me.'),
    ];
    expect(found(entries, { durationMs: 22_000 })).toEqual([
      [0, 4000, 'start'],
      [9000, 12_001, 'after-user'],
      [13_000, 17_000, 'after-agent'],
      [18_000, 22_000, 'end'],
    ]);
  });

  it('needs both speakers to be silent', () => {
    expect(found([caller(0, 9000, 'A long one.'), agent(1000, 2000, 'Sorry?')])).toEqual([]);
  });

  it('names the tool that the agent waited for', () => {
    const entries = [
      caller(0, 1000, 'Where is it?'),
      tool('t', 'track'),
      agent(1200, 2000, 'One moment.'),
      result('t', '{}'),
      agent(7000, 8000, 'Here.'),
    ];
    const [marker] = ofKind(markersOf(entries), 'dead-air');
    expect(marker).toMatchObject({
      label: 'Dead air for 5.0 s after the agent',
      detail: 'Waiting for track',
      speaker: 'agent',
      entry: 2,
    });
  });

  it('is not reported where keys are pressed', () => {
    expect(
      found([caller(0, 1000, 'Press one.'), keyPress('1'), caller(6000, 7000, 'Thanks.')]),
    ).toEqual([]);
  });

  it('is not reported where untimed words may fill it', () => {
    const entries = [
      agent(0, 1000, 'Hello?'),
      { kind: 'turn', speaker: 'user', text: 'Yes', words: [{ text: 'Yes' }] } as const,
      agent(6000, 7000, 'Good.'),
    ];
    const markers = markersOf(entries);
    expect(ofKind(markers, 'dead-air')).toEqual([]);
    expect(limitationsIn(markers)).toContain('unjudged-pauses');
  });

  it('is checked against the recording where there is one', () => {
    const entries = [agent(0, 1000, 'Hello?'), agent(12_000, 13_000, 'Still there?')];
    const heard = (loud: readonly (readonly [number, number])[]) =>
      markersOf(
        entries,
        { durationMs: 13_000 },
        peaksOf(13_000, [
          {
            speaker: 'agent',
            loud: [
              [0, 1000],
              [12_000, 13_000],
            ],
          },
          { speaker: 'user', loud },
        ]),
      );
    const spans = (loud: readonly (readonly [number, number])[]) =>
      ofKind(heard(loud), 'dead-air').map(({ startMs, endMs }) => [startMs, endMs]);
    expect(spans([])).toEqual([[1000, 12_000]]);
    // Somebody speaks whom the transcript leaves out.
    expect(spans([[6000, 7000]])).toEqual([
      [1000, 6000],
      [7000, 12_000],
    ]);
    expect(spans([[2000, 11_000]])).toEqual([]);
    expect(limitationsIn(heard([[2000, 11_000]]))).toContain('sound-without-words');
    // A click is nothing said.
    expect(spans([[6000, 6060]])).toEqual([[1000, 12_000]]);
  });
});
