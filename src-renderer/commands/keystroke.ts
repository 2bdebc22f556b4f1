/** The part of a keyboard event that decides which chord was pressed. */
export interface Keystroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr is held: the sign is what counts, not the Ctrl and Alt that Windows reports with it. */
  readonly altGraph: boolean;
}

/** Reads a keyboard event. */
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

// Where a sign lies on the keyboard that the list of keys was written on.
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
 * The chords a stroke may stand for, likeliest first: the digit key, the character typed, and last the
 * place of the key, for layouts whose characters the list of commands does not know (Cyrillic, or “ü”
 * where others have “[”).
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
 * The chord to keep when a reviewer chooses a key by pressing it; undefined while only modifiers are
 * down. A letter that is not Latin is kept by the place of its key, so that it counts on every layout.
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
  /** AltGr or Option was used up in typing a sign. */
  readonly usedForSymbol: boolean;
}

/** Undefined when a modifier is held that no chord uses. */
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
  // Without NumLock the number pad sends arrows and the like.
  const pad = stroke.code.startsWith('Numpad');
  return pad && stroke.key !== digit ? undefined : join(held, digit);
}

function characterChord({ key }: Keystroke, held: HeldModifiers): string | undefined {
  if (key === ' ') return join(held, 'Space');
  if (key.length !== 1) return key === 'Dead' ? undefined : join(held, key);
  // Shift is part of how a sign is typed; of a letter it is a choice.
  return isSymbol(key) ? join({ ...held, shift: false }, key) : join(held, key.toUpperCase());
}

function positionChord({ key, code }: Keystroke, held: HeldModifiers): string | undefined {
  if (/^[a-z\d]$/iu.test(key)) return undefined;
  const place = letterCode.exec(code)?.[1] ?? symbolCodes[code];
  return place === undefined ? undefined : join(held, place);
}
