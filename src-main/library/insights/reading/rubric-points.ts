import type { AnswerValue } from '../../../../src-shared/rubrics/answer.ts';
import { applicableCriteria, criteriaOf } from '../../../../src-shared/rubrics/criteria.ts';
import {
  compare,
  divide,
  fromThousandths,
  toNumber,
} from '../../../../src-shared/rubrics/fraction.ts';
import type { Criterion, Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { pointsOf } from '../../../../src-shared/rubrics/scoring.ts';
import { fromStored } from '../../db/stored-json.ts';
import type { AnswerEntry, ReviewEntry } from '../review-table.ts';

/** An answer as it is stored. */
export interface StoredAnswer {
  readonly criterionId: string;
  /** An `AnswerValue` as JSON; null for an answer that is only a comment. */
  readonly value: string | null;
  readonly causes: string | null;
  readonly proposal: string | null;
}

/** What one value of a criterion means; the same for every review that has it. */
interface ValueMeaning {
  readonly value: AnswerValue;
  readonly label: string;
  readonly points?: number;
  readonly met?: boolean;
  readonly fails?: 'section' | 'all';
}

/** What follows from the answers of a review under one version of a rubric. */
type ScoredAnswers = Pick<ReviewEntry, 'answers' | 'sections' | 'passed'>;

/**
 * Reads reviews of one version of a rubric. Exact scoring is too slow for a hundred thousand reviews, so
 * each value of a criterion is scored exactly once, and sections are summed as doubles.
 */
export class RubricPoints {
  readonly #rubric: Rubric;
  readonly #criteria: ReadonlyMap<string, Criterion>;
  readonly #meanings = new Map<string, ValueMeaning>();
  readonly #hasConditions: boolean;

  constructor(rubric: Rubric) {
    const criteria = criteriaOf(rubric);
    this.#rubric = rubric;
    this.#criteria = new Map(criteria.map((criterion) => [criterion.id, criterion]));
    this.#hasConditions = criteria.some(({ condition }) => condition !== undefined);
  }

  read(stored: readonly StoredAnswer[], score: number | undefined): ScoredAnswers {
    const meanings = new Map<string, ValueMeaning>();
    for (const { criterionId, value } of stored) {
      const meaning = value === null ? undefined : this.#meaningOf(criterionId, value);
      if (meaning !== undefined) meanings.set(criterionId, meaning);
    }
    const isApplicable = this.#applicable(meanings);
    const isComplete = [...this.#criteria.values()].every(
      (criterion) =>
        !isRequired(criterion) || !isApplicable(criterion.id) || meanings.has(criterion.id),
    );
    return {
      answers: stored.flatMap((answer) => {
        const meaning = meanings.get(answer.criterionId);
        return meaning === undefined
          ? []
          : [entryOf(answer, meaning, isApplicable(answer.criterionId))];
      }),
      sections: this.#sections(meanings, isApplicable),
      ...(score === undefined || !isComplete ? {} : { passed: score >= this.#rubric.passMark }),
    };
  }

  #applicable(meanings: ReadonlyMap<string, ValueMeaning>): (criterionId: string) => boolean {
    if (!this.#hasConditions) return () => true;
    const values = Object.fromEntries([...meanings].map(([id, { value }]) => [id, value]));
    const applicable = applicableCriteria(this.#rubric, values);
    return (criterionId) => applicable.has(criterionId);
  }

  #sections(
    meanings: ReadonlyMap<string, ValueMeaning>,
    isApplicable: (criterionId: string) => boolean,
  ): ReviewEntry['sections'] {
    return this.#rubric.sections.flatMap(({ id, criteria }) => {
      let [earned, possible, failed] = [0, 0, false];
      for (const criterion of criteria) {
        const meaning = meanings.get(criterion.id);
        if (meaning === undefined || !isApplicable(criterion.id)) continue;
        failed ||= meaning.fails !== undefined;
        if (meaning.points === undefined || criterion.bonus === true) continue;
        earned += criterion.weight * meaning.points;
        possible += criterion.weight;
      }
      return possible === 0 ? [] : [{ id, percent: failed ? 0 : (100 * earned) / possible }];
    });
  }

  #meaningOf(criterionId: string, stored: string): ValueMeaning | undefined {
    const key = `${criterionId}\n${stored}`;
    const known = this.#meanings.get(key);
    if (known !== undefined) return known;
    const criterion = this.#criteria.get(criterionId);
    if (criterion === undefined) return undefined;
    const meaning = this.#scored(criterion, fromStored<AnswerValue>(stored));
    this.#meanings.set(key, meaning);
    return meaning;
  }

  #scored(criterion: Criterion, value: AnswerValue): ValueMeaning {
    const points = pointsOf(criterion, value);
    const passMark = divide(fromThousandths(this.#rubric.passMark), fromThousandths(100));
    const option =
      criterion.kind === 'choice' && value.kind === 'choice'
        ? criterion.options.find(({ id }) => id === value.optionId)
        : undefined;
    return {
      value,
      label: labelOf(value),
      ...(points === undefined
        ? {}
        : { points: toNumber(points), met: compare(points, passMark) >= 0 }),
      ...(option?.fails === undefined ? {} : { fails: option.fails }),
    };
  }
}

const isRequired = ({ weight, bonus, kind }: Criterion): boolean =>
  weight > 0 && bonus !== true && kind !== 'text';

function labelOf(value: AnswerValue): string {
  if (value.kind === 'choice') return value.optionId;
  return value.kind === 'not-applicable' ? 'not-applicable' : '';
}

function entryOf(
  { criterionId, causes, proposal }: StoredAnswer,
  { label, points, met }: ValueMeaning,
  isApplicable: boolean,
): AnswerEntry {
  return {
    criterionId,
    value: label,
    causes: causes === null ? [] : fromStored<readonly string[]>(causes),
    ...(points === undefined || met === undefined || !isApplicable ? {} : { points, met }),
    ...(proposal === null ? {} : { proposal }),
  };
}
