import type { RootCause } from '../../../src-shared/rubrics/rubric.ts';

interface Cause {
  readonly id: string;
  readonly name: string;
  readonly causes?: readonly Cause[] | undefined;
}

const maxDepth = 2;

/** The tree as text: one cause per line, indented by two spaces per level. */
export const causesToText = (causes: readonly RootCause[]): string => lines(causes, 0).join('\n');

const lines = (causes: readonly Cause[], depth: number): readonly string[] =>
  causes.flatMap(({ name, causes: inner = [] }) => [
    '  '.repeat(depth) + name,
    ...lines(inner, depth + 1),
  ]);

/**
 * Reads the text back. A cause that keeps its name keeps its id, because reviews refer to it. A line
 * that is indented too far is placed on the third level.
 */
export function causesFromText(
  text: string,
  before: readonly RootCause[],
  newId: () => string,
): RootCause[] {
  const known = new Map(named(before));
  interface Open {
    readonly id: string;
    readonly name: string;
    causes?: Open[];
  }
  const roots: Open[] = [];
  const path: Open[] = [];
  for (const line of text.split('\n')) {
    const name = line.trim();
    if (name === '') continue;
    const indent = /^ */u.exec(line)?.[0].length ?? 0;
    const depth = Math.min(Math.floor(indent / 2), maxDepth, path.length);
    const id = known.get(name) ?? `cause-${newId()}`;
    // A second cause with the same name gets a new id.
    known.delete(name);
    const cause: Open = { id, name };
    const parent = path[depth - 1];
    if (depth === 0 || parent === undefined) roots.push(cause);
    else parent.causes = [...(parent.causes ?? []), cause];
    path.length = depth;
    path.push(cause);
  }
  return roots;
}

const named = (causes: readonly Cause[]): readonly (readonly [string, string])[] =>
  causes.flatMap(({ id, name, causes: inner = [] }) => [[name, id] as const, ...named(inner)]);
