import { describe, expect, it } from 'vitest';
import { commandRows } from '../../../../src-shared/commands.ts';
import { createKeymap } from '../../../../src-renderer/commands/keymap.ts';
import type { Keystroke } from '../../../../src-renderer/commands/keystroke.ts';

const stroke = (key: string, code: string, held: Partial<Keystroke> = {}): Keystroke => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  ...held,
});

const desk = ['desk', 'everywhere'] as const;
const { find, shortcutsOf: keysOf } = createKeymap({}, false);
const ids = (pressed: Keystroke, scopes: Parameters<typeof find>[1] = desk) =>
  find(pressed, scopes).map(({ id }) => id);

describe('the keymap', () => {
  it('gives no chord to two commands that count in the same place', () => {
    const taken = commandRows.flatMap(({ scope, shortcuts: keys }) =>
      keys.map((key) => `${scope} ${key}`),
    );
    expect(taken.filter((one, place) => taken.indexOf(one) !== place)).toEqual([]);
  });

  it('gives the desk no chord that already counts everywhere', () => {
    const everywhere = commandRows.filter(({ scope }) => scope === 'everywhere');
    const taken = new Set(everywhere.flatMap(({ shortcuts: keys }) => keys));
    const doubled = commandRows.filter(
      ({ scope, shortcuts: keys }) => scope === 'desk' && keys.some((key) => taken.has(key)),
    );
    expect(doubled).toEqual([]);
  });

  it('tells Shift with a letter from the letter, whether Caps Lock is on or not', () => {
    expect(ids(stroke('m', 'KeyM'))).toEqual(['play.next-mark']);
    expect(ids(stroke('M', 'KeyM'))).toEqual(['play.next-mark']);
    expect(ids(stroke('M', 'KeyM', { shiftKey: true }))).toEqual(['play.previous-mark']);
  });

  it('opens the help by the sign ?, however it is typed', () => {
    expect(ids(stroke('?', 'Slash', { shiftKey: true }))).toEqual(['help.open']);
    expect(ids(stroke('?', 'Minus', { shiftKey: true }))).toEqual(['help.open']);
    expect(ids(stroke('?', 'Slash'))).toEqual(['help.open']);
  });

  it('knows the digit keys of an AZERTY keyboard, which type signs', () => {
    expect(ids(stroke('&', 'Digit1'))).toEqual(['tag.1']);
    expect(ids(stroke('"', 'Digit3'))).toEqual(['tag.3']);
    expect(ids(stroke('3', 'Digit3', { shiftKey: true }))).toEqual(['tag-comment.3']);
    expect(ids(stroke('z', 'KeyW', { ctrlKey: true }))).toEqual(['edit.undo']);
  });

  it('knows the signs of an AZERTY and a QWERTZ keyboard that need AltGr', () => {
    const altGr = { altGraph: true, ctrlKey: true, altKey: true };
    expect(ids(stroke('[', 'Digit5', altGr))).toEqual(['play.slower']);
    expect(ids(stroke('[', 'Digit8', altGr))).toEqual(['play.slower']);
    expect(ids(stroke('\\', 'Minus', altGr))).toEqual(['play.normal-speed']);
  });

  it('undoes by the letter typed on a QWERTZ keyboard, and slows down by the place of [', () => {
    expect(ids(stroke('z', 'KeyY', { ctrlKey: true }))).toEqual(['edit.undo']);
    expect(ids(stroke('y', 'KeyZ', { ctrlKey: true }))).toEqual(['edit.redo']);
    expect(ids(stroke('ü', 'BracketLeft'))).toEqual(['play.slower']);
    expect(ids(stroke('-', 'Slash'))).toEqual(['transcript.find']);
  });

  it('goes by the place of the key where letters are Cyrillic', () => {
    expect(ids(stroke('о', 'KeyJ'))).toEqual(['play.back']);
    expect(ids(stroke('Ь', 'KeyM', { shiftKey: true }))).toEqual(['play.previous-mark']);
    expect(ids(stroke('я', 'KeyZ', { ctrlKey: true }))).toEqual(['edit.undo']);
  });

  it('tags from the number pad, and moves when NumLock is off', () => {
    expect(ids(stroke('4', 'Numpad4'))).toEqual(['tag.4']);
    expect(ids(stroke('ArrowLeft', 'Numpad4'))).toEqual(['word.back']);
  });

  it('answers in the scorecard before it tags on the desk', () => {
    expect(ids(stroke('1', 'Digit1'), ['scorecard', ...desk])[0]).toBe('answer.1');
    expect(ids(stroke('ArrowDown', 'ArrowDown'), ['queue', ...desk])[0]).toBe('queue.row-down');
  });

  it('leaves chords alone that hold a modifier of somebody else', () => {
    expect(ids(stroke('j', 'KeyJ', { altKey: true }))).toEqual([]);
    expect(ids(stroke('k', 'KeyK', { metaKey: true }))).toEqual([]);
  });

  it('takes Cmd for Ctrl on macOS, and Option as part of a sign', () => {
    const mac = createKeymap({}, true);
    const macIds = (pressed: Keystroke) => mac.find(pressed, desk).map(({ id }) => id);
    expect(macIds(stroke('k', 'KeyK', { metaKey: true }))).toEqual(['palette.open']);
    expect(macIds(stroke('k', 'KeyK', { ctrlKey: true }))).toEqual([]);
    expect(macIds(stroke('[', 'Digit5', { altKey: true }))).toEqual(['play.slower']);
  });

  it('goes by the reviewer’s own keys where there are some', () => {
    const own = createKeymap({ 'play.back': ['B'] }, false);
    expect(own.shortcutsOf('play.back')).toEqual(['B']);
    expect(own.find(stroke('b', 'KeyB'), desk).map(({ id }) => id)).toEqual(['play.back']);
    expect(own.find(stroke('j', 'KeyJ'), desk)).toEqual([]);
    expect(keysOf('play.back')).toEqual(['J']);
  });
});
