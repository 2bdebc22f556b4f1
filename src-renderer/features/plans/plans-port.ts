import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type {
  DrawnCall,
  ListedPlan,
  Plan,
  PopulationSummary,
  RepeatedDraw,
} from '../../../src-shared/plans/plan.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import type { StratumField } from '../../../src-shared/sampling/method-names.ts';

export type Reply<T> = Promise<Result<T, AppError>>;

/** A queue whose filter a plan can take over. */
export interface QueueChoice {
  readonly id: string;
  readonly name: string;
  readonly filter: QueueFilter;
}

/** What the plans need from main, the library and the queue. */
export interface PlansPort {
  readonly list: () => Reply<readonly ListedPlan[]>;
  readonly calls: (drawId: string) => Reply<readonly DrawnCall[]>;
  readonly population: (
    filter: QueueFilter,
    by: StratumField | undefined,
  ) => Reply<PopulationSummary>;
  readonly save: (plan: Plan) => Reply<EditReceipt>;
  readonly close: (planId: string) => Reply<EditReceipt>;
  readonly reopen: (planId: string) => Reply<EditReceipt>;
  readonly carryOver: (planId: string) => Reply<EditReceipt>;
  readonly requeue: (drawId: string, callId: string) => Reply<EditReceipt>;
  readonly draw: (planId: string) => Reply<EditReceipt>;
  readonly drawDue: () => Reply<readonly EditReceipt[]>;
  readonly replace: (drawId: string, callId: string, reason: string) => Reply<EditReceipt>;
  readonly repeat: (drawId: string) => Reply<RepeatedDraw>;
  /** The queue on the desk and the saved ones. */
  readonly queues: () => readonly QueueChoice[];
  /** A filter in words, one phrase for each field; empty if it does not restrict anything. */
  readonly describeFilter: (filter: QueueFilter) => readonly string[];
  /** Shows the calls of a plan as the queue on the desk. */
  readonly openInQueue: (plan: Plan) => void;
}

export interface PlansDeps {
  readonly port: PlansPort;
  readonly newId: () => string;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
}
