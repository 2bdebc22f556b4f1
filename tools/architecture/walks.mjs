import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const document = 'docs/architecture.md';
const chapter = 'Three walks';
const walkCount = 3;
const leastFiles = 5;

/**
 * The text below a heading, up to the next heading of the same or a higher level.
 * @param {string} text
 * @param {string} heading
 */
const sectionOf = (text, heading) => {
  const [, after] = text.split(new RegExp(`^## ${heading}\\n`, 'mu'));
  return after?.split(/^## /mu)[0];
};

/**
 * The files that a walk names: all text in backticks that ends like the name of a source file.
 * @param {string} walk
 */
const filesIn = (walk) =>
  [...walk.matchAll(/`([\w./-]+\.(?:tsx?|mjs|css|wat))`/gu)].map(([, file = '']) => file);

/**
 * The walks of docs/architecture.md follow one action through the processes by file names. A file may
 * be named by the end of its path if that end is unique.
 * @param {string} root
 * @param {readonly string[]} sources
 * @returns {string[]}
 */
export const walkProblems = (root, sources) => {
  const file = path.join(root, document);
  const section = existsSync(file) ? sectionOf(readFileSync(file, 'utf8'), chapter) : undefined;
  if (section === undefined) return [`${document} has no chapter “${chapter}”`];
  const [, ...walks] = section.split(/^### /mu);
  if (walks.length !== walkCount) {
    return [`${document}: “${chapter}” has ${walks.length} walks instead of ${walkCount}`];
  }
  return walks.flatMap((walk) => {
    const title = walk.split('\n')[0] ?? '';
    const named = filesIn(walk);
    const unknown = named.flatMap((name) => {
      const matches = sources.filter((source) => source === name || source.endsWith(`/${name}`));
      if (matches.length === 1) return [];
      const fault = matches.length === 0 ? "doesn't exist" : `is ambiguous: ${matches.join(', ')}`;
      return [`${document}: “${title}” names ${name}, which ${fault}`];
    });
    if (named.length >= leastFiles) return unknown;
    return [
      ...unknown,
      `${document}: “${title}” names ${named.length} files: at least ${leastFiles} are needed`,
    ];
  });
};
