import type { Criterion, Rubric } from '../../src-shared/rubrics/rubric.ts';

const criteriaInSection = 10;

/**
 * A published rubric with so many criteria: choices, and in each section a checklist, a criterion that
 * fails the section, one that is asked only after a certain answer, and one with a measure.
 */
export function largeRubric(criteria: number): Rubric {
  const sections = Math.ceil(criteria / criteriaInSection);
  return {
    id: `bench-${criteria}`,
    version: 1,
    name: `Rubric of ${criteria} criteria`,
    kinds: ['call', 'chat'],
    passMark: 80,
    sections: Array.from({ length: sections }, (_, section) => ({
      id: `section-${section + 1}`,
      name: `Section ${section + 1}`,
      criteria: Array.from(
        { length: Math.min(criteriaInSection, criteria - section * criteriaInSection) },
        (_unused, place) => criterionAt(section, place),
      ),
    })),
  };
}

const idOf = (section: number, place: number): string => `criterion-${section + 1}-${place + 1}`;

function criterionAt(section: number, place: number): Criterion {
  const common = {
    id: idOf(section, place),
    name: `Criterion ${section + 1}.${place + 1}: names, numbers and times were read back`,
    guidance: 'Everything that would be costly to get wrong was repeated to the caller.',
    weight: 5,
    allowNotApplicable: place % 3 === 0,
  };
  if (place === 9) {
    const items = [1, 2, 3, 4].map((item) => ({
      id: `item-${item}`,
      label: `Step ${item} was taken`,
      points: 1,
    }));
    return { ...common, kind: 'checklist', items };
  }
  const fails = place === 4 ? { fails: 'section' as const } : {};
  const options = [
    { id: 'yes', label: 'Yes', points: 1 },
    { id: 'partly', label: 'Partly', points: 0.5 },
    { id: 'no', label: 'No', points: 0, ...fails },
  ];
  return {
    ...common,
    kind: 'choice',
    options,
    ...(place === 2 ? measured : {}),
    ...(place === 6
      ? { condition: { kind: 'choice', criterionId: idOf(section, 5), optionIds: ['yes'] } }
      : {}),
  };
}

const measured = {
  measured: {
    measure: { kind: 'figure', figure: 'deadAirMs', op: 'le', limit: 5000 },
    whenMet: 'yes',
    whenNotMet: 'no',
  },
} as const;
