import type { AmountFilter, NumberFilter } from '../../../../../src-shared/filter.ts';
import { endOfDay, startOfDay } from './units.ts';
import { formatDay } from '../../../../lib/format.ts';
import { unitFormats, parseMoment, momentText, type Unit } from './units.ts';

export type AmountOperator = NumberFilter['op'] | 'bt';

/** An amount while it is being written: texts that may not mean anything yet. */
export interface AmountDraft {
  readonly op: AmountOperator;
  readonly first: string;
  /** Of a range only. */
  readonly second: string;
}

/** What the comparison is called; moments come before and after, amounts are over and under. */
export const amountOperatorText = (unit: Unit): Readonly<Record<AmountOperator, string>> =>
  unit === 'moment'
    ? {
        ge: 'from',
        le: 'until',
        bt: 'between',
        gt: 'after',
        lt: 'before',
        eq: 'at',
        ne: 'not at',
      }
    : {
        gt: 'over',
        ge: 'at least',
        lt: 'under',
        le: 'at most',
        bt: 'between',
        eq: 'exactly',
        ne: 'not',
      };

/** The amount that was written; undefined while it can't be understood. */
export function parseAmount(unit: Unit, draft: AmountDraft): AmountFilter | undefined {
  if (unit === 'moment') return parseMomentAmount(draft);
  const { parse: read } = unitFormats[unit];
  return buildAmount(
    draft.op,
    read(draft.first),
    draft.op === 'bt' ? read(draft.second) : undefined,
  );
}

/** An amount as it would be written. */
export function toAmountDraft(unit: Unit, amount: AmountFilter | undefined): AmountDraft {
  if (amount === undefined) return { op: unit === 'moment' ? 'ge' : 'gt', first: '', second: '' };
  if (unit === 'moment') return toMomentDraft(amount);
  const { format: write } = unitFormats[unit];
  return amount.type === 'range'
    ? { op: 'bt', first: write(amount.value[0]), second: write(amount.value[1]) }
    : { op: amount.op, first: write(amount.value), second: '' };
}

/** Which edge of a day stands for the whole of it. */
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

/** A day alone means all of it: from its first moment, until its last, and at it is within it. */
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
  // All moments but those of one day: no single criterion of Retell can say so.
  if (op === 'ne' && from.isDay) return undefined;
  return buildAmount(op, op === 'gt' || op === 'le' ? lastOf(from) : from.ms, undefined);
}
