import { notApplicableValue } from '../../../../../src-shared/review-answers.ts';
import type { Criterion, ListedRubric } from '../../../../../src-shared/rubrics/rubric.ts';
import { answerFilterText } from '../filter-text.ts';

/** A criterion to filter by, with the answers that it can have. */
export interface CriterionChoice {
  readonly id: string;
  readonly name: string;
  readonly rubric: string;
  readonly answers: readonly { readonly value: string; readonly label: string }[];
}

/**
 * The criteria of the published and retired rubrics, each once, by its name in the newest version. Numbers
 * and texts have no answers to choose from.
 */
export function criterionChoices(listed: readonly ListedRubric[]): readonly CriterionChoice[] {
  const newestFirst = listed
    .filter(({ status }) => status !== 'draft')
    .toSorted((a, b) => b.rubric.version - a.rubric.version);
  const byId = new Map<string, CriterionChoice>();
  for (const { rubric } of newestFirst) {
    for (const criterion of rubric.sections.flatMap(({ criteria }) => criteria)) {
      const answers = answersOf(criterion);
      const { id, name } = criterion;
      const before = byId.get(id);
      const all = [...(before?.answers ?? []), ...answers];
      // An answer that only an older version offers is still found in older reviews.
      const unique = [...new Map(all.toReversed().map((one) => [one.value, one])).values()];
      if (answers.length > 0) {
        byId.set(id, {
          ...(before ?? { id, name, rubric: rubric.name }),
          answers: unique.toReversed(),
        });
      }
    }
  }
  return [...byId.values()];
}

function answersOf(criterion: Criterion): CriterionChoice['answers'] {
  if (criterion.kind !== 'choice' && criterion.kind !== 'checklist') return [];
  const offered = criterion.kind === 'choice' ? criterion.options : criterion.items;
  return [
    ...offered.map(({ id, label }) => ({ value: id, label })),
    ...(criterion.allowNotApplicable
      ? [{ value: notApplicableValue, label: answerFilterText.notApplicable }]
      : []),
  ];
}
