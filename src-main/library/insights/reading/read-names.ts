import type { Db } from '../../db/db.ts';
import { listRubrics } from '../../reviews/tables/rubrics.ts';
import { readTags } from '../../reviews/tables/tag-set.ts';
import type { Criterion, RootCause, Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import type { InsightsNames, NamedCriterion } from '../panels/panel-context.ts';

/** Names from the newest version of each rubric that has them; rubrics with reviews come first. */
export function readNames(reviews: Db): InsightsNames {
  const criteria = new Map<string, NamedCriterion>();
  const sections = new Map<string, { readonly name: string; readonly order: number }>();
  const causes = new Map<string, string>();
  const rubrics = listRubrics(reviews)
    .toSorted(
      (a, b) =>
        // Two rubrics may share ids, e.g. if both began with the same template.
        Number(b.reviews > 0) - Number(a.reviews > 0) ||
        Number(a.status === 'draft') - Number(b.status === 'draft'),
    )
    .map(({ rubric }) => rubric)
    .toSorted((a, b) => (a.id === b.id ? b.version - a.version : 0));
  for (const [place, rubric] of rubrics.entries()) addRubric(rubric, place * 100_000);
  return {
    criteria,
    sections,
    causes,
    tags: new Map(readTags(reviews).map(({ id, name }) => [id, name])),
  };

  function addRubric(rubric: Rubric, start: number): void {
    let order = start;
    for (const section of rubric.sections) {
      if (!sections.has(section.id)) sections.set(section.id, { name: section.name, order });
      for (const criterion of section.criteria) {
        order += 1;
        if (criteria.has(criterion.id)) continue;
        criteria.set(criterion.id, {
          name: criterion.name,
          section: section.name,
          rubric: rubric.name,
          order,
          ...measuredOf(criterion),
        });
      }
    }
    for (const [id, name] of causeNames(rubric.rootCauses ?? [])) {
      if (!causes.has(id)) causes.set(id, name);
    }
  }
}

function measuredOf(criterion: Criterion): Pick<NamedCriterion, 'measured'> {
  if (criterion.kind !== 'choice' || criterion.measured === undefined) return {};
  const { whenMet, whenNotMet } = criterion.measured;
  const points = (optionId: string | undefined, otherwise: number): number =>
    criterion.options.find(({ id }) => id === optionId)?.points ?? otherwise;
  return {
    measured: {
      metIsGood: points(whenMet, 1) >= points(whenNotMet, 0),
      ...(whenMet === undefined ? {} : { met: whenMet }),
      ...(whenNotMet === undefined ? {} : { notMet: whenNotMet }),
    },
  };
}

interface NamedCause {
  readonly id: string;
  readonly name: string;
  readonly causes?: readonly NamedCause[] | undefined;
}

/** A cause below another one is named with it, since leaves of two groups may share a name. */
const causeNames = (
  causes: readonly (RootCause | NamedCause)[],
  above = '',
): readonly (readonly [string, string])[] =>
  causes.flatMap(({ id, name, causes: below = [] }) => {
    const full = above === '' ? name : `${above} › ${name}`;
    return [[id, full] as const, ...causeNames(below, full)];
  });
