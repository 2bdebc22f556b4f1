import { z } from 'zod';
import type { SessionResults } from '../calibration-results/session-results.ts';
import type { ChosenCalibrationFile } from '../calibration-file/calibration-import.ts';
import type { ListedSession } from '../calibration/session.ts';
import type { ClipCounts } from '../clips/clip-counts.ts';
import type { WordErrorRate } from '../corrections/word-error-rates.ts';
import { ExportOptions } from '../export-options.ts';
import { QueueFilter, QueueSort } from '../filter.ts';
import type { MeasureOverrides } from '../measures/overrides.ts';
import {
  PlanId,
  type DrawnCall,
  type ListedPlan,
  type PopulationSummary,
  type RepeatedDraw,
} from '../plans/plan.ts';
import {
  Edit,
  rubricKey,
  type EditReceipt,
  type HistoryEntry,
  type OtherReview,
  type ReviewData,
} from '../review.ts';
import { uuid, type Reviewer } from '../reviewer.ts';
import type { ListedRubric, RescoredReview, Rubric } from '../rubrics/rubric.ts';
import { stratumFields } from '../sampling/method-names.ts';
import type { Tag } from '../tag.ts';
import { callId, cancelId, noInput, requestId, returns } from './endpoint.ts';

export interface ExportDone {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** Present if clips were asked for. */
  readonly clips?: ClipCounts;
}

/** How far a running export is. */
export interface ExportProgress {
  readonly workId: string;
  readonly reviews: number;
}

/** A review with the rubric version that it was scored by. */
export interface ReadReview {
  readonly work: ReviewData;
  readonly rubric: Rubric;
}

/**
 * The rubric, or the place of each error if the file was refused, or `cancelled` if no file was chosen.
 */
export type RubricImport =
  | { readonly rubric: Rubric }
  | { readonly problems: readonly { readonly place: string; readonly message: string }[] }
  | { readonly cancelled: true };

const atMs = z.number().int().nonnegative();

/** Who made the edit, as the page showed it. Refused unless it is a reviewer of this computer. */
const madeBy = { reviewerId: uuid };

/** Requests about what people make: reviews, tags, rubrics, plans and exports. */
export const reviewRequests = {
  /** `requestId` makes it safe to repeat a request: the response is the first receipt. */
  'edit:apply': returns<EditReceipt>()(
    z.object({
      requestId,
      edit: Edit,
      ...madeBy,
      /** When the reviewer made it. */
      atMs: atMs.optional(),
    }),
  ),
  'edit:undo': returns<EditReceipt>()(z.object(madeBy)),
  'edit:redo': returns<EditReceipt>()(z.object(madeBy)),
  'edit:history': returns<readonly HistoryEntry[]>()(
    z.object({ limit: z.number().int().min(1).max(1000) }),
  ),
  'work:of': returns<ReviewData>()(z.object({ callId })),
  /** Everybody who has reviewed in the open workspace, also on another computer. */
  'reviewer:list': returns<readonly Reviewer[]>()(noInput),
  /** The call's other reviews, newest first. */
  'reviews:of-call': returns<readonly OtherReview[]>()(z.object({ callId })),
  /** Another review, to read. Refused while the reviewer has to judge independently of it. */
  'reviews:read': returns<ReadReview>()(z.object({ reviewId: uuid })),
  /** Makes one of the reviewer's own reviews the one that the desk shows. */
  'reviews:select': returns<ReadReview>()(z.object({ reviewId: uuid })),
  /** Imports exported reviews as one step of undo. Main asks for the file and confirms what it holds. */
  'reviews:import': returns<EditReceipt>()(z.object({ requestId })),
  /** Adds to the time that the reviewer spent on a call. It is not a step of undo. */
  'work:active': returns<true>()(z.object({ callId, ms: z.number().int().min(1).max(600_000) })),
  'tags:list': returns<readonly Tag[]>()(noInput),
  'templates:list': returns<readonly string[]>()(noInput),
  'rubric:current': returns<Rubric>()(noInput),
  'rubric:list': returns<readonly ListedRubric[]>()(noInput),
  /** How this version would score the reviews of older versions. Nothing is changed. */
  'rubric:preview': returns<readonly RescoredReview[]>()(z.object(rubricKey)),
  /** How often reviewers overrode each measure of this version. */
  'measures:overrides': returns<readonly MeasureOverrides[]>()(z.object(rubricKey)),
  /**
   * How often the transcripts were wrong where reviewers checked them, by agent, version and speaker.
   * Without a filter, over all calls.
   */
  'corrections:word-error-rates': returns<readonly WordErrorRate[]>()(
    z.object({ filter: QueueFilter.optional() }),
  ),
  /** Main opens the system's file dialog. */
  'rubric:import': returns<RubricImport>()(noInput),
  'rubric:export': returns<{ readonly path: string }>()(z.object(rubricKey)),

  'plan:list': returns<readonly ListedPlan[]>()(noInput),
  'plan:calls': returns<readonly DrawnCall[]>()(z.object({ drawId: PlanId })),
  /** How many calls a filter matches, and how many of them are in each stratum. */
  'plan:population': returns<PopulationSummary>()(
    z.object({ filter: QueueFilter, by: z.enum(stratumFields).optional() }),
  ),
  'plan:draw': returns<EditReceipt>()(z.object({ requestId, planId: PlanId })),
  /** Draws the plans that are due. Returns what was drawn. */
  'plan:draw-due': returns<readonly EditReceipt[]>()(noInput),
  'plan:replace': returns<EditReceipt>()(
    z.object({ requestId, drawId: PlanId, drawnCall: callId, reason: z.string().max(1000) }),
  ),
  'plan:repeat': returns<RepeatedDraw>()(z.object({ drawId: PlanId })),

  'calibration:list': returns<readonly ListedSession[]>()(noInput),
  'calibration:results': returns<SessionResults>()(z.object({ sessionId: uuid })),
  /** Writes the session for participants on other computers, or the reviewer's own results for the lead. */
  'calibration:export': returns<{ readonly path: string }>()(
    z.object({ sessionId: uuid, content: z.enum(['session', 'results']) }),
  ),
  /** Main opens the system's file dialog. Nothing is imported yet. */
  'calibration:choose-file': returns<ChosenCalibrationFile>()(noInput),
  /** Imports the file that was chosen last as one step of undo. Refused if its content is another one now. */
  'calibration:import': returns<EditReceipt>()(
    z.object({
      requestId,
      contentHash: z.string().min(1).max(64),
      ...madeBy,
      participantId: uuid.optional(),
    }),
  ),

  /** `export:progress` reports the progress. */
  'export:run': returns<ExportDone>()(
    z.object({
      filter: QueueFilter,
      sort: QueueSort,
      options: ExportOptions,
      /**
       * Whether the system's file dialog opens. Otherwise the file goes to the export folder under a
       * default name.
       */
      askWhere: z.boolean(),
      workId: cancelId,
    }),
  ),
  /** Shows the newest export of this run in the system's file manager. */
  'export:reveal': returns<true>()(noInput),
} as const;
