import type { Json, JsonObject } from '../../../src-shared/json.ts';
import { humanize } from '../../lib/format.ts';

/** One thing known of the call. `api` is the name Retell's documents know it by. */
export interface DetailField {
  readonly label: string;
  readonly api: string;
  readonly value: string;
  /** What the copy button copies, where it differs from what is shown. */
  readonly copy?: string;
}

export interface DetailGroup {
  readonly title: string;
  readonly fields: readonly DetailField[];
}

/** A fact, or nothing where Retell gave no value. */
export function detailField(
  label: string,
  api: string,
  value: string | undefined,
  copy?: string | number,
): readonly DetailField[] {
  if (value === undefined || value === '') return [];
  const rawValue = copy === undefined || String(copy) === value ? undefined : String(copy);
  return [{ label, api, value, ...(rawValue === undefined ? {} : { copy: rawValue }) }];
}

/** A value in words, where there is one. */
export const formatIfKnown = <T>(
  value: T | undefined,
  format: (known: T) => string,
): string | undefined => (value === undefined ? undefined : format(value));

export const yesNo = (value: boolean | undefined): string | undefined =>
  formatIfKnown(value, (yes) => (yes ? 'Yes' : 'No'));

/** A fact for each of Retell's own names, in plain words. */
export const fieldsOfObject = (
  object: JsonObject | undefined,
  api: string,
): readonly DetailField[] =>
  Object.entries(object ?? {}).flatMap(([key, value]) =>
    detailField(humanize(key), api === '' ? key : `${api}.${key}`, valueText(value)),
  );

/** A fact for each of the customer's own names, letter by letter: filters ask for them like that. */
export const customFields = (object: JsonObject | undefined, api: string): readonly DetailField[] =>
  Object.entries(object ?? {}).flatMap(([key, value]) =>
    detailField(key.trim() === '' ? JSON.stringify(key) : key, `${api}.${key}`, valueText(value)),
  );

function valueText(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? JSON.stringify(value, undefined, 2) : String(value);
}
