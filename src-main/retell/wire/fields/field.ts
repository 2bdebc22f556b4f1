import { z } from 'zod';
import type { JsonObject } from '../../../../src-shared/json.ts';
import { boundedJson } from './bounded-json.ts';
import { validationIssue } from './validation-issue.ts';
import { isRow, type Row } from './read-row.ts';

/** The longest text of one field; a transcript of ten hours has about 600,000 characters. */
const maxTextLength = 2_000_000;

export const text = z
  .string({ error: 'is no text' })
  .max(maxTextLength, { error: 'is longer than two million characters' });
export const flag = z.boolean({ error: 'is neither true nor false' });

/** Larger numbers are not exact, and no field of Retell needs them. */
const maxNumber = Number.MAX_SAFE_INTEGER;
export const number = z
  .number({ error: 'is no number' })
  .min(-maxNumber, { error: 'is out of range' })
  .max(maxNumber, { error: 'is out of range' });

/** Times outside of these years are mistakes, and most of them cannot be formatted as a date. */
const latestMs = Date.UTC(2100, 0, 1);
const notATime = { error: 'is no time between 1970 and 2100' };
/** Milliseconds since 1970. */
export const timestamp = z
  .number({ error: 'is no number' })
  .min(0, notATime)
  .max(latestMs, notATime);

/** No call lasts a week. */
const maxDurationMs = 7 * 24 * 60 * 60 * 1000;
const notADuration = { error: 'is no duration between zero and a week' };
export const duration = z
  .number({ error: 'is no number' })
  .min(0, notADuration)
  .max(maxDurationMs, notADuration);
/** Seconds from the start of the call. */
export const seconds = z
  .number({ error: 'is no number' })
  .min(0, notADuration)
  .max(maxDurationMs / 1000, notADuration);

/** From start to end; undefined when the two contradict each other. */
export const durationBetween = (startMs?: number, endMs?: number): number | undefined => {
  if (startMs === undefined || endMs === undefined) return undefined;
  const ms = endMs - startMs;
  return ms >= 0 && ms <= maxDurationMs ? ms : undefined;
};
/** An object of the customer's own, with any content. */
export const freeForm = z.custom<Row>(isRow, { error: 'is no object' });
/** Its items are read one by one, so that a bad item affects only itself. */
export const list = z.array(z.unknown(), { error: 'is no list' });

/** A customer's own object within limits; `undefined` when it is absent or empty. */
export const boundedObject = (
  value: Row | undefined,
  path: string,
  problems: string[],
): JsonObject | undefined => (value === undefined ? undefined : boundedJson(value, path, problems));

/** The numbers in a list. Other values are left out and reported. */
export function numbersOf(
  values: readonly unknown[] | undefined,
  path: string,
  problems: string[],
): readonly number[] | undefined {
  if (values === undefined) return undefined;
  const taken = values.slice(0, maxNumbers);
  const numbers = taken.filter(isNumber);
  if (numbers.length !== taken.length) {
    const first = taken.find((value) => !isNumber(value));
    problems.push(validationIssue(path, 'some values are no numbers', first));
  }
  if (taken.length !== values.length) problems.push(`${path}: more than ${maxNumbers} were cut`);
  return numbers;
}

const isNumber = (value: unknown): value is number => number.safeParse(value).success;

/** More than one value per second for a day; latency lists are far shorter. */
const maxNumbers = 100_000;

type OptionalFields<T> = {
  [K in keyof T as object extends Pick<T, K> ? K : never]?: T[K] | undefined;
};
type RequiredFields<T> = { [K in keyof T as object extends Pick<T, K> ? never : K]: T[K] };

/** Leaves out undefined values, because optional fields must be absent instead. */
export function present<T extends object>(value: OptionalFields<T> & RequiredFields<T>): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only undefined values are dropped, and MustHave lets none stand for a field that T requires
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}
