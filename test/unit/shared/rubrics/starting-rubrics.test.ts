import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../../src-shared/rubrics/criteria.ts';
import { findFieldProblems } from '../../../../src-shared/rubrics/field-problems.ts';
import { findProblems } from '../../../../src-shared/rubrics/problems.ts';
import { readRubricFile, writeRubricFile } from '../../../../src-shared/rubrics/rubric-file.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { startingRubrics, supportRubric } from '../../../../src-shared/rubrics/starting-rubrics.ts';

describe.each(startingRubrics.map((rubric) => [rubric.name, rubric] as const))(
  '%s',
  (_, rubric) => {
    it('has nothing to put right', () => {
      expect(findProblems(rubric)).toEqual([]);
      expect(findFieldProblems(rubric)).toEqual([]);
      expect(readRubricFile(writeRubricFile(rubric))).toEqual({ ok: true, value: rubric });
    });

    it('measures something by itself', () => {
      const measured = criteriaOf(rubric).filter((one) => one.kind === 'choice' && one.measured);
      expect(measured.length).toBeGreaterThanOrEqual(3);
    });
  },
);

it('has one for chats, without anything about speaking', () => {
  const chats = startingRubrics.filter(({ kinds }) => !kinds.includes('call'));
  expect(chats.map(({ name }) => name)).toEqual(['Support chat']);
  const ids = chats.flatMap(criteriaOf).map(({ id }) => id);
  expect(ids).not.toContain('response-time');
  expect(ids).not.toContain('lets-caller-finish');
});

it('use every kind of criterion together', () => {
  const kinds = new Set(startingRubrics.flatMap(criteriaOf).map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(['checklist', 'choice', 'number', 'text']);
});

it.each<[string, Partial<Rubric>, string]>([
  ['an empty name', { name: ' ' }, 'name'],
  ['a pass mark over 100', { passMark: 101 }, 'passMark'],
  ['a pass mark that is no number', { passMark: Number.NaN }, 'passMark'],
])('a draft with %s is told so beside its field', (_, part, place) => {
  const problems = findFieldProblems({ ...supportRubric, ...part });
  expect(problems.map(({ path }) => path.join('.'))).toEqual([place]);
});
