import { describe, expect, it } from 'vitest';
import { commandRows } from '../../../../src-shared/commands.ts';
import { shortcutsFileText } from '../../../../src-shared/shortcuts-file.ts';
import {
  firstShortcutProblem,
  isChord,
  shortcutProblem,
  withShortcuts,
} from '../../../../src-renderer/commands/custom-shortcuts.ts';
import { createKeymap } from '../../../../src-renderer/commands/keymap.ts';
import { readShortcutsFile } from '../../../../src-renderer/commands/shortcuts-file.ts';
import { chordToRecord, type Keystroke } from '../../../../src-renderer/commands/keystroke.ts';

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

describe('choosing a key', () => {
  it('keeps what was pressed: letters, signs, digits, Alt, and the keys of pedals', () => {
    const kept = [
      stroke('p', 'KeyP'),
      stroke('P', 'KeyP', { shiftKey: true, ctrlKey: true }),
      stroke('p', 'KeyP', { altKey: true }),
      stroke('?', 'Slash', { shiftKey: true }),
      stroke('&', 'Digit1'),
      stroke('ü', 'BracketLeft'),
      stroke(' ', 'Space'),
      stroke('F13', 'F13'),
      stroke('MediaPlayPause', 'MediaPlayPause'),
    ].map((one) => chordToRecord(one, false));
    const wanted = ['P', 'Mod+Shift+P', 'Alt+P', '?', '1', 'Ü', 'Space', 'F13', 'MediaPlayPause'];
    expect(kept).toEqual(wanted);
    expect(wanted.every(isChord)).toBe(true);
  });

  it('keeps a Cyrillic letter by the place of its key, so that it counts on every layout', () => {
    expect(chordToRecord(stroke('о', 'KeyJ'), false)).toBe('J');
  });

  it('waits while only modifiers are down', () => {
    expect(
      chordToRecord(stroke('Control', 'ControlLeft', { ctrlKey: true }), false),
    ).toBeUndefined();
    expect(chordToRecord(stroke('AltGraph', 'AltRight'), false)).toBeUndefined();
    expect(chordToRecord(stroke('CapsLock', 'CapsLock'), false)).toBeUndefined();
  });

  it('keeps Option with a letter on macOS by its place', () => {
    const own = { 'play.pause': ['Alt+='] };
    const found = createKeymap(own, true).find(stroke('≠', 'Equal', { altKey: true }), ['desk']);
    expect(found.map(({ id }) => id)).toEqual(['play.pause']);
  });

  it('refuses what is taken where both count, and says by what', () => {
    expect(shortcutProblem({}, 'play.toggle', 'M')).toBe('Already used for “Next marker”.');
    expect(shortcutProblem({}, 'play.toggle', 'Mod+K')).toBe('Already used for “Command palette”.');
    expect(shortcutProblem({ 'play.next-mark': ['B'] }, 'play.toggle', 'M')).toBeUndefined();
    expect(shortcutProblem({}, 'answer.not-applicable', 'M')).toBeUndefined();
    expect(shortcutProblem({}, 'play.toggle', 'Space')).toBeUndefined();
  });

  it('refuses keys that belong to the focus, to buttons, to text and to the system', () => {
    for (const chord of ['Tab', 'Enter', 'Mod+C', 'F11', 'p', '', 'Ctrl+P', 'Mod+', 'P '])
      expect(shortcutProblem({}, 'play.toggle', chord), chord).toBeDefined();
  });

  it('has no objection to any key of the list itself', () => {
    for (const { id, shortcuts: keys } of commandRows)
      for (const chord of keys)
        expect([id, chord, shortcutProblem({}, id, chord)]).toEqual([id, chord, undefined]);
  });

  it('forgets a choice that is the default one', () => {
    const own = withShortcuts({}, 'play.toggle', ['P']);
    expect(own).toEqual({ 'play.toggle': ['P'] });
    expect(withShortcuts(own, 'play.toggle', ['Space'])).toEqual({});
  });
});

describe('a shortcuts file', () => {
  it('comes back as it was written', () => {
    const own = { 'play.toggle': ['P', 'Gamepad:0', 'F13'], 'play.pause': [] };
    expect(readShortcutsFile(shortcutsFileText(own))).toEqual({ ok: true, value: own });
  });

  it('may exchange the keys of two commands', () => {
    expect(firstShortcutProblem({ 'play.back': ['L'], 'play.forward': ['J'] })).toBeUndefined();
  });

  it('is refused whole, with the reason, when anything in it cannot be', () => {
    const file = (keys: unknown, more = {}): string =>
      JSON.stringify({ format: 'earmark-keys', version: 1, keys, ...more });
    const reasons: readonly (readonly [string, RegExp])[] = [
      ['{', /not JSON/u],
      ['[]', /not an Earmark shortcuts file/u],
      ['null', /not an Earmark shortcuts file/u],
      [file({}, { version: 2 }), /version 2/u],
      [file([]), /“keys” must hold/u],
      [file({ 'play.toggle': 'P' }), /“keys” must hold/u],
      [file({ 'play.toggle': [1] }), /“keys” must hold/u],
      [file({ 'play.nothing': ['P'] }), /Unknown command/u],
      ['{"format":"earmark-keys","version":1,"keys":{"__proto__":["P"]}}', /Unknown command/u],
      [file({ 'play.toggle': ['M'] }), /Already used for “Next marker”/u],
      [file({ 'play.toggle': ['P'], 'play.pause': ['P'] }), /Already used/u],
      [file({ 'play.toggle': ['A', 'B', 'C', 'D', 'H', 'P', 'Q', 'V', 'W'] }), /more than 8/u],
      ['x'.repeat(300_000), /too large/u],
    ];
    for (const [text, reason] of reasons) {
      const read = readShortcutsFile(text);
      expect(read.ok ? 'taken' : read.error).toMatch(reason);
    }
  });
});
