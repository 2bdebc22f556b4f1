import type { QueueFilter } from '../../../src-shared/filter.ts';
import { periodStart } from '../../../src-shared/insights/periods.ts';
import type { SelectOption } from '../../ui/option-list.tsx';
import { insightsText } from './insights-text.ts';

const days = ['7', '30', '90'] as const;
type Days = (typeof days)[number];
export type PeriodChoice = 'any' | Days | 'other';

/** The days before today and today. */
const startOf = (choice: Days, nowMs: number): number => {
  const today = new Date(periodStart(nowMs, 'day'));
  return new Date(
    today.getFullYear(),
    today.getMonth(),
    today.getDate() - Number(choice) + 1,
  ).getTime();
};

/** Which of the offered periods the filter is set to. */
export function periodOf({ call }: QueueFilter, nowMs: number): PeriodChoice {
  const start = call.start_timestamp;
  if (start === undefined) return 'any';
  const isFrom = start.type === 'number' && start.op === 'ge';
  return (isFrom && days.find((one) => startOf(one, nowMs) === start.value)) || 'other';
}

/** “As filtered” is offered only while a filter of the bar is set to something else. */
export const periodChoices = (
  filter: QueueFilter,
  nowMs: number,
): readonly SelectOption<PeriodChoice>[] => {
  const choices: readonly PeriodChoice[] = ['any', ...days];
  const shown = periodOf(filter, nowMs) === 'other' ? [...choices, 'other' as const] : choices;
  return shown.map((value) => ({ value, label: insightsText.periods[value] }));
};

export function withPeriod(filter: QueueFilter, choice: PeriodChoice, nowMs: number): QueueFilter {
  if (choice === 'other') return filter;
  const { start_timestamp: _before, ...rest } = filter.call;
  if (choice === 'any') return { ...filter, call: rest };
  return {
    ...filter,
    call: { ...rest, start_timestamp: { type: 'number', op: 'ge', value: startOf(choice, nowMs) } },
  };
}
