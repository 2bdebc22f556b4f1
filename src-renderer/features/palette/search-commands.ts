import type { CommandRow } from '../../../src-shared/commands.ts';
import { commandKeywords } from './palette-text.ts';

/**
 * How well a command matches what was typed: 0 is no match, higher is better. Every typed word must
 * begin a word of the command's title, group or keywords; letters scattered over a title do not match.
 */
export function commandScore(
  { id, title, group }: Pick<CommandRow, 'id' | 'title' | 'group'>,
  query: string,
): number {
  const typed = wordsOf(query);
  const titleWords = wordsOf(title);
  const otherWords = [...wordsOf(group), ...wordsOf(commandKeywords[id] ?? '')];
  if (typed.length === 0) return 1;
  const inTitle = typed.filter((word) => titleWords.some((other) => other.startsWith(word)));
  const isMatch = typed.every(
    (word) => inTitle.includes(word) || otherWords.some((other) => other.startsWith(word)),
  );
  if (!isMatch) return 0;
  const startsTitle = normalize(title).startsWith(normalize(query.trim())) ? 0.5 : 0;
  const coverage = Math.min(1, inTitle.length / titleWords.length);
  return 0.1 + startsTitle + (0.2 * inTitle.length) / typed.length + 0.2 * coverage;
}

/** The commands that match, the best first. */
export const matchingCommands = (
  rows: readonly CommandRow[],
  query: string,
): readonly CommandRow[] =>
  rows
    .map((row) => ({ row, score: commandScore(row, query) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ row }) => row);

const normalize = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): readonly string[] =>
  normalize(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
