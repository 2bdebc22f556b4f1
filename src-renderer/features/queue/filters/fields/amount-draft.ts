import type { AmountFilter, NumberFilter } from '../../../../../src-shared/filter.ts';
import { formatDay } from '../../../../lib/dates.ts';
import { momentOperatorText, numberOperatorText } from '../filter-text.ts';
import { endOfDay, momentText, parseMoment, startOfDay } from './moment.ts';
import { unitFormats, type Unit } from './units.ts';

export type AmountOperator = NumberFilter['op'] | 'bt';

/** An amount while it is being typed; its texts may not be valid yet. */
export interface AmountDraft {
  readonly op: AmountOperator;
  readonly first: string;
  /** The upper bound; used for ranges only. */
  readonly second: string;
  /**
   * The numbers behind the texts that the draft started with. A text that was not changed keeps its
   * number, even where the text is less precise.
   */
  readonly exact?: { readonly first: Exact; readonly second: Exact };
}

interface Exact {
  readonly text: string;
  readonly value: number | undefined;
}

/** The names of the comparisons of a unit. */
export const amountOperatorText = (unit: Unit): Readonly<Record<AmountOperator, string>> =>
  unit === 'moment' ? momentOperatorText : numberOperatorText;

/** The filter that a draft stands for; undefined while the draft is not valid. */
export function parseAmount(unit: Unit, draft: AmountDraft): AmountFilter | undefined {
  if (unit === 'moment') return parseMomentAmount(draft);
  const { op, exact } = draft;
  const read = (field: 'first' | 'second') =>
    unchangedValue(draft[field], exact?.[field]) ?? unitFormats[unit].parse(draft[field]);
  return buildAmount(op, read('first'), op === 'bt' ? read('second') : undefined);
}

/** The draft that an editor starts with; undefined gives an empty one. */
export function toAmountDraft(unit: Unit, amount: AmountFilter | undefined): AmountDraft {
  if (amount === undefined) return { op: unit === 'moment' ? 'ge' : 'gt', first: '', second: '' };
  const { format } = unitFormats[unit];
  const values = amount.type === 'range' ? amount.value : [amount.value];
  const [first = '', second = ''] = values.map(format);
  const exact = {
    first: { text: first, value: values[0] },
    second: { text: second, value: values[1] },
  };
  return unit === 'moment'
    ? { ...toMomentDraft(amount), exact }
    : { op: amount.op, first, second, exact };
}

const unchangedValue = (text: string, exact: Exact | undefined): number | undefined =>
  exact?.text === text ? exact.value : undefined;

/** Which bound of a day lets a comparison name the day alone. */
const dayEdges: Readonly<Record<NumberFilter['op'], ((ms: number) => boolean) | undefined>> = {
  ge: (ms) => isStart(ms),
  lt: (ms) => isStart(ms),
  gt: (ms) => isEnd(ms),
  le: (ms) => isEnd(ms),
  eq: undefined,
  ne: undefined,
};

function toMomentDraft(amount: AmountFilter): AmountDraft {
  if (amount.type === 'number') {
    const { op, value } = amount;
    const isDay = dayEdges[op]?.(value) === true;
    return { op, first: isDay ? formatDay(value) : momentText(value), second: '' };
  }
  const [lowest, highest] = amount.value;
  if (!isStart(lowest) || !isEnd(highest)) {
    return { op: 'bt', first: momentText(lowest), second: momentText(highest) };
  }
  const [first, second] = [formatDay(lowest), formatDay(highest)];
  return first === second ? { op: 'eq', first, second: '' } : { op: 'bt', first, second };
}

const isStart = (ms: number): boolean => startOfDay(formatDay(ms)) === ms;
const isEnd = (ms: number): boolean => endOfDay(formatDay(ms)) === ms;

function buildAmount(
  op: AmountOperator,
  first: number | undefined,
  second: number | undefined,
): AmountFilter | undefined {
  if (first === undefined) return undefined;
  if (op !== 'bt') return { type: 'number', op, value: first };
  return second === undefined ? undefined : { type: 'range', op: 'bt', value: [first, second] };
}

/** A day without a time means the whole day: “from” its start, “until” its end, “at” within it. */
function parseMomentAmount(draft: AmountDraft): AmountFilter | undefined {
  const { op, exact } = draft;
  const read = (field: 'first' | 'second') => {
    const ms = unchangedValue(draft[field], exact?.[field]);
    return ms === undefined ? parseMoment(draft[field]) : { ms, isDay: false };
  };
  const from = read('first');
  if (from === undefined) return undefined;
  const lastOf = ({ ms, isDay }: typeof from): number =>
    isDay ? (endOfDay(formatDay(ms)) ?? ms) : ms;
  if (op === 'bt') {
    const to = read('second');
    return buildAmount('bt', from.ms, to && lastOf(to));
  }
  if (op === 'eq' && from.isDay) return buildAmount('bt', from.ms, lastOf(from));
  // “Not on this day” would need two ranges, which Retell cannot express in one filter.
  if (op === 'ne' && from.isDay) return undefined;
  return buildAmount(op, op === 'gt' || op === 'le' ? lastOf(from) : from.ms, undefined);
}
