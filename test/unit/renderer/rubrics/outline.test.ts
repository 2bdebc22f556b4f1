import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCriterion,
  addSection,
  duplicateCriterion,
  moveNode,
  newCriterion,
  nodeOfPath,
  outlineNodes,
  removeNode,
  sameNode,
  type OutlineNode,
} from '../../../../src-renderer/features/rubrics/outline.ts';
import { criteriaOf } from '../../../../src-shared/rubrics/criteria.ts';
import { findProblems } from '../../../../src-shared/rubrics/problems.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { supportRubric } from '../../../../src-shared/rubrics/starting-rubrics.ts';

const ids = (rubric: Rubric): readonly string[] =>
  rubric.sections.map(({ id, criteria }) => [id, ...criteria.map((one) => one.id)].join(' '));

const criterion = (id: string): OutlineNode => ({ kind: 'criterion', id });

describe('The outline of a rubric', () => {
  it('adds a criterion below the one that has the focus', () => {
    const { rubric, node } = addCriterion(
      supportRubric,
      criterion('greeting'),
      newCriterion('number', 'new', 'New'),
    );
    expect(ids(rubric)[0]).toBe('opening greeting new identity-verified');
    expect(node).toEqual(criterion('new'));
  });

  it('moves a criterion past the end of its section into the next', () => {
    const { rubric } = moveNode(supportRubric, criterion('identity-verified'), 1);
    expect(ids(rubric).slice(0, 2)).toEqual([
      'opening greeting',
      'understanding identity-verified request-understood details-confirmed no-repeated-question',
    ]);
    expect(ids(moveNode(rubric, criterion('identity-verified'), -1).rubric)).toEqual(
      ids(supportRubric),
    );
  });

  it('keeps the last criterion of a section and the last section', () => {
    const one = removeNode(supportRubric, criterion('greeting')).rubric;
    expect(removeNode(one, criterion('identity-verified')).rubric).toBe(one);
    const alone: Rubric = { ...supportRubric, sections: supportRubric.sections.slice(0, 1) };
    expect(removeNode(alone, { kind: 'section', id: 'opening' }).rubric).toBe(alone);
  });

  it('finds the line of a problem', () => {
    expect(nodeOfPath(supportRubric, ['sections', 0, 'criteria', 1, 'options', 0])).toEqual(
      criterion('identity-verified'),
    );
    expect(nodeOfPath(supportRubric, ['sections', 1, 'name'])).toEqual({
      kind: 'section',
      id: 'understanding',
    });
    expect(nodeOfPath(supportRubric, ['rootCauses', 0, 'id'])).toEqual({ kind: 'root-causes' });
    expect(nodeOfPath(supportRubric, ['passMark'])).toEqual({ kind: 'rubric' });
  });

  it('stays whole under any sequence of changes, with the focus on one of its lines', () => {
    const step = fc.record({
      act: fc.constantFrom('add', 'section', 'up', 'down', 'remove', 'copy'),
      at: fc.nat(40),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let rubric = supportRubric;
        steps.forEach(({ act, at }, index) => {
          const nodes = outlineNodes(rubric);
          const node = nodes[at % nodes.length] ?? { kind: 'rubric' };
          const id = `new-${index}`;
          const fresh = newCriterion('choice', id, id);
          const change = {
            add: () => addCriterion(rubric, node, fresh),
            section: () =>
              addSection(rubric, node, {
                id,
                name: id,
                criteria: [newCriterion('text', `${id}c`, `${id}c`)],
              }),
            up: () => moveNode(rubric, node, -1),
            down: () => moveNode(rubric, node, 1),
            remove: () => removeNode(rubric, node),
            copy: () => duplicateCriterion(rubric, node.kind === 'criterion' ? node.id : '', id),
          }[act]();
          const isMove = act === 'up' || act === 'down';
          const sorted = (of: Rubric): readonly string[] =>
            criteriaOf(of)
              .map((one) => one.id)
              .toSorted();
          expect(isMove ? sorted(change.rubric) : []).toEqual(isMove ? sorted(rubric) : []);
          rubric = change.rubric;
          const isThere = outlineNodes(rubric).some((one) => sameNode(one, change.node));
          expect(isThere || (act === 'copy' && node.kind !== 'criterion')).toBe(true);
        });
        expect(rubric.sections.every(({ criteria }) => criteria.length > 0)).toBe(true);
        const twice = findProblems(rubric).filter(({ message }) => message.includes('used twice'));
        expect(twice).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
