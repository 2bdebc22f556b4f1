import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rubricFromRows } from '../../../../src-shared/rubrics/rubric-csv.ts';
import { readRubricFile, writeRubricFile } from '../../../../src-shared/rubrics/rubric-file.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { upgradeRubric } from '../../../../src-shared/rubrics/upgrade.ts';
import { randomRubric } from './random-rubric.ts';

const options = [
  { id: 'yes', label: 'Yes', points: 1 },
  { id: 'no', label: 'No', points: 0 },
];

const criterion = (id: string, extra: object = {}): object => ({
  kind: 'choice',
  id,
  name: id,
  weight: 1,
  allowNotApplicable: false,
  options,
  ...extra,
});

const fileWith = (criteria: readonly object[], extra: object = {}): string =>
  JSON.stringify({
    format: 'earmark-rubric',
    formatVersion: 1,
    rubric: {
      id: 'r',
      version: 1,
      name: 'R',
      kinds: ['call'],
      passMark: 80,
      sections: [{ id: 's', name: 'S', criteria }],
      ...extra,
    },
  });

/** The places that a refused file is told about. */
const placesIn = (text: string): readonly string[] => {
  const read = readRubricFile(text);
  return read.ok ? [] : read.error.map(({ place }) => place);
};

describe('A rubric file', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(randomRubric, (rubric) => {
        expect(readRubricFile(writeRubricFile(rubric))).toEqual({ ok: true, value: rubric });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['damaged', '{"format":"earmark-rubric",', ''],
    ['of another kind', '{"format":"earmark-keys","formatVersion":1}', ''],
    ['from a newer version', '{"format":"earmark-rubric","formatVersion":2}', 'formatVersion'],
    [
      'a weight that is negative',
      fileWith([criterion('a', { weight: -1 })]),
      'rubric.sections[0].criteria[0].weight',
    ],
    [
      'a weight that is no number',
      fileWith([criterion('a', { weight: Number.NaN })]),
      'rubric.sections[0].criteria[0].weight',
    ],
    [
      'a weight beyond all bounds',
      fileWith([criterion('a', { weight: 1e308 })]),
      'rubric.sections[0].criteria[0].weight',
    ],
    [
      'an id that is used twice',
      fileWith([criterion('a'), criterion('a', { name: 'B' })]),
      'rubric.sections[0].criteria[1].id',
    ],
    [
      'a condition on itself',
      fileWith([
        criterion('a', { condition: { kind: 'choice', criterionId: 'a', optionIds: ['yes'] } }),
      ]),
      'rubric.sections[0].criteria[0].condition',
    ],
    [
      'a condition on an option that is not there',
      fileWith([
        criterion('a'),
        criterion('b', { condition: { kind: 'choice', criterionId: 'a', optionIds: ['maybe'] } }),
      ]),
      'rubric.sections[0].criteria[1].condition',
    ],
    [
      'a phrase that cannot be read',
      fileWith([
        criterion('a', {
          measured: {
            measure: {
              kind: 'phrase',
              speaker: 'agent',
              mode: 'any',
              phrases: ['call (is recorded'],
            },
            whenMet: 'yes',
          },
        }),
      ]),
      'rubric.sections[0].criteria[0].measured.measure.phrases[0]',
    ],
  ])('is refused with its place: %s', (_, text, place) => {
    expect(placesIn(text)).toContain(place);
  });

  it('is refused when two conditions depend on each other', () => {
    const on = (criterionId: string) => ({
      condition: { kind: 'choice', criterionId, optionIds: ['yes'] },
    });
    expect(placesIn(fileWith([criterion('a', on('b')), criterion('b', on('a'))]))).toEqual([
      'rubric.sections[0].criteria[0].condition',
    ]);
  });

  it('is refused with 10,000 criteria', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => criterion(`c${index}`));
    const sections = Array.from({ length: 50 }, (_, at) => ({
      id: `s${at}`,
      name: `S${at}`,
      criteria: many.slice(at * 200, at * 200 + 200),
    }));
    expect(placesIn(fileWith([], { sections }))).toContain('rubric.sections');
  });

  it('never gives back prototypes or fields that the format does not know', () => {
    const text = fileWith([criterion('a')], { extra: 1 }).replace('"extra"', '"__proto__"');
    const read = readRubricFile(text);
    expect(read.ok && Object.keys(read.value)).not.toContain('__proto__');
    expect(({} as { readonly sections?: unknown }).sections).toBeUndefined();
  });
});

describe('A rubric in a spreadsheet', () => {
  it('becomes sections, criteria and options', () => {
    const read = rubricFromRows(
      [
        ['Section', 'Criterion', 'Weight', 'Options', 'Guidance', 'N/A'],
        ['Opening', 'Greeting', '2,5', 'Yes|Partly=0.4|No', 'Says the company name', ''],
        ['Opening', 'Recording notice', '1', '', '', 'yes'],
        ['', '', '', '', '', ''],
        ['Closing', 'Goodbye', '', 'Good|Poor', '', ''],
      ],
      { id: 'imported', name: 'Imported' },
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        sections: [
          {
            name: 'Opening',
            criteria: [
              {
                name: 'Greeting',
                weight: 2.5,
                options: [{ points: 1 }, { points: 0.4 }, { points: 0 }],
              },
              {
                name: 'Recording notice',
                allowNotApplicable: true,
                options: [{ label: 'Yes' }, { label: 'No' }],
              },
            ],
          },
          { name: 'Closing', criteria: [{ name: 'Goodbye', weight: 1 }] },
        ],
      },
    });
  });

  it.each([
    [[['name', 'points']], 'line 1'],
    [
      [
        ['section', 'criterion', 'weight'],
        ['A', '', '1'],
      ],
      'line 2',
    ],
    [
      [
        ['section', 'criterion', 'weight'],
        ['A', 'B', '-1'],
      ],
      'line 2',
    ],
    [
      [
        ['section', 'criterion', 'weight', 'options'],
        ['A', 'B', '1', 'Yes|No'],
        ['A', 'C', '1', 'Yes'],
      ],
      'line 3',
    ],
    [
      [
        ['section', 'criterion', 'weight', 'options'],
        ['A', 'B', '1', 'Yes=2|No'],
      ],
      'line 2',
    ],
  ])('is refused with the line: %j', (rows, place) => {
    const read = rubricFromRows(rows, { id: 'r', name: 'R' });
    expect(read.ok ? [] : read.error.map((problem) => problem.place)).toContain(place);
  });
});

it('A rubric of Earmark 0.1 keeps its score under today’s form', () => {
  const first = {
    id: 'old',
    version: 3,
    name: 'Old',
    passMark: 80,
    sections: [
      {
        id: 's',
        name: 'S',
        criteria: [
          {
            id: 'a',
            name: 'A',
            help: 'Guidance',
            weight: 10,
            options: [
              { label: 'Yes', points: 1 },
              { label: 'No', points: 0 },
            ],
            allowNotApplicable: true,
            autoFail: 'section',
          },
        ],
      },
    ],
  };
  const upgraded: Rubric | undefined = upgradeRubric(first);
  expect(upgraded).toMatchObject({
    version: 3,
    sections: [
      {
        criteria: [
          {
            kind: 'choice',
            guidance: 'Guidance',
            options: [
              { id: 'option-1', points: 1 },
              { id: 'option-2', fails: 'section' },
            ],
          },
        ],
      },
    ],
  });
  expect(upgraded && readRubricFile(writeRubricFile(upgraded)).ok).toBe(true);
  expect(upgradeRubric(upgraded)).toBeUndefined();
});
