import type { QueueFilter } from '../../../src-shared/filter.ts';
import { planProblems } from '../../../src-shared/plans/plan-problems.ts';
import type { Plan } from '../../../src-shared/plans/plan.ts';
import { maxPlanSize } from '../../../src-shared/plans/plan-choices.ts';
import type { SamplingMethod } from '../../../src-shared/sampling/method.ts';
import {
  simpleMethods,
  type SimpleMethod,
  type StratumField,
} from '../../../src-shared/sampling/method-names.ts';
import { formatDay } from '../../lib/dates.ts';
import { planFormText as text } from './plans-text.ts';

/** A plan as it is typed: numbers and times are texts until the plan is saved. */
export interface PlanDraft {
  readonly id: string;
  readonly isNew: boolean;
  readonly name: string;
  readonly filter: QueueFilter;
  readonly recentOnly: boolean;
  readonly period: Plan['period'];
  readonly time: string;
  readonly weekday: number;
  readonly method: SamplingMethod['kind'];
  readonly by: StratumField;
  readonly allocation: 'proportional' | 'equal';
  readonly shares: Readonly<Record<SimpleMethod, string>>;
  readonly size: string;
  readonly order: Plan['order'];
  readonly goal: string;
  /** A day in the form of a date field. */
  readonly dueDay: string;
  readonly dueDays: string;
}

/** Passes the changed part of a draft. */
export type SetDraft = (part: Partial<PlanDraft>) => void;

export type DraftField = 'name' | 'time' | 'size' | 'goal' | 'dueDay' | 'dueDays' | 'method';
export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>;

export const emptyDraft = (id: string, filter: QueueFilter): PlanDraft => ({
  id,
  isNew: true,
  name: '',
  filter,
  recentOnly: false,
  period: 'once',
  time: '06:00',
  weekday: 1,
  method: 'random',
  by: 'agent',
  allocation: 'proportional',
  shares: { random: '50', newest: '', riskiest: '50' },
  size: '20',
  order: 'drawn',
  goal: '',
  dueDay: '',
  dueDays: '',
});

export function draftOf(plan: Plan): PlanDraft {
  const { method } = plan;
  const start = emptyDraft(plan.id, plan.filter);
  return {
    ...start,
    isNew: false,
    name: plan.name,
    recentOnly: plan.recentOnly,
    period: plan.period,
    time: timeText(plan.drawMinute),
    weekday: plan.weekday,
    method: method.kind,
    ...(method.kind === 'stratified' ? { by: method.by, allocation: method.allocation } : {}),
    ...(method.kind === 'mix' ? { shares: sharesOf(method.parts) } : {}),
    size: String(plan.size),
    order: plan.order,
    goal: plan.goal === undefined ? '' : String(plan.goal),
    dueDay: plan.dueMs === undefined ? '' : formatDay(plan.dueMs - 1),
    dueDays: plan.dueDays === undefined ? '' : String(plan.dueDays),
  };
}

const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const sharesOf = (
  parts: readonly { readonly method: SimpleMethod; readonly percent: number }[],
): PlanDraft['shares'] => ({
  random: '',
  newest: '',
  riskiest: '',
  ...Object.fromEntries(parts.map(({ method, percent }) => [method, String(percent)])),
});

/** The fields of a draft as values: NaN where a number or a day is wrong. */
interface DraftValues {
  readonly size: number;
  readonly goal: number | undefined;
  readonly dueMs: number | undefined;
  readonly dueDays: number | undefined;
  readonly drawMinute: number | undefined;
  readonly method: SamplingMethod | undefined;
}

function valuesOf(draft: PlanDraft): DraftValues {
  const isOnce = draft.period === 'once';
  return {
    size: draft.method === 'all' ? maxPlanSize : wholeNumber(draft.size),
    goal: optionalNumber(draft.goal),
    dueMs: isOnce ? endOfDay(draft.dueDay) : undefined,
    dueDays: isOnce ? undefined : optionalNumber(draft.dueDays),
    // The time of a plan that is drawn once has no effect.
    drawMinute: isOnce ? 0 : minuteOf(draft.time),
    method: methodOf(draft),
  };
}

function problemsOf(
  { name }: PlanDraft,
  { size, goal, dueMs, dueDays, drawMinute, method }: DraftValues,
): DraftProblems {
  return {
    ...problem('name', name.trim() === '', text.nameMissing),
    ...problem('time', drawMinute === undefined, text.timeFormat),
    ...problem('size', !isWithin(size, maxPlanSize), text.sizeRange),
    ...problem('goal', !isWithin(goal ?? 1, maxPlanSize), text.goalRange),
    ...problem('dueDay', Number.isNaN(dueMs), text.dayFormat),
    ...problem('dueDays', !isWithin(dueDays ?? 1, 365), text.daysRange),
    ...problem('method', method === undefined, text.sharesMissing),
  };
}

/** The plan, or the problem of each field that has one. */
export function planOf(
  draft: PlanDraft,
): { readonly plan: Plan } | { readonly problems: DraftProblems } {
  const values = valuesOf(draft);
  const { goal, dueMs, dueDays, drawMinute, method, size } = values;
  const problems = problemsOf(draft, values);
  if (method === undefined || Object.keys(problems).length > 0) return { problems };
  const { id, filter, recentOnly, period, weekday, order } = draft;
  const plan: Plan = {
    id,
    name: draft.name.trim(),
    filter,
    recentOnly,
    period,
    weekday,
    order,
    method,
    size,
    drawMinute: drawMinute ?? 0,
    ...(goal === undefined ? {} : { goal }),
    ...(dueMs === undefined ? {} : { dueMs }),
    ...(dueDays === undefined ? {} : { dueDays }),
  };
  const found = planProblems(plan);
  return found.length === 0
    ? { plan }
    : { problems: Object.fromEntries(found.map(({ field, message }) => [field, message])) };
}

const problem = (field: DraftField, isPresent: boolean, message: string): DraftProblems =>
  isPresent ? { [field]: message } : {};

const isWithin = (value: number, max: number): boolean => value >= 1 && value <= max;

/** NaN if the text is not a whole number. */
const wholeNumber = (typed: string): number =>
  /^\d{1,9}$/u.test(typed.trim()) ? Number(typed.trim()) : Number.NaN;

const optionalNumber = (typed: string): number | undefined =>
  typed.trim() === '' ? undefined : wholeNumber(typed);

/** The start of the day after, so that the whole day is left to review. */
function endOfDay(day: string): number | undefined {
  if (day.trim() === '') return undefined;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day.trim());
  if (match === null) return Number.NaN;
  return new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + 1).getTime();
}

function minuteOf(time: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/u.exec(time.trim());
  const [hours, minutes] = [Number(match?.[1] ?? 24), Number(match?.[2] ?? 60)];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

function methodOf(draft: PlanDraft): SamplingMethod | undefined {
  const { method, by, allocation, shares } = draft;
  if (method === 'stratified') return { kind: method, by, allocation };
  if (method !== 'mix') return { kind: method };
  const parts = simpleMethods
    .map((one) => ({ method: one, percent: optionalNumber(shares[one]) ?? 0 }))
    .filter(({ percent }) => percent !== 0);
  const isValid = parts.length >= 2 && parts.every(({ percent }) => isWithin(percent, 100));
  return isValid ? { kind: 'mix', parts } : undefined;
}
