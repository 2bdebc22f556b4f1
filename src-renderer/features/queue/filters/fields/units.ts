import { formatLatency, formatTime } from '../../../../lib/format.ts';
import { momentText, parseMoment } from './moment.ts';

const durationForm = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d(?:\.\d{1,3})?)$/u;
const minutesForm = /^\d{1,5}(?:\.\d+)?$/u;

/** Parses a typed duration into ms: `4:12`, `1:02:03`, `0:01.5`, or minutes (`2`, `1.5`). */
export function parseDuration(text: string): number | undefined {
  const typed = text.trim();
  if (minutesForm.test(typed)) return Math.round(Number(typed) * 60_000);
  const parts = durationForm.exec(typed);
  if (parts === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
}

/** What a numeric filter measures. Each unit is typed and shown in its own form. */
export type Unit = 'duration' | 'latency' | 'money' | 'moment' | 'number';

interface UnitFormat {
  /** The typed number; undefined when it is not valid. */
  readonly parse: (text: string) => number | undefined;
  /** The number in the form that `parse` reads. */
  readonly format: (value: number) => string;
  /** The placeholder of an empty field. */
  readonly example: string;
}

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu;
const money = /^(?<dollar>\$\s*)?(?<amount>[\d.]+)\s*(?<cent>¢|c|ct|cents?)?$/iu;
const latency = /^(?<amount>[\d.]+)\s*(?<unit>ms|s)?$/iu;

const parseNumber = (text: string): number | undefined => {
  const typed = text.trim();
  return plain.test(typed) ? Number(typed) : undefined;
};

/** Removes the error of binary fractions (0.29 × 100). */
const roundFloat = (value: number): number => Number(value.toPrecision(12));

/** Parses dollars, or cents where a unit says so, into cents, Retell's unit. */
function parseCents(text: string): number | undefined {
  const { dollar, amount = '', cent } = money.exec(text.trim())?.groups ?? {};
  const value = parseNumber(amount);
  if (value === undefined || (dollar !== undefined && cent !== undefined)) return undefined;
  return roundFloat(cent === undefined ? value * 100 : value);
}

/** Parses milliseconds, or seconds where a unit says so, into ms. */
function parseLatency(text: string): number | undefined {
  const { amount = '', unit } = latency.exec(text.trim())?.groups ?? {};
  const value = parseNumber(amount);
  return value === undefined ? undefined : roundFloat(unit === 's' ? value * 1000 : value);
}

/** A duration with milliseconds only where it has them: `2:00`, `0:01.5`. */
function durationText(ms: number): string {
  const rest = Math.abs(ms % 1000);
  const point = rest === 0 ? '' : `.${String(rest / 1000).slice(2)}`;
  return `${ms < 0 ? '-' : ''}${formatTime(Math.abs(ms))}${point}`;
}

/** How each unit is typed and shown. amount-draft.ts adds whole days to moments. */
export const unitFormats: { readonly [U in Unit]: UnitFormat } = {
  duration: { parse: parseDuration, format: durationText, example: 'm:ss' },
  money: {
    parse: parseCents,
    format: (cents) => `$${roundFloat(cents / 100)}`,
    example: '$0.12 or 12 ¢',
  },
  latency: {
    parse: parseLatency,
    format: (ms) => (ms % 100 === 0 || ms < 1000 ? formatLatency(ms) : `${ms} ms`),
    example: '850 ms or 1.2 s',
  },
  number: { parse: parseNumber, format: String, example: '0' },
  moment: {
    parse: (text) => parseMoment(text)?.ms,
    format: momentText,
    example: '2026-11-21 14:02',
  },
};
