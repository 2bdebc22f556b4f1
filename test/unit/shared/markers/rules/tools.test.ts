import { describe, expect, it } from 'vitest';
import { readFailure } from '../../../../../src-shared/markers/rules/failed-tools.ts';
import { agent, keyPress, markersOf, ofKind, result, tool, caller } from '../call-builder.ts';

describe('a failed tool call', () => {
  it.each([
    ['{"error":409,"message":"slot taken"}', '409 slot taken'],
    ['{"error":"no such order"}', 'no such order'],
    ['{"status":503}', '503'],
    ['{"status_code":"404","message":"gone"}', '404 gone'],
    ['{"ok":false}', ''],
    ['{"errors":["bad date"]}', ''],
  ])('is told by its result %s', (content, reason) => {
    expect(readFailure(content)).toEqual({ reason });
  });

  it.each([
    '{"status":"delivered"}',
    '{"status":200,"error":null}',
    '{"ok":true,"error":""}',
    '{"code":604418}',
    '{"errors":[]}',
    '[{"error":1}]',
    'error: it broke',
    '{"error":',
    '',
    'null',
  ])('is not told by %s', (content) => {
    expect(readFailure(content)).toBeUndefined();
  });

  it('is placed between the words around it and has the tool’s name', () => {
    const markers = markersOf([
      agent(0, 1000, 'I am booking.'),
      tool('t', 'book_slot'),
      result('t', '{"error":409}', false),
      agent(4000, 5000, 'Sorry.'),
    ]);
    expect(ofKind(markers, 'failed-tool')).toMatchObject([
      { startMs: 3000, endMs: 3000, entry: 2, label: 'Tool book_slot failed', detail: '409' },
    ]);
  });

  it('is detected by an error in the result, and says that Retell reports success', () => {
    const markers = markersOf([tool('t', 'a'), result('t', '{"status":500}', true)]);
    expect(ofKind(markers, 'failed-tool')).toMatchObject([
      { startMs: -1, detail: '500 (Retell reports it as successful)' },
    ]);
  });
});

describe('a tool wait', () => {
  it('measures the filler and the response separately', () => {
    const markers = markersOf([
      caller(0, 1000, 'Where is it?'),
      agent(2000, 3000, 'One moment.'),
      tool('t', 'track'),
      agent(5000, 6000, 'Still looking.'),
      result('t', '{}'),
      agent(9000, 10_000, 'It is lost.'),
    ]);
    expect(markers.summary.toolWaits).toEqual([
      { entry: 2, names: ['track'], toFillerMs: 1000, toResponseMs: 8000 },
    ]);
    expect(ofKind(markers, 'tool-turn')).toMatchObject([
      {
        startMs: 1000,
        endMs: 9000,
        label: 'track: agent spoke after 1.0 s, responded after 8.0 s',
      },
    ]);
  });

  it('is one for several tools that belong to one response', () => {
    const { summary } = markersOf([
      caller(0, 1000, 'Where is it?'),
      tool('a', 'find'),
      result('a', '{}'),
      tool('b', 'track'),
      result('b', '{}'),
      agent(4000, 5000, 'Here.'),
    ]);
    expect(summary.toolWaits).toEqual([{ entry: 1, names: ['find', 'track'], toResponseMs: 3000 }]);
  });

  it('says when the caller spoke before the response', () => {
    const [marker] = ofKind(
      markersOf([
        caller(0, 1000, 'Where is it?'),
        tool('a', 'find'),
        result('a', '{}'),
        caller(4000, 5000, 'Hello?'),
        agent(6000, 7000, 'Here.'),
      ]),
      'tool-turn',
    );
    expect(marker?.detail).toBe('May be responding to the caller’s last remark');
  });

  it.each([
    ['it has no result', [tool('a', 'find'), agent(4000, 5000, 'Well.')]],
    [
      'keys were pressed first',
      [keyPress('1'), tool('a', 'find'), result('a', '1'), agent(4000, 5000, 'Well.')],
    ],
    [
      'keys are the answer',
      [tool('a', 'find'), result('a', '1'), keyPress('1'), agent(4000, 5000, 'Well.')],
    ],
  ])('is not timed when %s', (_, rest) => {
    const markers = markersOf([caller(0, 1000, 'Where is it?'), ...rest]);
    expect(markers.summary.toolWaits[0]).not.toHaveProperty('toResponseMs');
    expect(ofKind(markers, 'tool-turn')[0]?.detail).toBe('Response time unknown');
  });
});
