import { z } from 'zod';
import { QueueFilter } from '../filter.ts';
import { SamplingMethod } from '../sampling/method.ts';
import { maxPlanSize, planOrders, planPeriods } from './plan-choices.ts';

/** Ids of what people make are unique everywhere, because reviews are exchanged between machines. */
export const PlanId = z.uuid();

/** Which calls are to be reviewed, how many of them, how they are drawn, and when. */
export const Plan = z.object({
  id: PlanId,
  name: z.string().trim().min(1).max(100),
  /** The calls that the sample is drawn from. */
  filter: QueueFilter,
  /** Whether only calls of the last day or week can be drawn. Without effect on a plan drawn once. */
  recentOnly: z.boolean(),
  period: z.enum(planPeriods),
  /** When a daily or weekly plan is drawn: minutes after midnight, and the day from 1, Monday. */
  drawMinute: z.number().int().min(0).max(1439),
  weekday: z.number().int().min(1).max(7),
  method: SamplingMethod,
  size: z.number().int().min(1).max(maxPlanSize),
  /** The order in which the drawn calls are reviewed. */
  order: z.enum(planOrders),
  /** How many of the drawn calls are to be reviewed; all of them if absent. */
  goal: z.number().int().min(1).max(maxPlanSize).optional(),
  /** Of a plan that is drawn once: the last day, as the start of the day after. */
  dueMs: z.number().int().nonnegative().max(8.64e15).optional(),
  /** Of a daily or weekly plan: days from the draw. */
  dueDays: z.number().int().min(1).max(365).optional(),
});
export type Plan = z.infer<typeof Plan>;

/** One sample of a plan. It keeps all that is needed to draw it again. */
export interface Draw {
  readonly id: string;
  readonly planId: string;
  /** The scheduled moment that the draw belongs to; 0 for a plan that is drawn once. */
  readonly periodMs: number;
  readonly drawnMs: number;
  readonly seed: string;
  /** The plan at the time of the draw. */
  readonly plan: Plan;
  readonly populationCount: number;
  readonly populationHash: string;
  readonly strata: readonly DrawnStratum[];
}

export interface DrawnStratum {
  readonly name: string;
  readonly population: number;
  readonly drawn: number;
}

/** A replaced call and one that was carried over to a later draw stay in the record. */
export type DrawnCallState = 'drawn' | 'replaced' | 'carried-over';

/** A call of a draw, with what the list of the plan shows of it. */
export interface DrawnCall {
  readonly callId: string;
  /** From 1. */
  readonly position: number;
  /** Why the call is in the sample. */
  readonly reason: string;
  readonly state: DrawnCallState;
  /** Why the call was replaced. */
  readonly note?: string;
  /** The call that this one replaces. */
  readonly replaces?: string;
  readonly status: 'open' | 'draft' | 'submitted' | 'reopened' | 'skipped';
  readonly reviewer?: string;
  /** Absent if the library no longer has the call. */
  readonly agentName?: string;
  readonly startMs?: number;
  readonly durationMs?: number;
}

/** How far the reviews of a draw are. Replaced calls and those carried over do not count. */
export interface DrawProgress {
  readonly calls: number;
  readonly submitted: number;
  readonly skipped: number;
  /** Submitted since midnight. */
  readonly today: number;
  /** How many are to be reviewed. */
  readonly goal: number;
  /** Mean active time per submitted review; absent until one is submitted. */
  readonly meanActiveMs?: number;
  /** The active time that the reviews up to the goal will take at this pace. */
  readonly leftMs?: number;
  readonly dueMs?: number;
  readonly reviewers: readonly ReviewerProgress[];
}

export interface ReviewerProgress {
  readonly name: string;
  readonly submitted: number;
  readonly today: number;
  readonly meanActiveMs?: number;
}

export interface ListedDraw {
  readonly draw: Draw;
  readonly progress: DrawProgress;
}

/** A plan as the list shows it. */
export interface ListedPlan {
  readonly id: string;
  readonly name: string;
  /** Absent if this version of Earmark can't read the plan; `problem` says why. */
  readonly plan?: Plan;
  readonly problem?: string;
  readonly closedMs?: number;
  /** When the next draw is due; absent for plans that are closed or drawn once. */
  readonly nextDrawMs?: number;
  /** The newest first. */
  readonly draws: readonly ListedDraw[];
}

/** What a draw that is repeated gives now. */
export interface RepeatedDraw {
  /** Whether the population has the same calls as at the draw. */
  readonly samePopulation: boolean;
  readonly populationCount: number;
  /** The calls of the repeated draw, in order. */
  readonly callIds: readonly string[];
  /** How many of them the draw had in the first place. */
  readonly sameCalls: number;
}

/** The calls that a filter matches now, for the help with the sample size. */
export interface PopulationSummary {
  readonly count: number;
  readonly strata: readonly DrawnStratum[];
}
