import { Dictionary } from '../columns/dictionary.ts';

/** What Insights reads of one answer. */
export interface AnswerEntry {
  readonly criterionId: string;
  /** The option id, `not-applicable`, or the empty string for other kinds of answers. */
  readonly value: string;
  /** The share of points, 0–1; undefined if the answer is not counted. */
  readonly points?: number;
  /** Whether the share of points reaches the pass mark. */
  readonly met?: boolean;
  readonly causes: readonly string[];
  readonly proposal?: string;
}

/** What Insights reads of one submitted review and its call. */
export interface ReviewEntry {
  readonly reviewId: string;
  readonly callId: string;
  /** The key of the call in calls.db; undefined if the call is not stored. */
  readonly callKey?: number;
  readonly kind: 'call' | 'chat';
  readonly agentId: string;
  readonly agentName: string;
  readonly version?: number;
  readonly startMs?: number;
  readonly sentiment?: string;
  readonly successful?: boolean;
  readonly reviewerId: string;
  readonly reviewerName: string;
  readonly purpose: string;
  readonly rubricId: string;
  readonly submittedMs: number;
  readonly activeMs: number;
  readonly score?: number;
  readonly passed?: boolean;
  readonly flagged: boolean;
  readonly commented: boolean;
  readonly sections: readonly { readonly id: string; readonly percent: number }[];
  readonly answers: readonly AnswerEntry[];
  readonly tagIds: readonly string[];
  readonly verdicts: readonly {
    readonly field: string;
    readonly retell: string;
    readonly reviewer: string;
  }[];
}

/** Values that belong to a row: those of row `r` are at `from[r]` until before `from[r + 1]`. */
interface ListColumn {
  readonly from: number[];
}

/**
 * All submitted reviews as columns of numbers, in memory, because a panel counts all of them each time
 * the filter changes. A row is never changed: an edited review gets a new row, and its old row is dead.
 * `NaN` stands for a number that is absent.
 */
export class ReviewTable {
  readonly agents = new Dictionary();
  readonly agentNames: string[] = [];
  readonly reviewers = new Dictionary();
  readonly reviewerNames: string[] = [];
  readonly sentiments = new Dictionary();
  readonly criteria = new Dictionary();
  readonly values = new Dictionary();
  readonly causes = new Dictionary();
  readonly tags = new Dictionary();
  readonly sections = new Dictionary();
  readonly rubrics = new Dictionary();
  readonly fields = new Dictionary();
  readonly verdictValues = new Dictionary();

  readonly alive: boolean[] = [];
  readonly reviewId: string[] = [];
  readonly callId: string[] = [];
  readonly callKey: number[] = [];
  readonly isChat: boolean[] = [];
  readonly agent: number[] = [];
  readonly version: number[] = [];
  readonly startMs: number[] = [];
  readonly sentiment: number[] = [];
  /** 1 successful, 0 unsuccessful, −1 unknown. */
  readonly successful: number[] = [];
  readonly reviewer: number[] = [];
  readonly isCalibration: boolean[] = [];
  readonly rubric: number[] = [];
  readonly submittedMs: number[] = [];
  readonly activeMs: number[] = [];
  readonly score: number[] = [];
  /** 1 passed, 0 failed, −1 neither. */
  readonly passed: number[] = [];
  readonly flagged: boolean[] = [];
  readonly commented: boolean[] = [];

  readonly section: ListColumn & { readonly id: number[]; readonly percent: number[] } = {
    from: [0],
    id: [],
    percent: [],
  };
  readonly answer: ListColumn & {
    readonly criterion: number[];
    readonly value: number[];
    readonly points: number[];
    /** 1 met, 0 missed, −1 not counted. */
    readonly met: number[];
    readonly proposal: number[];
  } = { from: [0], criterion: [], value: [], points: [], met: [], proposal: [] };
  /** The causes of answer `a` (an index into `answer`). */
  readonly cause: ListColumn & { readonly id: number[] } = { from: [0], id: [] };
  readonly tag: ListColumn & { readonly id: number[] } = { from: [0], id: [] };
  readonly verdict: ListColumn & {
    readonly field: number[];
    readonly retell: number[];
    readonly reviewer: number[];
  } = { from: [0], field: [], retell: [], reviewer: [] };

  readonly #rowsOfCall = new Map<string, number[]>();
  #dead = 0;

  /** Rows, including dead ones. */
  get size(): number {
    return this.alive.length;
  }

  /** More than half of a large table is dead, so that it should be built again. */
  get isWorn(): boolean {
    return this.#dead > 10_000 && this.#dead * 2 > this.size;
  }

  has(callId: string): boolean {
    return this.#rowsOfCall.has(callId);
  }

  rowsOfCall(callId: string): readonly number[] {
    return this.#rowsOfCall.get(callId) ?? [];
  }

  removeCall(callId: string): void {
    for (const row of this.rowsOfCall(callId)) {
      this.alive[row] = false;
      this.#dead += 1;
    }
    this.#rowsOfCall.delete(callId);
  }

  add(entry: ReviewEntry): void {
    const row = this.size;
    const rows = this.#rowsOfCall.get(entry.callId);
    if (rows === undefined) this.#rowsOfCall.set(entry.callId, [row]);
    else rows.push(row);
    this.alive.push(true);
    this.#addCall(entry);
    this.#addReview(entry);
    this.#addAnswers(entry);
    for (const { id, percent } of entry.sections) {
      this.section.id.push(this.sections.add(id));
      this.section.percent.push(percent);
    }
    this.section.from.push(this.section.id.length);
    for (const tagId of new Set(entry.tagIds)) this.tag.id.push(this.tags.add(tagId));
    this.tag.from.push(this.tag.id.length);
    for (const { field, retell, reviewer } of entry.verdicts) {
      this.verdict.field.push(this.fields.add(field));
      this.verdict.retell.push(this.verdictValues.add(retell));
      this.verdict.reviewer.push(this.verdictValues.add(reviewer));
    }
    this.verdict.from.push(this.verdict.field.length);
  }

  #addCall(entry: ReviewEntry): void {
    const agent = this.agents.add(entry.agentId);
    this.agentNames[agent] = entry.agentName;
    this.callId.push(entry.callId);
    this.callKey.push(entry.callKey ?? Number.NaN);
    this.isChat.push(entry.kind === 'chat');
    this.agent.push(agent);
    this.version.push(entry.version ?? Number.NaN);
    this.startMs.push(entry.startMs ?? Number.NaN);
    this.sentiment.push(this.sentiments.add(entry.sentiment ?? ''));
    this.successful.push(flagOf(entry.successful));
  }

  #addReview(entry: ReviewEntry): void {
    const reviewer = this.reviewers.add(entry.reviewerId);
    this.reviewerNames[reviewer] = entry.reviewerName;
    this.reviewId.push(entry.reviewId);
    this.reviewer.push(reviewer);
    this.isCalibration.push(entry.purpose === 'calibration');
    this.rubric.push(this.rubrics.add(entry.rubricId));
    this.submittedMs.push(entry.submittedMs);
    this.activeMs.push(entry.activeMs);
    this.score.push(entry.score ?? Number.NaN);
    this.passed.push(flagOf(entry.passed));
    this.flagged.push(entry.flagged);
    this.commented.push(entry.commented);
  }

  #addAnswers({ answers }: ReviewEntry): void {
    for (const { criterionId, value, points, met, causes, proposal } of answers) {
      this.answer.criterion.push(this.criteria.add(criterionId));
      this.answer.value.push(this.values.add(value));
      this.answer.points.push(points ?? Number.NaN);
      this.answer.met.push(flagOf(met));
      this.answer.proposal.push(this.values.add(proposal ?? ''));
      for (const cause of causes) this.cause.id.push(this.causes.add(cause));
      this.cause.from.push(this.cause.id.length);
    }
    this.answer.from.push(this.answer.criterion.length);
  }
}

const flagOf = (value: boolean | undefined): number => (value === undefined ? -1 : Number(value));
