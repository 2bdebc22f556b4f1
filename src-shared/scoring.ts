import { pointsOf } from './answer-kinds.ts';
import type { Answer } from './review.ts';
import type { Rubric, Section } from './rubric.ts';

/** The result of a scorecard. Percentages are 0–100, unrounded; undefined when nothing counts yet. */
export interface Score {
  readonly percent?: number;
  readonly sections: readonly SectionScore[];
  readonly answered: number;
  readonly criteria: number;
  /** Criteria whose answer failed the whole review. */
  readonly autoFailedBy: readonly string[];
  readonly passed?: boolean;
}

export interface SectionScore {
  readonly id: string;
  readonly percent?: number;
  readonly failed: boolean;
}

type Answers = Readonly<Record<string, Answer>>;

/**
 * Points earned over points possible, each criterion by its weight. N/A and unanswered criteria
 * are left out of both sums, so their weight falls on the rest. An auto-fail answer sets its section,
 * or the whole score, to 0.
 */
export function scoreOf(rubric: Rubric, answers: Answers): Score {
  const parts = rubric.sections.map((section) => scoreSection(section, answers));
  const possible = sum(parts.map((part) => part.possible));
  const earned = sum(parts.map((part) => (part.failed ? 0 : part.earned)));
  const autoFailedBy = parts.flatMap((part) => part.failsAll);
  const percent = autoFailedBy.length > 0 ? 0 : percentOf(earned, possible);
  return {
    ...(percent === undefined ? {} : { percent, passed: percent >= rubric.passMark }),
    sections: parts.map(({ section, failed, percent: share }) => ({
      id: section,
      failed,
      ...(share === undefined ? {} : { percent: share }),
    })),
    answered: sum(parts.map((part) => part.answered)),
    criteria: sum(rubric.sections.map((section) => section.criteria.length)),
    autoFailedBy,
  };
}

function scoreSection(section: Section, answers: Answers) {
  const answered = section.criteria.flatMap((criterion) => {
    const points = pointsOf(criterion, answers[criterion.id]);
    return points === undefined ? [] : [{ criterion, points }];
  });
  const counted = answered.flatMap(({ criterion, points }) =>
    points === 'na' ? [] : [{ criterion, points }],
  );
  const zero = counted.filter(({ points }) => points === 0).map(({ criterion }) => criterion);
  const failsAll = zero.filter(({ autoFail }) => autoFail === 'all').map(({ id }) => id);
  const failed = zero.some(({ autoFail }) => autoFail !== undefined);
  const earned = sum(counted.map(({ criterion, points }) => points * criterion.weight));
  const possible = sum(counted.map(({ criterion }) => criterion.weight));
  const percent = failed ? 0 : percentOf(earned, possible);
  return {
    section: section.id,
    earned,
    possible,
    answered: answered.length,
    failed,
    failsAll,
    percent,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const percentOf = (earned: number, possible: number): number | undefined =>
  possible > 0 ? (100 * earned) / possible : undefined;
