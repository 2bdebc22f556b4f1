import type { Answer } from './review.ts';
import type { Criterion, Rubric, Section } from './rubric.ts';

/** What a scorecard comes to. Percentages are 0–100, unrounded; undefined when nothing counts yet. */
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
 * Points earned over points possible, each criterion by its weight. "Not applicable" and unanswered
 * criteria leave the sum, so their weight falls on the rest. An auto-fail answer makes its section, or
 * the whole, 0.
 */
export function scoreOf(rubric: Rubric, answers: Answers): Score {
  const parts = rubric.sections.map((section) => sectionPart(section, answers));
  const possible = sum(parts.map((part) => part.possible));
  const earned = sum(parts.map((part) => (part.failed ? 0 : part.earned)));
  const autoFailedBy = parts.flatMap((part) => part.failsAll);
  const percent = autoFailedBy.length > 0 ? 0 : percentOf(earned, possible);
  return {
    ...(percent === undefined ? {} : { percent, passed: percent >= rubric.passMark }),
    sections: parts.map(({ score }) => score),
    answered: sum(parts.map((part) => part.answered)),
    criteria: sum(rubric.sections.map((section) => section.criteria.length)),
    autoFailedBy,
  };
}

function sectionPart(section: Section, answers: Answers) {
  let earned = 0;
  let possible = 0;
  let answered = 0;
  let failed = false;
  const failsAll: string[] = [];
  for (const criterion of section.criteria) {
    const choice = answers[criterion.id]?.choice;
    if (choice === undefined) continue;
    answered += 1;
    if (choice === 'na') continue;
    const points = criterion.options[choice]?.points ?? 0;
    earned += points * criterion.weight;
    possible += criterion.weight;
    if (fails(criterion, points)) {
      if (criterion.autoFail === 'all') failsAll.push(criterion.id);
      else failed = true;
    }
  }
  const percent = failed || failsAll.length > 0 ? 0 : percentOf(earned, possible);
  const score: SectionScore = {
    id: section.id,
    failed: failed || failsAll.length > 0,
    ...(percent === undefined ? {} : { percent }),
  };
  return { earned, possible, answered, failed, failsAll, score };
}

const fails = (criterion: Criterion, points: number): boolean =>
  criterion.autoFail !== undefined && points === 0;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const percentOf = (earned: number, possible: number): number | undefined =>
  possible > 0 ? (100 * earned) / possible : undefined;
