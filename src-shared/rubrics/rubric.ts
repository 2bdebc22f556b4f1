import { z } from 'zod';
import { CallFilter } from '../filter.ts';
import { Measure } from '../measures/measure.ts';

/**
 * Ids identify criteria, options and the like in files, tables and exports, so only plain characters
 * are allowed.
 */
const Id = z
  .string()
  .regex(/^[\w][\w.-]{0,99}$/u, 'Use letters, digits, dots, hyphens and underscores');
const name = z.string().trim().min(1).max(200);
const guidance = z.string().max(4000).optional();

/** Weights and points have at most three decimals, so that scores can be computed exactly. */
const isThousandths = (value: number): boolean =>
  Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6;
const thousandths = (min: number, max: number) =>
  z.number().min(min).max(max).refine(isThousandths, 'Use at most three decimals');

const weight = thousandths(0, 1000);
/** The share of the criterion's weight that is earned: 0 is the worst, 1 the best. */
const points = thousandths(0, 1);
const quantity = thousandths(-1e9, 1e9);

export const Option = z.object({
  id: Id,
  label: name,
  points,
  /** What this answer fails in addition to its own weight. */
  fails: z.enum(['section', 'all']).optional(),
  /** A root cause must be selected before the review is submitted. */
  asksReason: z.boolean().optional(),
});

const ChecklistItem = z.object({ id: Id, label: name, points: thousandths(0, 1000) });

/** The points of a number: by thresholds, where the last one reached counts, or on a straight line. */
const NumberPoints = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('thresholds'),
    /** In ascending order of `from`. A number below the first threshold earns no points. */
    steps: z
      .array(z.object({ from: quantity, points }))
      .min(1)
      .max(20),
  }),
  z.object({ type: z.literal('line'), zeroAt: quantity, fullAt: quantity }),
]);

/** When a criterion is asked: only if an earlier criterion has this answer. */
export const Condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), criterionId: Id, optionIds: z.array(Id).min(1).max(9) }),
  z.object({
    kind: z.literal('checklist'),
    criterionId: Id,
    itemId: Id,
    checked: z.boolean(),
  }),
  z.object({
    kind: z.literal('number'),
    criterionId: Id,
    op: z.enum(['le', 'lt', 'eq', 'ge', 'gt']),
    value: quantity,
  }),
  z.object({ kind: z.literal('not-applicable'), criterionId: Id }),
]);

/** The answer that a measure proposes. */
const MeasureProposal = z.object({
  measure: Measure,
  /** Option ids. If one is missing, that result proposes no answer. */
  whenMet: Id.optional(),
  whenNotMet: Id.optional(),
});

const common = {
  id: Id,
  name,
  guidance,
  /** Relative to the other criteria. A criterion of weight 0 is asked but not counted. */
  weight,
  allowNotApplicable: z.boolean(),
  /** Adds to the earned points but never to the possible points. */
  bonus: z.boolean().optional(),
  condition: Condition.optional(),
};

export const Criterion = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('choice'),
    /** In the order of the shortcuts 1–9. */
    options: z.array(Option).min(2).max(9),
    measured: MeasureProposal.optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('checklist'),
    /** The score is the share of the items' points that is checked. */
    items: z.array(ChecklistItem).min(1).max(20),
  }),
  z.object({
    ...common,
    kind: z.literal('number'),
    unit: z.string().trim().max(20).optional(),
    min: quantity,
    max: quantity,
    step: thousandths(0.001, 1e9),
    scale: NumberPoints,
  }),
  /** Free text, which is never scored. */
  z.object({ ...common, kind: z.literal('text') }),
]);

/** A tree of at most three levels. Only causes without sub-causes can be selected. */
const RootCauseLeaf = z.object({ id: Id, name });
const RootCauseGroup = z.object({
  id: Id,
  name,
  causes: z.array(RootCauseLeaf).max(50).optional(),
});
export const RootCause = z.object({
  id: Id,
  name,
  causes: z.array(RootCauseGroup).max(50).optional(),
});

export const Section = z.object({ id: Id, name, criteria: z.array(Criterion).min(1).max(200) });

/** A published version never changes. Editing it creates a draft of the next version. */
export const Rubric = z.object({
  id: Id,
  version: z.number().int().positive().max(1_000_000),
  name,
  description: z.string().max(4000).optional(),
  /** The kinds of conversation that it can score. */
  kinds: z
    .array(z.enum(['call', 'chat']))
    .min(1)
    .max(2),
  /** The calls that it is proposed for. Without a filter, it is proposed for all calls of its kinds. */
  appliesTo: CallFilter.optional(),
  /** The score from which a review passes, 0–100. */
  passMark: thousandths(0, 100),
  /** Whether bonus criteria can't raise the score above 100. */
  capAt100: z.boolean().optional(),
  sections: z.array(Section).min(1).max(50),
  rootCauses: z.array(RootCause).max(50).optional(),
});

/**
 * Drafts can be edited, published versions are in use, and retired versions are not used for new
 * reviews.
 */
export type RubricStatus = 'draft' | 'published' | 'retired';

/** A version of a rubric in the library's list. */
export interface ListedRubric {
  readonly rubric: Rubric;
  readonly status: RubricStatus;
  readonly changedMs: number;
  /** The number of drafts and submitted reviews that use this version. */
  readonly reviews: number;
}

/** A review of an older version, scored by another version. Scores are percentages. */
export interface RescoredReview {
  readonly callId: string;
  readonly reviewer?: string;
  readonly before?: number;
  /** Undefined if an answer can't be carried over, or if nothing is counted. */
  readonly after?: number;
  /** Whether every answer can be carried over. */
  readonly carries: boolean;
}

export type Rubric = z.infer<typeof Rubric>;
export type Section = z.infer<typeof Section>;
export type Criterion = z.infer<typeof Criterion>;
export type CriterionOf<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>;
export type Option = z.infer<typeof Option>;
export type Condition = z.infer<typeof Condition>;
export type RootCause = z.infer<typeof RootCause>;
export type NumberPoints = z.infer<typeof NumberPoints>;
