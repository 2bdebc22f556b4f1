import type { z } from 'zod';
import type { JsonObject } from '../../../../src-shared/json.ts';
import { boundedJson } from './bounded-json.ts';
import { validationIssue } from './validation-issue.ts';

/** The schema of each known field of a row. Every field is optional. */
export type Shape = Readonly<Record<string, z.ZodType>>;

export type Fields<S extends Shape> = { readonly [K in keyof S]?: z.infer<S[K]> };

export interface ReadRow<S extends Shape> {
  readonly fields: Fields<S>;
  /** Fields that the shape does not contain, unchanged. */
  readonly unknown: JsonObject;
  /** The validation issues, one per field that does not fit its schema. */
  readonly problems: string[];
}

export type Row = Readonly<Record<string, unknown>>;

/** Any object except an array. In JSON, `__proto__` is a key like any other. */
export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a row field by field, so that a bad field affects only itself. `null` means absent, which is how
 * Retell uses it.
 */
export function readRow<S extends Shape>(shape: S, row: Row, path = ''): ReadRow<S> {
  const known: [string, unknown][] = [];
  const unknown: [string, unknown][] = [];
  const problems: string[] = [];
  for (const [name, value] of Object.entries(row)) {
    if (value === null) continue;
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const read = schema?.safeParse(value);
    if (read === undefined) unknown.push([name, value]);
    else if (read.success) known.push([name, read.data]);
    else problems.push(validationIssue(`${path}${name}`, reasonOf(read.error), value));
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value was read by the schema of its own name just above, which is what the type says
    fields: Object.fromEntries(known) as Fields<S>,
    unknown: boundedJson(Object.fromEntries(unknown), `${path}unknown fields`, problems) ?? {},
    problems,
  };
}

const reasonOf = (error: z.ZodError): string => error.issues[0]?.message ?? 'does not fit';
