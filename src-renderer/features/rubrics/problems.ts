import { findFieldProblems } from '../../../src-shared/rubrics/field-problems.ts';
import { findProblems } from '../../../src-shared/rubrics/problems.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { nodeOfPath, sameNode, type OutlineNode } from './outline.ts';

export interface ShownProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly path: readonly (string | number)[];
  /** The outline node that the problem belongs to. */
  readonly node: OutlineNode;
}

/** The problem of a field of the open form, by its path relative to the node, e.g. `weight`. */
export type ProblemAt = (...path: readonly (string | number)[]) => string | undefined;

/** All problems of the rubric, errors first. */
export function problemsOf(rubric: Rubric): readonly ShownProblem[] {
  const fields = findFieldProblems(rubric).map((problem) => ({
    ...problem,
    severity: 'error' as const,
  }));
  return [...fields, ...findProblems(rubric)]
    .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
    .map((problem) => ({ ...problem, node: nodeOfPath(rubric, problem.path) }));
}

/** Finds a problem of one node by the end of its path. */
export function problemAtNode(problems: readonly ShownProblem[], node: OutlineNode): ProblemAt {
  const depth = { rubric: 0, section: 2, criterion: 4, 'root-causes': 0 }[node.kind];
  const own = problems.filter((problem) => sameNode(problem.node, node));
  return (...path) => {
    const wanted = path.join('.');
    return own.find((problem) => problem.path.slice(depth).join('.') === wanted)?.message;
  };
}
