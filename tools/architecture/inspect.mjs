import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findCycles } from './cycles.mjs';
import { folderCycles } from './folder-cycles.mjs';
import { layers, locate, maySendToRenderer, whyForbidden, whyPackageForbidden } from './layers.mjs';
import { levelProblems, levels } from './levels.mjs';
import { pageImportProblems } from './page-imports.mjs';
import { readImports } from './read-imports.mjs';
import { walkProblems } from './walks.mjs';

/**
 * @typedef {object} Inspection
 * @property {number} files
 * @property {number} imports from one file of ours to another
 * @property {string[]} problems
 */

const isSource = (/** @type {string} */ file) => /\.[cm]?tsx?$/.test(file);

/**
 * @param {string} root
 * @param {string} layer
 */
const sourcesOf = (root, layer) => {
  const folder = path.join(root, layer);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((file) => `${layer}/${file.split(path.sep).join('/')}`)
    .sort();
};

/**
 * @param {string} file
 * @param {string} from
 */
const targetOf = (file, from) =>
  path.posix.join(path.posix.dirname(file), from.replace(/[?#].*$/, ''));

/**
 * @param {string} root
 * @param {string} file
 * @param {{ targets: Set<string>, runtime: Set<string> }} found receives the files of ours that this file
 *   imports, and what it imports at run time, packages included
 */
const inspectFile = (root, file, { targets, runtime }) => {
  const location = locate(file);
  const { imports, findings } = readImports(file, readFileSync(path.join(root, file), 'utf8'));
  const problems = findings
    .filter(({ kind }) => kind === 'unreadable' || !maySendToRenderer(location))
    .map(({ kind, line }) =>
      kind === 'unreadable'
        ? `${file}:${line} imports a module whose name is known only at run time, so it can't be checked`
        : `${file}:${line} sends to the renderer: only src-main/ipc may`,
    );
  for (const { from, names, typeOnly, line } of imports) {
    const isOurs = from.startsWith('.');
    const target = isOurs ? targetOf(file, from) : from;
    if (isOurs && isSource(target)) targets.add(target);
    if (!typeOnly) runtime.add(target);
    if (isOurs && !existsSync(path.join(root, target))) {
      problems.push(`${file}:${line} imports ${target}, which doesn't exist`);
    }
    const reason = isOurs
      ? whyForbidden({ from: location, to: locate(target), typeOnly })
      : whyPackageForbidden(location, { from, names, typeOnly });
    if (reason !== undefined) problems.push(`${file}:${line} → ${target}: ${reason}`);
  }
  return problems;
};

/**
 * Checks every import below `root`. A layer without files, or a tree without imports, is reported too,
 * because nothing was inspected then.
 * @param {string} root
 * @returns {Inspection}
 */
export const inspect = (root) => {
  /** @type {Map<string, Set<string>>} */
  const imports = new Map();
  /** @type {Map<string, Set<string>>} */
  const runtimeImports = new Map();
  /** @type {string[]} */
  const problems = [];
  for (const layer of layers) {
    const files = sourcesOf(root, layer);
    if (files.length === 0)
      problems.push(`${layer} has no source file: nothing was inspected there`);
    for (const file of files) {
      const targets = new Set();
      const runtime = new Set();
      problems.push(...inspectFile(root, file, { targets, runtime }));
      imports.set(file, targets);
      runtimeImports.set(file, runtime);
    }
  }
  const count = [...imports.values()].reduce((sum, targets) => sum + targets.size, 0);
  if (count === 0) problems.push('no import between our files was found: nothing was inspected');
  for (const cycle of findCycles(imports)) problems.push(`cycle: ${cycle.join(' ↔ ')}`);
  problems.push(
    ...folderCycles(imports),
    ...levelProblems(imports, levels),
    ...walkProblems(root, [...imports.keys()]),
    ...pageImportProblems(runtimeImports),
  );
  return { files: imports.size, imports: count, problems };
};
