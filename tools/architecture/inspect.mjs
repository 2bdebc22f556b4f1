import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findCircles } from './cycles.mjs';
import { readImports } from './read-imports.mjs';
import {
  layers,
  maySpeakToRenderer,
  roomOf,
  whyForbidden,
  whyPackageForbidden,
} from './layers.mjs';

/**
 * @typedef {object} Inspection
 * @property {number} files
 * @property {number} arrows imports from one file of ours to another
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
 * @param {Set<string>} targets filled with the files of ours that it reaches
 */
const inspectFile = (root, file, targets) => {
  const room = roomOf(file);
  const { imports, remarks } = readImports(file, readFileSync(path.join(root, file), 'utf8'));
  const problems = remarks
    .filter(({ kind }) => kind === 'unreadable' || !maySpeakToRenderer(room))
    .map(({ kind, line }) =>
      kind === 'unreadable'
        ? `${file}:${line} imports something whose name is known only at run time: it can't be checked`
        : `${file}:${line} speaks to the renderer by itself: only src-main/ipc may`,
    );
  for (const { from, names, typeOnly, line } of imports) {
    const ours = from.startsWith('.');
    const target = ours ? targetOf(file, from) : from;
    if (ours && isSource(target)) targets.add(target);
    if (ours && !existsSync(path.join(root, target))) {
      problems.push(`${file}:${line} imports ${target}, which isn't there`);
    }
    const reason = ours
      ? whyForbidden({ from: room, to: roomOf(target), typeOnly })
      : whyPackageForbidden(room, { from, names, typeOnly });
    if (reason !== undefined) problems.push(`${file}:${line} → ${target}: ${reason}`);
  }
  return problems;
};

/**
 * Looks at every import below `root`. An empty layer, or a house in which nobody knows anybody, is
 * a problem too: it means that the inspection saw nothing.
 * @param {string} root
 * @returns {Inspection}
 */
export const inspect = (root) => {
  /** @type {Map<string, Set<string>>} */
  const arrows = new Map();
  /** @type {string[]} */
  const problems = [];
  for (const layer of layers) {
    const files = sourcesOf(root, layer);
    if (files.length === 0)
      problems.push(`${layer} holds no source file: nothing was inspected there`);
    for (const file of files) {
      const targets = new Set();
      problems.push(...inspectFile(root, file, targets));
      arrows.set(file, targets);
    }
  }
  const count = [...arrows.values()].reduce((sum, targets) => sum + targets.size, 0);
  if (count === 0)
    problems.push('not one import between our files was found: nothing was inspected');
  for (const circle of findCircles(arrows)) problems.push(`circle: ${circle.join(' ↔ ')}`);
  return { files: arrows.size, arrows: count, problems };
};
