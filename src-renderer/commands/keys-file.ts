import { keysFormat, keysVersion } from '../../src-shared/keys-file.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { firstObjection, type OwnKeys } from './key-choices.ts';

const largest = 200_000;

/** Reads a file of keys. It is taken whole or not at all; the reason is in plain words. */
export function readKeysFile(text: string): Result<OwnKeys, string> {
  if (text.length > largest) return err('The file is too large to be a file of keys.');
  const file = parsed(text);
  if (file === undefined) return err('The file is not JSON.');
  if (file['format'] !== keysFormat) return err('The file holds no keys of Earmark.');
  if (file['version'] !== keysVersion) {
    return err(`The file is of version ${String(file['version'])}; this Earmark reads version 1.`);
  }
  const keys = ownKeysIn(file['keys']);
  if (keys === undefined) return err('“keys” must name a list of keys for each command.');
  const objection = firstObjection(keys);
  return objection === undefined ? ok(keys) : err(objection);
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return undefined;
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function ownKeysIn(value: unknown): OwnKeys | undefined {
  if (!isFields(value)) return undefined;
  const entries = Object.entries(value);
  const lists = entries.flatMap(([id, chords]) => (isTexts(chords) ? [[id, chords] as const] : []));
  // Built from entries, so that a hostile `__proto__` is a command nobody knows.
  return lists.length === entries.length ? Object.fromEntries(lists) : undefined;
}
