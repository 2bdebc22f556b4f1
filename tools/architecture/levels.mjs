import { childrenOf } from './folder-cycles.mjs';

/** @typedef {Readonly<Record<string, readonly (readonly string[])[]>>} Levels */

/**
 * The levels of a folder, lowest first. A child may import only from lower levels. Every child must be
 * listed, so that a new one is given a level deliberately.
 * @type {Levels}
 */
export const levels = {
  'src-renderer/features/call': [
    ['call-text.ts'],
    ['store.ts', 'player/'],
    ['words/', 'recording/'],
    ['selection/'],
    ['annotations/'],
    ['markers/'],
    ['call-parts.ts', 'open/'],
    ['transcript/', 'waveform/'],
    ['call-title.ts'],
    ['call-header.tsx', 'call-commands.ts'],
    ['call-desk.tsx'],
    ['index.tsx'],
  ],
};

/**
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports type-only imports included
 * @param {Levels} table
 * @returns {string[]}
 */
export const levelProblems = (imports, table) =>
  Object.entries(table).flatMap(([folder, rows]) => {
    const levelOf = new Map(rows.flatMap((row, level) => row.map((child) => [child, level])));
    const children = childrenOf(imports, folder);
    if (children.size === 0) return [];
    const unplaced = [...children.keys()].filter((child) => !levelOf.has(child));
    const missing = [...levelOf.keys()].filter((child) => !children.has(child));
    const upward = [...children].flatMap(([from, targets]) =>
      [...targets]
        .filter(([to]) => (levelOf.get(to) ?? 0) >= (levelOf.get(from) ?? Infinity))
        .map(([to, example]) => `${folder}: ${from} may not import ${to}: ${example}`),
    );
    return [
      ...unplaced.map(
        (child) => `${folder}/${child} has no level in tools/architecture/levels.mjs`,
      ),
      ...missing.map(
        (child) => `tools/architecture/levels.mjs lists ${folder}/${child}, which doesn't exist`,
      ),
      ...upward,
    ];
  });
