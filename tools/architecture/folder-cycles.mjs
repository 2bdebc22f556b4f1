import path from 'node:path';
import { findCycles } from './cycles.mjs';

/**
 * The child of `folder` that a file belongs to: the file itself, or a whole sub-folder with a trailing
 * slash. Undefined for a file outside the folder.
 * @param {string} folder
 * @param {string} file
 */
const childOf = (folder, file) => {
  if (!file.startsWith(`${folder}/`)) return undefined;
  const [first = '', ...below] = file.slice(folder.length + 1).split('/');
  return below.length > 0 ? `${first}/` : first;
};

/**
 * Which children of a folder import which others, each with one import as an example.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports
 * @param {string} folder
 */
export const childrenOf = (imports, folder) => {
  /** @type {Map<string, Map<string, string>>} */
  const children = new Map();
  for (const [file, targets] of imports) {
    const from = childOf(folder, file);
    if (from === undefined) continue;
    const examples = children.get(from) ?? new Map();
    children.set(from, examples);
    for (const target of targets) {
      const to = childOf(folder, target);
      if (to === undefined || to === from || examples.has(to)) continue;
      examples.set(to, `${file} → ${target}`);
    }
  }
  return children;
};

/** @param {Iterable<string>} files */
const foldersOf = (files) => {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const file of files) {
    let folder = path.posix.dirname(file);
    for (; folder !== '.'; folder = path.posix.dirname(folder)) folders.add(folder);
  }
  return folders;
};

/**
 * Cycles between the children of any folder, at every depth. Cycles that contain only files are left to
 * the check of files; here at least one sub-folder is part of the cycle.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports type-only imports included
 * @returns {string[]}
 */
export const folderCycles = (imports) =>
  [...foldersOf(imports.keys())].flatMap((folder) => {
    const children = childrenOf(imports, folder);
    const graph = new Map([...children].map(([from, to]) => [from, new Set(to.keys())]));
    return findCycles(graph)
      .filter((cycle) => cycle.some((child) => child.endsWith('/')))
      .map((cycle) => {
        const inside = cycle.flatMap((from) =>
          [...(children.get(from) ?? [])].filter(([to]) => cycle.includes(to)),
        );
        const examples = inside.map(([, example]) => `  ${example}`);
        return [`cycle in ${folder}: ${cycle.join(' ↔ ')}`, ...examples].join('\n');
      });
  });
