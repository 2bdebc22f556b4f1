import {
  commandRows,
  type CommandId,
  type CommandRow,
  type CommandScope,
} from '../../src-shared/commands.ts';

/** Command id → chords in place of the default ones. */
export type OwnKeys = Readonly<Record<CommandId, readonly string[]>>;

/** Undefined when the chord may be given to the command; else why not, in plain words. */
export type Objection = string | undefined;

/** A command takes only so many keys: more are a mistake, and a file could bring millions. */
export const mostKeys = 8;

const modifiers = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?/u;
/** One sign, or one letter, which is written large. */
const typedKey = /^[^\s\p{C}\p{Ll}]$/u;
const namedKey = /^(?:[A-Z][A-Za-z\d]{1,30}|(?:Gamepad|Pedal):\d{1,3})$/u;

/** Whether a text is a chord as the list of commands writes them. */
export function isChord(text: string): boolean {
  const key = text.replace(modifiers, '');
  return typedKey.test(key) || namedKey.test(key);
}

const fixed: Readonly<Record<string, string>> = {
  Tab: 'moves the focus',
  'Shift+Tab': 'moves the focus',
  'Mod+C': 'copies text',
  'Mod+X': 'cuts text',
  'Mod+V': 'pastes text',
  'Mod+A': 'selects all text',
  'Mod+Q': 'quits Earmark',
  F11: 'fills the screen',
};

const pressesButtons: ReadonlySet<string> = new Set(['Enter', 'Shift+Enter']);

/** Why a command cannot have a chord: it belongs to the system, or to another command. */
export function objectionTo(own: OwnKeys, id: CommandId, chord: string): Objection {
  const row = commandRows.find((one) => one.id === id);
  if (row === undefined) return `No command is called “${id}”.`;
  if (!isChord(chord)) return `“${chord}” is not a key.`;
  const use = fixed[chord];
  if (use !== undefined) return `It always ${use}.`;
  if (pressesButtons.has(chord) && row.scope !== 'queue') return 'It always presses buttons.';
  const holder = commandRows.find(
    (other) =>
      other.id !== id && meet(other.scope, row.scope) && keysOfRow(own, other).includes(chord),
  );
  return holder === undefined ? undefined : `It is already: ${holder.title}.`;
}

/** The first key of a whole set that cannot be, for sets that come from a file. */
export function firstObjection(own: OwnKeys): Objection {
  for (const [id, chords] of Object.entries(own)) {
    if (chords.length > mostKeys) return `“${id}” has more than ${mostKeys} keys.`;
    for (const chord of chords) {
      const objection = objectionTo(own, id, chord);
      if (objection !== undefined) return `${chord} for “${id}”: ${objection}`;
    }
  }
  return undefined;
}

/** The set with another list of keys for one command; a list like the default one is no choice. */
export function withKeys(own: OwnKeys, id: CommandId, chords: readonly string[]): OwnKeys {
  const { [id]: _before, ...others } = own;
  const usual = commandRows.find((row) => row.id === id)?.keys ?? [];
  const isUsual = usual.length === chords.length && usual.every((one, at) => chords[at] === one);
  return isUsual ? others : { ...others, [id]: [...chords] };
}

const keysOfRow = (own: OwnKeys, row: CommandRow): readonly string[] => own[row.id] ?? row.keys;

const outer: ReadonlySet<CommandScope> = new Set(['everywhere', 'desk']);

/** Two scopes in which one press would mean two things; scorecard and queue go before the desk. */
const meet = (one: CommandScope, other: CommandScope): boolean =>
  one === other || (outer.has(one) && outer.has(other));
