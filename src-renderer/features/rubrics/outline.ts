import type { Criterion, Rubric, Section } from '../../../src-shared/rubrics/rubric.ts';

/** A part of the rubric that has its own item in the outline. */
export type OutlineNode =
  | { readonly kind: 'rubric' }
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'criterion'; readonly id: string }
  | { readonly kind: 'root-causes' };

/** A changed rubric, and the node to focus after the change. */
export interface OutlineChange {
  readonly rubric: Rubric;
  readonly node: OutlineNode;
}

/** All nodes from top to bottom. */
export const outlineNodes = (rubric: Rubric): readonly OutlineNode[] => [
  { kind: 'rubric' },
  ...rubric.sections.flatMap(({ id, criteria }): OutlineNode[] => [
    { kind: 'section', id },
    ...criteria.map((criterion): OutlineNode => ({ kind: 'criterion', id: criterion.id })),
  ]),
  { kind: 'root-causes' },
];

export const sameNode = (a: OutlineNode, b: OutlineNode): boolean =>
  a.kind === b.kind && nodeId(a) === nodeId(b);

const nodeId = (node: OutlineNode): string | undefined => ('id' in node ? node.id : undefined);

/** The section that is or contains the node; for the rubric the first one, for root causes the last one. */
export function sectionIndexOf(rubric: Rubric, node: OutlineNode): number {
  const index = rubric.sections.findIndex(
    ({ id, criteria }) =>
      (node.kind === 'section' && id === node.id) ||
      (node.kind === 'criterion' && criteria.some((criterion) => criterion.id === node.id)),
  );
  if (index >= 0) return index;
  return node.kind === 'root-causes' ? rubric.sections.length - 1 : 0;
}

const emptyOptions = [
  { id: 'yes', label: 'Yes', points: 1 },
  { id: 'no', label: 'No', points: 0 },
];

/** The initial criterion of each kind. */
export function newCriterion(kind: Criterion['kind'], id: string, name: string): Criterion {
  const common = { id, name, allowNotApplicable: false };
  switch (kind) {
    case 'choice':
      return { ...common, kind, weight: 10, options: emptyOptions };
    case 'checklist':
      return { ...common, kind, weight: 10, items: [{ id: 'item-1', label: 'Item 1', points: 1 }] };
    case 'number':
      return {
        ...common,
        kind,
        weight: 10,
        min: 0,
        max: 10,
        step: 1,
        scale: { type: 'line', zeroAt: 0, fullAt: 10 },
      };
    case 'text':
      return { ...common, kind, weight: 0 };
    default:
      return kind satisfies never;
  }
}

/** Adds a criterion below the node. */
export function addCriterion(
  rubric: Rubric,
  after: OutlineNode,
  criterion: Criterion,
): OutlineChange {
  const at = sectionIndexOf(rubric, after);
  const place =
    after.kind === 'criterion'
      ? (rubric.sections[at]?.criteria.findIndex(({ id }) => id === after.id) ?? -1) + 1
      : 0;
  const position = after.kind === 'root-causes' ? Infinity : place;
  return {
    rubric: withSection(rubric, at, (section) => ({
      ...section,
      criteria: inserted(section.criteria, position, criterion),
    })),
    node: { kind: 'criterion', id: criterion.id },
  };
}

/** Adds a section with one criterion below the section of the node. */
export function addSection(rubric: Rubric, after: OutlineNode, section: Section): OutlineChange {
  const at = after.kind === 'rubric' ? 0 : sectionIndexOf(rubric, after) + 1;
  return {
    rubric: { ...rubric, sections: inserted(rubric.sections, at, section) },
    node: { kind: 'section', id: section.id },
  };
}

/** Moves a section or a criterion. A criterion at the edge of its section moves to the next section. */
export function moveNode(rubric: Rubric, node: OutlineNode, by: 1 | -1): OutlineChange {
  const at = sectionIndexOf(rubric, node);
  if (node.kind === 'section')
    return { rubric: { ...rubric, sections: swapped(rubric.sections, at, by) }, node };
  if (node.kind !== 'criterion') return { rubric, node };
  const criteria = rubric.sections[at]?.criteria ?? [];
  const place = criteria.findIndex(({ id }) => id === node.id);
  if (criteria[place + by] !== undefined) {
    const move = (section: Section): Section => ({
      ...section,
      criteria: swapped(section.criteria, place, by),
    });
    return { rubric: withSection(rubric, at, move), node };
  }
  const criterion = criteria[place];
  // A section keeps at least one criterion, because an empty section has no position in the rubric.
  if (criterion === undefined || criteria.length === 1 || rubric.sections[at + by] === undefined) {
    return { rubric, node };
  }
  const left = withSection(rubric, at, (section) => ({
    ...section,
    criteria: section.criteria.filter(({ id }) => id !== node.id),
  }));
  const moved = withSection(left, at + by, (section) => ({
    ...section,
    criteria: inserted(section.criteria, by === 1 ? 0 : Infinity, criterion),
  }));
  return { rubric: moved, node };
}

/** Removes a section or a criterion, unless it is the last one. The node above gets the focus. */
export function removeNode(rubric: Rubric, node: OutlineNode): OutlineChange {
  const nodes = outlineNodes(rubric);
  const above = nodes[nodes.findIndex((one) => sameNode(one, node)) - 1] ?? { kind: 'rubric' };
  const at = sectionIndexOf(rubric, node);
  if (node.kind === 'section' && rubric.sections.length > 1) {
    const sections = rubric.sections.filter((_, index) => index !== at);
    return { rubric: { ...rubric, sections }, node: above };
  }
  const isOnly = rubric.sections[at]?.criteria.length === 1;
  if (node.kind !== 'criterion' || isOnly) return { rubric, node };
  const remove = (section: Section): Section => ({
    ...section,
    criteria: section.criteria.filter(({ id }) => id !== node.id),
  });
  return { rubric: withSection(rubric, at, remove), node: above };
}

/** Copies a criterion below itself. */
export function duplicateCriterion(rubric: Rubric, id: string, newId: string): OutlineChange {
  const node: OutlineNode = { kind: 'criterion', id };
  const original = findCriterion(rubric, id);
  if (original === undefined) return { rubric, node };
  return addCriterion(rubric, node, { ...original, id: newId, name: `${original.name} (copy)` });
}

export const findCriterion = (rubric: Rubric, id: string): Criterion | undefined =>
  rubric.sections.flatMap(({ criteria }) => criteria).find((criterion) => criterion.id === id);

/** Replaces the criterion that has the same id. */
export const replaceCriterion = (rubric: Rubric, criterion: Criterion): Rubric => ({
  ...rubric,
  sections: rubric.sections.map((section) => ({
    ...section,
    criteria: section.criteria.map((one) => (one.id === criterion.id ? criterion : one)),
  })),
});

export const renameSection = (rubric: Rubric, id: string, name: string): Rubric => ({
  ...rubric,
  sections: rubric.sections.map((section) => (section.id === id ? { ...section, name } : section)),
});

/** The node that a problem's path belongs to. */
export function nodeOfPath(rubric: Rubric, path: readonly (string | number)[]): OutlineNode {
  const [field, section, , criterion] = path;
  if (field === 'rootCauses') return { kind: 'root-causes' };
  if (field !== 'sections' || typeof section !== 'number') return { kind: 'rubric' };
  const holder = rubric.sections[section];
  if (holder === undefined) return { kind: 'rubric' };
  const found = typeof criterion === 'number' ? holder.criteria[criterion] : undefined;
  return found === undefined
    ? { kind: 'section', id: holder.id }
    : { kind: 'criterion', id: found.id };
}

const withSection = (
  rubric: Rubric,
  at: number,
  change: (section: Section) => Section,
): Rubric => ({
  ...rubric,
  sections: rubric.sections.map((section, index) => (index === at ? change(section) : section)),
});

const inserted = <T>(items: readonly T[], at: number, item: T): T[] => [
  ...items.slice(0, at),
  item,
  ...items.slice(at),
];

function swapped<T>(items: readonly T[], at: number, by: 1 | -1): T[] {
  const moved = items[at];
  const other = items[at + by];
  if (moved === undefined || other === undefined) return [...items];
  return items.map((item, index) => {
    if (index === at) return other;
    return index === at + by ? moved : item;
  });
}
