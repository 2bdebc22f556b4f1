import { formatDay, formatLatency, formatTime } from '../../lib/format.ts';
import { lengthFrom } from './typed-bounds.ts';

/** What a number of a criterion measures; people write and read each in its own way. */
export type Unit = 'length' | 'money' | 'moment' | 'number' | 'wait';

interface Manner {
  /** The number that was typed; undefined when it is not understood. */
  readonly read: (text: string) => number | undefined;
  /** As it would be typed. */
  readonly write: (value: number) => string;
  /** How to write it, for the empty field. */
  readonly example: string;
}

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu;
const money = /^(?<dollar>\$\s*)?(?<amount>[\d.]+)\s*(?<cent>¢|c|ct|cents?)?$/iu;
const wait = /^(?<amount>[\d.]+)\s*(?<unit>ms|s)?$/iu;

const numberFrom = (text: string): number | undefined => {
  const typed = text.trim();
  return plain.test(typed) ? Number(typed) : undefined;
};

/** Without the dust that binary fractions leave (0.29 × 100). */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Dollars unless cents are said; Retell counts in cents. */
function centsFrom(text: string): number | undefined {
  const { dollar, amount = '', cent } = money.exec(text.trim())?.groups ?? {};
  const value = numberFrom(amount);
  if (value === undefined || (dollar !== undefined && cent !== undefined)) return undefined;
  return tidy(cent === undefined ? value * 100 : value);
}

/** Milliseconds unless seconds are said. */
function waitFrom(text: string): number | undefined {
  const { amount = '', unit } = wait.exec(text.trim())?.groups ?? {};
  const value = numberFrom(amount);
  return value === undefined ? undefined : tidy(unit === 's' ? value * 1000 : value);
}

/** A length to the millisecond, where there are any: `2:00`, `0:01.5`. */
function lengthText(ms: number): string {
  const rest = Math.abs(ms % 1000);
  const point = rest === 0 ? '' : `.${String(rest / 1000).slice(2)}`;
  return `${ms < 0 ? '-' : ''}${formatTime(Math.abs(ms))}${point}`;
}

const moment =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[ T](?<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?$/u;

/** A day with or without a time, in the reviewer's own time zone. */
export function momentFrom(text: string): { ms: number; isDay: boolean } | undefined {
  const { day, clock } = moment.exec(text.trim())?.groups ?? {};
  if (day === undefined) return undefined;
  const ms = new Date(`${day}T${(clock ?? '00:00').replace(/^(\d):/u, '0$1:')}`).getTime();
  return Number.isNaN(ms) ? undefined : { ms, isDay: clock === undefined };
}

/** A moment as it would be typed, no more exact than it is. */
export function momentText(ms: number): string {
  const at = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = at.getSeconds() + at.getMilliseconds() / 1000;
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const exact = at.getMilliseconds() === 0 ? two(seconds) : seconds.toFixed(3).padStart(6, '0');
  return `${formatDay(ms)} ${clock}${seconds === 0 ? '' : `:${exact}`}`;
}

/** How each unit is typed and read. Moments have their own way with whole days; see amount-draft.ts. */
export const manners: { readonly [U in Unit]: Manner } = {
  length: { read: lengthFrom, write: lengthText, example: 'm:ss' },
  money: {
    read: centsFrom,
    write: (cents) => `$${tidy(cents / 100)}`,
    example: '$0.12 or 12 ¢',
  },
  wait: {
    read: waitFrom,
    write: (ms) => (ms % 100 === 0 || ms < 1000 ? formatLatency(ms) : `${ms} ms`),
    example: '850 ms or 1.2 s',
  },
  number: { read: numberFrom, write: String, example: '0' },
  moment: {
    read: (text) => momentFrom(text)?.ms,
    write: momentText,
    example: '2026-11-21 14:02',
  },
};
