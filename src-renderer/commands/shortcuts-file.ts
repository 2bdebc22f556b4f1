import { shortcutsFormat, shortcutsVersion } from '../../src-shared/shortcuts-file.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { firstShortcutProblem, type CustomShortcuts } from './custom-shortcuts.ts';

const maxLength = 200_000;

/** Reads a shortcuts file, all of it or nothing. The error is text for the reviewer. */
export function readShortcutsFile(text: string): Result<CustomShortcuts, string> {
  if (text.length > maxLength) return err('The file is too large for a shortcuts file.');
  const file = parseJson(text);
  if (file === undefined) return err('The file is not JSON.');
  if (file['format'] !== shortcutsFormat) return err('This is not an Earmark shortcuts file.');
  if (file['version'] !== shortcutsVersion) {
    return err(
      `The file has version ${String(file['version'])}. This version of Earmark reads version 1.`,
    );
  }
  const shortcuts = parseShortcuts(file['keys']);
  if (shortcuts === undefined) return err('“keys” must hold a list of shortcuts for each command.');
  const problem = firstShortcutProblem(shortcuts);
  return problem === undefined ? ok(shortcuts) : err(problem);
}

type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return undefined;
  }
}

const isStringArray = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function parseShortcuts(value: unknown): CustomShortcuts | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  const lists = entries.flatMap(([id, chords]) =>
    isStringArray(chords) ? [[id, chords] as const] : [],
  );
  // Built from entries, so that a `__proto__` in the file is only an unknown command.
  return lists.length === entries.length ? Object.fromEntries(lists) : undefined;
}
