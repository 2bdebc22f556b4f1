import type { Json, JsonObject } from '../../../src-shared/json.ts';
import { plainWords } from '../../lib/format.ts';

/** One thing known of the call. `api` is the name Retell's documents know it by. */
export interface Fact {
  readonly label: string;
  readonly api: string;
  readonly value: string;
  /** What the copy button copies, where it differs from what is shown. */
  readonly copy?: string;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** A fact, or nothing where Retell gave no value. */
export function fact(
  label: string,
  api: string,
  value: string | undefined,
  copy?: string | number,
): readonly Fact[] {
  if (value === undefined || value === '') return [];
  const asCame = copy === undefined || String(copy) === value ? undefined : String(copy);
  return [{ label, api, value, ...(asCame === undefined ? {} : { copy: asCame }) }];
}

/** A value in words, where there is one. */
export const told = <T>(value: T | undefined, write: (known: T) => string): string | undefined =>
  value === undefined ? undefined : write(value);

export const yesNo = (value: boolean | undefined): string | undefined =>
  told(value, (yes) => (yes ? 'Yes' : 'No'));

/** A fact for each of Retell's own names, in plain words. */
export const ofFields = (object: JsonObject | undefined, api: string): readonly Fact[] =>
  Object.entries(object ?? {}).flatMap(([key, value]) =>
    fact(plainWords(key), api === '' ? key : `${api}.${key}`, words(value)),
  );

/** A fact for each of the customer's own names, letter by letter: filters ask for them like that. */
export const ofNamed = (object: JsonObject | undefined, api: string): readonly Fact[] =>
  Object.entries(object ?? {}).flatMap(([key, value]) =>
    fact(key.trim() === '' ? JSON.stringify(key) : key, `${api}.${key}`, words(value)),
  );

function words(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? JSON.stringify(value, undefined, 2) : String(value);
}
