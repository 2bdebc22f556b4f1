/** The part of a keyboard event that decides which chord was pressed. */
export interface Keystroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr is held: only the typed symbol counts, not the Ctrl and Alt that Windows reports with it. */
  readonly altGraph: boolean;
}

/** The part of a keyboard event that matters for shortcuts. */
export const keystrokeOf = (event: KeyboardEvent): Keystroke => ({
  key: event.key,
  code: event.code,
  ctrlKey: event.ctrlKey,
  metaKey: event.metaKey,
  altKey: event.altKey,
  shiftKey: event.shiftKey,
  altGraph: event.getModifierState('AltGraph'),
});

const digitCode = /^(?:Digit|Numpad)(\d)$/u;
const letterCode = /^Key([A-Z])$/u;

// The symbols by their position on the US layout, for which the default shortcuts were chosen.
const symbolCodes: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Slash: '/',
  Period: '.',
  Comma: ',',
  Minus: '-',
  Equal: '=',
};

/**
 * The chords that a keystroke may stand for, the likeliest first: the digit key, the typed character, and
 * last the position of the key, for layouts whose characters no shortcut uses (Cyrillic, or “ü” in place
 * of “[”).
 */
export function chordsOf(stroke: Keystroke, mac: boolean): readonly string[] {
  const held = modifiersOf(stroke, mac);
  if (held === undefined) return [];
  const chords = [
    digitChord(stroke, held),
    characterChord(stroke, held),
    positionChord(stroke, held),
    mac && held.usedForSymbol ? positionChord(stroke, { ...held, alt: true }) : undefined,
  ];
  return chords.filter((chord) => chord !== undefined);
}

const modifierKeys =
  /^(?:Control|Shift|Alt|AltGraph|Meta|Super|Hyper|Fn\w*|\w+Lock|Dead|Process|Unidentified)$/u;

/**
 * The chord to store when a reviewer records a shortcut; undefined while only modifiers are down. A letter
 * outside the Latin script is stored by the position of its key, so that it works on every layout.
 */
export function chordToRecord(stroke: Keystroke, mac: boolean): string | undefined {
  const chords = chordsOf(stroke, mac);
  const isForeign =
    stroke.key.length === 1 && /[^\p{Script=Latin}\p{Script=Common}]/u.test(stroke.key);
  const named = stroke.key.length === 1 || !modifierKeys.test(stroke.key);
  if (!named && stroke.key !== 'Dead') return undefined;
  return isForeign ? chords.at(-1) : chords[0];
}

interface HeldModifiers {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** AltGr or Option was needed to type the symbol, so it is not part of the chord. */
  readonly usedForSymbol: boolean;
}

/** Undefined when a modifier is held that no shortcut uses. */
function modifiersOf(stroke: Keystroke, mac: boolean): HeldModifiers | undefined {
  const { altGraph, shiftKey: shift } = stroke;
  if (altGraph || (mac && stroke.altKey && isSymbol(stroke.key))) {
    return { mod: mac && stroke.metaKey, alt: false, shift, usedForSymbol: true };
  }
  const [mod, other] = mac ? [stroke.metaKey, stroke.ctrlKey] : [stroke.ctrlKey, stroke.metaKey];
  return other ? undefined : { mod, alt: stroke.altKey, shift, usedForSymbol: false };
}

const isSymbol = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}]/u.test(key);

const join = ({ mod, alt, shift }: Omit<HeldModifiers, 'forSign'>, key: string): string =>
  `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;

function digitChord(stroke: Keystroke, held: HeldModifiers): string | undefined {
  const digit = digitCode.exec(stroke.code)?.[1];
  if (digit === undefined || held.usedForSymbol) return undefined;
  // Without Num Lock the number pad sends arrow keys and the like.
  const pad = stroke.code.startsWith('Numpad');
  return pad && stroke.key !== digit ? undefined : join(held, digit);
}

function characterChord({ key }: Keystroke, held: HeldModifiers): string | undefined {
  if (key === ' ') return join(held, 'Space');
  if (key.length !== 1) return key === 'Dead' ? undefined : join(held, key);
  // Shift may be needed to type a symbol; with a letter it is part of the chord.
  return isSymbol(key) ? join({ ...held, shift: false }, key) : join(held, key.toUpperCase());
}

function positionChord({ key, code }: Keystroke, held: HeldModifiers): string | undefined {
  if (/^[a-z\d]$/iu.test(key)) return undefined;
  const place = letterCode.exec(code)?.[1] ?? symbolCodes[code];
  return place === undefined ? undefined : join(held, place);
}
