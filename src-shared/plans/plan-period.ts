/** When the calls of a plan are drawn: once, or at a stated moment of every day or week. */
export interface PlanSchedule {
  readonly period: 'once' | 'daily' | 'weekly';
  /** Minutes after midnight, in the time zone of this machine. */
  readonly drawMinute: number;
  /** 1 is Monday, 7 is Sunday. Only weekly plans use it. */
  readonly weekday: number;
}

/** The newest scheduled moment that is not in the future; 0 for a plan that is drawn once. */
export function periodStartMs(schedule: PlanSchedule, nowMs: number): number {
  if (schedule.period === 'once') return 0;
  const step = schedule.period === 'daily' ? 1 : 7;
  const today = new Date(nowMs);
  const daysBack = step === 1 ? 0 : (isoWeekday(today) - schedule.weekday + 7) % 7;
  const at = momentOf(today, -daysBack, schedule.drawMinute);
  return at <= nowMs ? at : momentOf(today, -daysBack - step, schedule.drawMinute);
}

/** When the next draw is due; undefined for a plan that is drawn once. */
export function nextDrawMs(schedule: PlanSchedule, nowMs: number): number | undefined {
  if (schedule.period === 'once') return undefined;
  const start = new Date(periodStartMs(schedule, nowMs));
  return momentOf(start, schedule.period === 'daily' ? 1 : 7, schedule.drawMinute);
}

/** Calendar days, so that a change of the clocks does not move the moment. */
const momentOf = (day: Date, daysLater: number, minute: number): number =>
  new Date(
    day.getFullYear(),
    day.getMonth(),
    day.getDate() + daysLater,
    Math.floor(minute / 60),
    minute % 60,
  ).getTime();

const isoWeekday = (day: Date): number => ((day.getDay() + 6) % 7) + 1;
