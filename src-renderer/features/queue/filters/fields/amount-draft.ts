import type { AmountFilter, NumberFilter } from '../../../../../src-shared/filter.ts';
import { formatDay } from '../../../../lib/format.ts';
import { momentOperatorText, numberOperatorText } from '../filter-text.ts';
import { endOfDay, momentText, parseMoment, startOfDay, unitFormats, type Unit } from './units.ts';

export type AmountOperator = NumberFilter['op'] | 'bt';

/** An amount while it is being typed; its texts may not be valid yet. */
export interface AmountDraft {
  readonly op: AmountOperator;
  readonly first: string;
  /** The upper bound; used for ranges only. */
  readonly second: string;
}

/** The names of the comparisons of a unit. */
export const amountOperatorText = (unit: Unit): Readonly<Record<AmountOperator, string>> =>
  unit === 'moment' ? momentOperatorText : numberOperatorText;

/** The filter that a draft stands for; undefined while the draft is not valid. */
export function parseAmount(unit: Unit, draft: AmountDraft): AmountFilter | undefined {
  if (unit === 'moment') return parseMomentAmount(draft);
  const { parse } = unitFormats[unit];
  return buildAmount(
    draft.op,
    parse(draft.first),
    draft.op === 'bt' ? parse(draft.second) : undefined,
  );
}

/** The draft that an editor starts with; undefined gives an empty one. */
export function toAmountDraft(unit: Unit, amount: AmountFilter | undefined): AmountDraft {
  if (amount === undefined) return { op: unit === 'moment' ? 'ge' : 'gt', first: '', second: '' };
  if (unit === 'moment') return toMomentDraft(amount);
  const { format } = unitFormats[unit];
  return amount.type === 'range'
    ? { op: 'bt', first: format(amount.value[0]), second: format(amount.value[1]) }
    : { op: amount.op, first: format(amount.value), second: '' };
}

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
function parseMomentAmount({ op, first, second }: AmountDraft): AmountFilter | undefined {
  const from = parseMoment(first);
  if (from === undefined) return undefined;
  const lastOf = ({ ms, isDay }: typeof from): number =>
    isDay ? (endOfDay(formatDay(ms)) ?? ms) : ms;
  if (op === 'bt') {
    const to = parseMoment(second);
    return buildAmount('bt', from.ms, to && lastOf(to));
  }
  if (op === 'eq' && from.isDay) return buildAmount('bt', from.ms, lastOf(from));
  // “Not on this day” would need two ranges, which Retell cannot express in one filter.
  if (op === 'ne' && from.isDay) return undefined;
  return buildAmount(op, op === 'gt' || op === 'le' ? lastOf(from) : from.ms, undefined);
}
