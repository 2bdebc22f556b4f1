import { z } from 'zod';
import { QueueFilter } from '../filter.ts';
import type { Estimate } from '../statistics/interval.ts';
import type { ConfusionMatrix } from '../statistics/confusion.ts';
import { periodLengths, type PeriodLength } from './periods.ts';
import type { InsightsSelection } from './selection.ts';
import type { Drift } from './severity.ts';
import type { JudgedDifference } from './conclusion.ts';
import type { PanelName } from './panel-names.ts';

const filter = QueueFilter;
const length = z.enum(periodLengths).optional();
const agentId = z.string().min(1).max(200).optional();
const version = z.number().min(-1e15).max(1e15).optional();

/** What a panel is computed from. `length` is that of its trend; by default it follows from the dates. */
export const PanelRequest = z.discriminatedUnion('panel', [
  z.object({ panel: z.literal('overview'), filter, length }),
  z.object({ panel: z.literal('criteria'), filter, length }),
  z.object({ panel: z.literal('causes'), filter }),
  z.object({ panel: z.literal('tags'), filter }),
  z.object({ panel: z.literal('retell'), filter }),
  z.object({ panel: z.literal('versions'), filter, agentId, first: version, second: version }),
  z.object({ panel: z.literal('measures'), filter }),
  z.object({ panel: z.literal('reviewers'), filter }),
  z.object({ panel: z.literal('brief'), filter, agentId }),
]);
export type PanelRequest = z.infer<typeof PanelRequest>;

/** How many reviews of how many calls a panel rests on. */
export interface Basis {
  readonly reviews: number;
  readonly calls: number;
  /** The library still reads reviews that were stored before Insights was opened. */
  readonly reading: boolean;
}

/** A figure of a group, and the calls behind it. An undefined estimate has no values to rest on. */
export interface GroupRow {
  readonly key: string;
  readonly label: string;
  readonly reviews: number;
  readonly score?: Estimate;
  readonly passRate?: Estimate;
  readonly selection: InsightsSelection;
}

export interface TrendPoint {
  readonly startMs: number;
  readonly estimate?: Estimate;
  readonly selection: InsightsSelection;
}

export interface OverviewPanel {
  readonly panel: 'overview';
  readonly basis: Basis;
  readonly score?: Estimate;
  readonly passRate?: Estimate;
  readonly length: PeriodLength;
  readonly trend: readonly TrendPoint[];
  readonly agents: readonly GroupRow[];
  readonly versions: readonly GroupRow[];
  readonly reviewers: readonly GroupRow[];
  readonly sections: readonly GroupRow[];
}

export interface CriterionRow {
  readonly criterionId: string;
  readonly name: string;
  readonly section: string;
  readonly rubric: string;
  /** The share of counted answers that earned at least the share of points that is the pass mark. */
  readonly rate?: Estimate;
  readonly met: number;
  readonly missed: number;
  readonly notApplicable: number;
  readonly trend: readonly TrendPoint[];
  /** The most frequent root causes of missed answers. */
  readonly reasons: readonly CauseRow[];
  readonly moments: readonly Moment[];
  readonly selection: InsightsSelection;
}

export interface CauseRow {
  readonly causeId: string;
  readonly name: string;
  readonly count: number;
  readonly share: number;
  readonly cumulative: number;
  readonly interval: Estimate['interval'];
  readonly selection: InsightsSelection;
}

/** A passage that a reviewer attached to an answer, or tagged. */
export interface Moment {
  readonly callId: string;
  readonly quote: string;
  /** Where it is in the recording, if that is known. */
  readonly startMs?: number;
  readonly comment?: string;
  readonly reviewer: string;
}

export interface CriteriaPanel {
  readonly panel: 'criteria';
  readonly basis: Basis;
  readonly length: PeriodLength;
  readonly rows: readonly CriterionRow[];
}

export interface CausesPanel {
  readonly panel: 'causes';
  readonly basis: Basis;
  /** Answers with at least one root cause. */
  readonly answers: number;
  readonly rows: readonly CauseRow[];
}

export interface TagsPanel {
  readonly panel: 'tags';
  readonly basis: Basis;
  /** The agent versions with the most reviews. */
  readonly columns: readonly { readonly key: string; readonly label: string; readonly n: number }[];
  readonly rows: readonly {
    readonly tagId: string;
    readonly name: string;
    readonly share: Estimate;
    readonly count: number;
    readonly selection: InsightsSelection;
    /** One per column: the share of its reviews with the tag. */
    readonly cells: readonly {
      readonly count: number;
      readonly share?: Estimate;
      readonly selection: InsightsSelection;
    }[];
  }[];
}

export interface MatrixView {
  readonly name: string;
  readonly matrix: ConfusionMatrix;
  /** One per cell, in the order of the matrix. */
  readonly selections: readonly (readonly InsightsSelection[])[];
}

export interface RetellPanel {
  readonly panel: 'retell';
  readonly basis: Basis;
  readonly sentiments: readonly GroupRow[];
  readonly outcomes: readonly GroupRow[];
  /** Retell's success against whether the review passed. */
  readonly success?: MatrixView;
  /** Retell's values against the reviewers' verdicts. */
  readonly verdicts: readonly MatrixView[];
}

/** An agent with the versions that have reviews or calls. */
export interface AgentVersions {
  readonly agentId: string;
  readonly name: string;
  readonly versions: readonly {
    readonly version: number;
    readonly reviews: number;
    readonly calls: number;
  }[];
}

export interface VersionRow {
  readonly kind: 'score' | 'criterion' | 'measure' | 'figure';
  readonly key: string;
  readonly name: string;
  readonly unit: FigureUnit;
  readonly first?: Estimate;
  readonly second?: Estimate;
  readonly difference?: JudgedDifference;
  readonly firstSelection: InsightsSelection;
  readonly secondSelection: InsightsSelection;
}

export type FigureUnit = 'points' | 'share' | 'ms' | 'usd' | 'count';

export interface VersionsPanel {
  readonly panel: 'versions';
  readonly basis: Basis;
  readonly agents: readonly AgentVersions[];
  readonly agentId?: string;
  readonly first?: number;
  readonly second?: number;
  readonly rows: readonly VersionRow[];
}

export interface MeasureRow {
  readonly criterionId: string;
  readonly name: string;
  /** The share of all calls on which the measure is met, of those on which it can tell. */
  readonly all?: Estimate;
  readonly cannotTell: number;
  /** The share of reviews whose answer is the one that stands for met. */
  readonly reviewed?: Estimate;
  readonly differing: number;
  readonly compared: number;
  readonly overridden?: Estimate;
  readonly allSelection: InsightsSelection;
  readonly reviewedSelection: InsightsSelection;
  readonly differsSelection: InsightsSelection;
}

export interface MeasuresPanel {
  readonly panel: 'measures';
  readonly basis: Basis;
  readonly allCalls: number;
  readonly rows: readonly MeasureRow[];
}

export interface ReviewerRow {
  readonly reviewerId: string;
  readonly name: string;
  readonly reviews: number;
  /** Reviews per day on which the reviewer submitted one. */
  readonly perDay: number;
  readonly activeMs?: Estimate;
  readonly score?: Estimate;
  /** Points above (lenient) or below (strict) others on the same calls. */
  readonly severity?: Estimate;
  readonly drift?: Drift;
  readonly selection: InsightsSelection;
  readonly comparedSelection: InsightsSelection;
}

export interface ReviewersPanel {
  readonly panel: 'reviewers';
  readonly basis: Basis;
  readonly rows: readonly ReviewerRow[];
}

export interface BriefFinding {
  readonly criterion: string;
  readonly section: string;
  readonly missed: Estimate;
  readonly reasons: readonly {
    readonly name: string;
    readonly share: number;
    readonly count: number;
  }[];
  readonly moments: readonly Moment[];
  readonly betterReplies: readonly {
    readonly callId: string;
    readonly quote: string;
    readonly reply: string;
  }[];
  readonly selection: InsightsSelection;
}

export interface BriefPanel {
  readonly panel: 'brief';
  readonly basis: Basis;
  readonly agents: readonly AgentVersions[];
  readonly agentId?: string;
  readonly agentName?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly versions: readonly number[];
  readonly score?: Estimate;
  readonly passRate?: Estimate;
  readonly findings: readonly BriefFinding[];
}

export type InsightsPanel =
  | OverviewPanel
  | CriteriaPanel
  | CausesPanel
  | TagsPanel
  | RetellPanel
  | VersionsPanel
  | MeasuresPanel
  | ReviewersPanel
  | BriefPanel;

export type PanelOf<Name extends PanelName> = Extract<InsightsPanel, { panel: Name }>;
