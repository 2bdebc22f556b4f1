import type { AmountFilter, NumberFilter } from '../../../src-shared/filter.ts';
import { endOfDay, startOfDay } from './typed-bounds.ts';
import { formatDay } from '../../lib/format.ts';
import { manners, momentFrom, momentText, type Unit } from './unit.ts';

export type AmountOp = NumberFilter['op'] | 'bt';

/** An amount while it is being written: texts that may not mean anything yet. */
export interface AmountDraft {
  readonly op: AmountOp;
  readonly first: string;
  /** Of a range only. */
  readonly second: string;
}

/** What the comparison is called; moments come before and after, amounts are over and under. */
export const opWords = (unit: Unit): Readonly<Record<AmountOp, string>> =>
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
export function amountFrom(unit: Unit, draft: AmountDraft): AmountFilter | undefined {
  if (unit === 'moment') return momentAmount(draft);
  const { read } = manners[unit];
  return amountOf(draft.op, read(draft.first), draft.op === 'bt' ? read(draft.second) : undefined);
}

/** An amount as it would be written. */
export function draftOf(unit: Unit, amount: AmountFilter | undefined): AmountDraft {
  if (amount === undefined) return { op: unit === 'moment' ? 'ge' : 'gt', first: '', second: '' };
  if (unit === 'moment') return momentDraft(amount);
  const { write } = manners[unit];
  return amount.type === 'range'
    ? { op: 'bt', first: write(amount.value[0]), second: write(amount.value[1]) }
    : { op: amount.op, first: write(amount.value), second: '' };
}

/** Which edge of a day stands for the whole of it. */
const edges: Readonly<Record<NumberFilter['op'], ((ms: number) => boolean) | undefined>> = {
  ge: (ms) => isStart(ms),
  lt: (ms) => isStart(ms),
  gt: (ms) => isEnd(ms),
  le: (ms) => isEnd(ms),
  eq: undefined,
  ne: undefined,
};

function momentDraft(amount: AmountFilter): AmountDraft {
  if (amount.type === 'number') {
    const { op, value } = amount;
    const isDay = edges[op]?.(value) === true;
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

function amountOf(
  op: AmountOp,
  first: number | undefined,
  second: number | undefined,
): AmountFilter | undefined {
  if (first === undefined) return undefined;
  if (op !== 'bt') return { type: 'number', op, value: first };
  return second === undefined ? undefined : { type: 'range', op: 'bt', value: [first, second] };
}

/** A day alone means all of it: from its first moment, until its last, and at it is within it. */
function momentAmount({ op, first, second }: AmountDraft): AmountFilter | undefined {
  const from = momentFrom(first);
  if (from === undefined) return undefined;
  const lastOf = ({ ms, isDay }: typeof from): number =>
    isDay ? (endOfDay(formatDay(ms)) ?? ms) : ms;
  if (op === 'bt') {
    const to = momentFrom(second);
    return amountOf('bt', from.ms, to && lastOf(to));
  }
  if (op === 'eq' && from.isDay) return amountOf('bt', from.ms, lastOf(from));
  // All moments but those of one day: no single criterion of Retell can say so.
  if (op === 'ne' && from.isDay) return undefined;
  return amountOf(op, op === 'gt' || op === 'le' ? lastOf(from) : from.ms, undefined);
}
