import type { Entry } from '../../../../../src-shared/call.ts';
import type { Measure } from '../../../../../src-shared/measures/measure.ts';
import type { Rubric } from '../../../../../src-shared/rubrics/rubric.ts';

export const turn = (speaker: string, text: string): Entry => ({
  kind: 'turn',
  speaker,
  text,
  words: [],
});

const option = (id: string, points: number) => ({ id, label: id, points });

/** A rubric of one criterion for each measure. */
export const rubricOf = (version: number, measures: Readonly<Record<string, Measure>>): Rubric => ({
  id: 'measured',
  version,
  name: 'Measured',
  kinds: ['call'],
  passMark: 80,
  sections: [
    {
      id: 'section',
      name: 'Section',
      criteria: Object.entries(measures).map(([id, measure]) => ({
        kind: 'choice' as const,
        id,
        name: id,
        weight: 1,
        options: [option('yes', 1), option('no', 0)],
        allowNotApplicable: false,
        measured: { measure, whenMet: 'yes', whenNotMet: 'no' },
      })),
    },
  ],
});

export const says = (...phrases: string[]): Measure => ({
  kind: 'phrase',
  speaker: 'agent',
  mode: 'any',
  phrases,
});
export const refundDue: Measure = {
  kind: 'field',
  filter: { custom_analysis_data: [{ key: 'refund', type: 'boolean', op: 'eq', value: true }] },
};
export const repeats: Measure = { kind: 'repeat', speaker: 'user', times: 1 };
