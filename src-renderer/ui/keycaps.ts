const keySymbols: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
  Backspace: '⌫',
};

/** The key caps of a chord as printed on this computer's keyboard, in the order in which they are held. */
export function keycapsOf(chord: string, mac: boolean): readonly string[] {
  // + is itself a key: “Mod++” is Mod and +.
  const keys = chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  return keys.map((key) => {
    if (key === 'Mod') return mac ? '⌘' : 'Ctrl';
    if (key === 'Shift') return mac ? '⇧' : 'Shift';
    if (key === 'Alt') return mac ? '⌥' : 'Alt';
    return keySymbols[key] ?? pedalButtonName(key) ?? key;
  });
}

/** People count buttons from 1: `Pedal:0` → “Pedal button 1”. */
function pedalButtonName(key: string): string | undefined {
  const [, device, button] = /^(Gamepad|Pedal):(\d+)$/u.exec(key) ?? [];
  return device === undefined ? undefined : `${device} button ${Number(button) + 1}`;
}

/** A chord as text: “Ctrl+Shift+F”, “Pedal button 1”. */
export const chordText = (chord: string, mac: boolean): string => keycapsOf(chord, mac).join('+');

/** A chord in the form of `aria-keyshortcuts`. */
export const ariaShortcut = (chord: string, mac: boolean): string =>
  chord.replace('Mod', mac ? 'Meta' : 'Control');
