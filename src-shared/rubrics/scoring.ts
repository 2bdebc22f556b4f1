import type { AnswerValue, AnswerValues } from './answer.ts';
import { applicableCriteria, criteriaOf } from './criteria.ts';
import {
  add,
  compare,
  divide,
  fraction,
  fromThousandths,
  multiply,
  one,
  subtract,
  toNumber,
  zero,
  type Fraction,
} from './fraction.ts';
import type { Criterion, CriterionOf, Rubric, Section } from './rubric.ts';

/** The score of a scorecard. docs/scoring.md explains the rules with examples. */
export interface Score {
  /** The exact score in percent; undefined if no counted criterion is answered. */
  readonly exact?: Fraction;
  /** `exact` as the nearest double, for sorting, charts and the screen. */
  readonly percent?: number;
  /** Present only for a complete scorecard, because an incomplete score neither passes nor fails. */
  readonly passed?: boolean;
  /** The earned points with bonus, 0 when an answer fails the whole review; and the possible points. */
  readonly earned: Fraction;
  readonly possible: Fraction;
  readonly sections: readonly SectionScore[];
  /** The number of criteria that are asked and answered, without free text. */
  readonly answered: number;
  /** The number of criteria that are asked, without free text. */
  readonly criteria: number;
  /** Ids of criteria that are counted and asked but not answered yet. */
  readonly missing: readonly string[];
  /** Ids of the criteria whose answer failed the whole review, or their section. */
  readonly failedAllBy: readonly string[];
  readonly failedSectionBy: readonly string[];
}

export interface SectionScore {
  readonly id: string;
  /** As in `Score`, for the criteria of this section. */
  readonly exact?: Fraction;
  readonly percent?: number;
  readonly earned: Fraction;
  readonly possible: Fraction;
  readonly failed: boolean;
}

/**
 * Scores the answers by the rubric. A criterion that is not asked, not answered, N/A or of weight 0 is
 * left out of both sums. A bonus adds only to the earned points. An answer to a criterion that is not
 * asked is ignored.
 */
export function scoreOf(rubric: Rubric, answers: AnswerValues): Score {
  const applicable = applicableCriteria(rubric, answers);
  const sections = rubric.sections.map((section) => scoreSection(section, answers, applicable));
  const regular = sum(sections.map(({ earned: own }) => own));
  const bonus = sum(sections.map(({ bonus: own }) => own));
  const failedAllBy = failingCriteria(rubric, answers, applicable, 'all');
  const sums: Sums = {
    earned: failedAllBy.length > 0 ? zero : add(regular, bonus),
    possible: sum(sections.map(({ possible: own }) => own)),
  };
  const exact = totalOf(sums, rubric, failedAllBy.length > 0);
  const countable = criteriaOf(rubric).filter(
    ({ id, kind }) => kind !== 'text' && applicable.has(id),
  );
  const missing = countable
    .filter((criterion) => isRequired(criterion) && answers[criterion.id] === undefined)
    .map(({ id }) => id);
  const passed = exact && compare(exact, fromThousandths(rubric.passMark)) >= 0;
  return {
    ...percentOf(exact),
    ...sums,
    ...(missing.length > 0 || passed === undefined ? {} : { passed }),
    sections: sections.map(({ bonus: _bonus, ...section }) => section),
    answered: countable.filter(({ id }) => answers[id] !== undefined).length,
    criteria: countable.length,
    missing,
    failedAllBy,
    failedSectionBy: failingCriteria(rubric, answers, applicable, 'section'),
  };
}

const isRequired = (criterion: Criterion): boolean =>
  criterion.weight > 0 && criterion.bonus !== true;

interface Sums {
  readonly earned: Fraction;
  readonly possible: Fraction;
}

function totalOf(
  { earned, possible }: Sums,
  rubric: Rubric,
  failedAll: boolean,
): Fraction | undefined {
  if (failedAll) return zero;
  if (compare(possible, zero) === 0) return undefined;
  const exact = multiply(hundred, divide(earned, possible));
  return rubric.capAt100 === true && compare(exact, hundred) > 0 ? hundred : exact;
}

function scoreSection(section: Section, answers: AnswerValues, applicable: ReadonlySet<string>) {
  const counted = section.criteria.flatMap((criterion) => {
    const share = applicable.has(criterion.id)
      ? pointsOf(criterion, answers[criterion.id])
      : undefined;
    return share === undefined ? [] : [{ criterion, share }];
  });
  const regular = counted.filter(({ criterion }) => criterion.bonus !== true);
  const failed = section.criteria.some(
    (criterion) =>
      applicable.has(criterion.id) && failsOf(criterion, answers[criterion.id]) !== undefined,
  );
  const possible = sum(regular.map(({ criterion }) => fromThousandths(criterion.weight)));
  const earned = failed ? zero : earnedBy(regular);
  const exact =
    compare(possible, zero) === 0 ? undefined : multiply(hundred, divide(earned, possible));
  const bonus = earnedBy(counted.filter(({ criterion }) => criterion.bonus === true));
  return { id: section.id, ...percentOf(exact), earned, possible, failed, bonus };
}

const earnedBy = (
  counted: readonly { readonly criterion: Criterion; readonly share: Fraction }[],
): Fraction =>
  sum(counted.map(({ criterion, share }) => multiply(fromThousandths(criterion.weight), share)));

/** The share of its weight that a criterion earns, 0–1; undefined if it is not counted. */
export function pointsOf(
  criterion: Criterion,
  value: AnswerValue | undefined,
): Fraction | undefined {
  if (value === undefined || criterion.weight === 0) return undefined;
  if (criterion.kind === 'choice' && value.kind === 'choice') {
    const option = criterion.options.find(({ id }) => id === value.optionId);
    return option && fromThousandths(option.points);
  }
  if (criterion.kind === 'checklist' && value.kind === 'checklist') {
    return checkedShare(criterion, value.itemIds);
  }
  if (criterion.kind === 'number' && value.kind === 'number') {
    return numberPoints(criterion, value.value);
  }
  return undefined;
}

function checkedShare(
  { items }: CriterionOf<'checklist'>,
  itemIds: readonly string[],
): Fraction | undefined {
  const all = sum(items.map(({ points }) => fromThousandths(points)));
  const checked = items.filter(({ id }) => itemIds.includes(id));
  if (compare(all, zero) === 0) return undefined;
  return divide(sum(checked.map(({ points }) => fromThousandths(points))), all);
}

function numberPoints({ scale }: CriterionOf<'number'>, value: number): Fraction {
  const exact = fromThousandths(value);
  if (scale.type === 'thresholds') {
    const reached = scale.steps.filter(({ from }) => compare(exact, fromThousandths(from)) >= 0);
    return fromThousandths(reached.at(-1)?.points ?? 0);
  }
  const start = fromThousandths(scale.zeroAt);
  const length = subtract(fromThousandths(scale.fullAt), start);
  // A straight line needs two different values. A rubric with only one can't be published.
  if (compare(length, zero) === 0) return compare(exact, start) >= 0 ? one : zero;
  const share = divide(subtract(exact, start), length);
  if (compare(share, zero) < 0) return zero;
  return compare(share, one) > 0 ? one : share;
}

/** What the answer fails in addition to its own weight. */
function failsOf(
  criterion: Criterion,
  value: AnswerValue | undefined,
): 'section' | 'all' | undefined {
  if (criterion.kind !== 'choice' || value?.kind !== 'choice') return undefined;
  return criterion.options.find(({ id }) => id === value.optionId)?.fails;
}

const failingCriteria = (
  rubric: Rubric,
  answers: AnswerValues,
  applicable: ReadonlySet<string>,
  what: 'section' | 'all',
): readonly string[] =>
  criteriaOf(rubric)
    .filter((each) => applicable.has(each.id) && failsOf(each, answers[each.id]) === what)
    .map(({ id }) => id);

const hundred = fraction(100n);

const sum = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((total, next) => add(total, next), zero);

const percentOf = (exact: Fraction | undefined): Pick<Score, 'exact' | 'percent'> =>
  exact === undefined ? {} : { exact, percent: toNumber(exact) };
