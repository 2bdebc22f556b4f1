import { assertNever, err, ok, type Result } from '../result.ts';
import { placedTokens } from '../search-fold.ts';

/** A parsed phrase: a sequence of parts that must follow each other. */
export type PhrasePart =
  /** A folded word. With `prefix`, it matches any word that starts with it. */
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }
  /** One of these sequences. An empty sequence makes the group optional. */
  | { readonly kind: 'choice'; readonly branches: readonly (readonly PhrasePart[])[] }
  /** Up to `maxGapWords` words of any kind. */
  | { readonly kind: 'gap' };

export type Phrase = readonly PhrasePart[];

export interface PhraseError {
  /** In UTF-16 units from the start of the phrase. */
  readonly position: number;
  readonly message: string;
}

export const maxGapWords = 5;
const maxDepth = 5;

/**
 * Parses a phrase. `word*` matches any word that starts with `word`, `(one|other)` matches either,
 * `[words]` is optional, and `...` matches up to five words. The error has the position of the invalid
 * character.
 */
export function parsePhrase(source: string): Result<Phrase, PhraseError> {
  const known = parsedPhrases.get(source);
  if (known !== undefined) return known;
  const parsed = parseNew(source);
  if (parsedPhrases.size >= maxParsed) parsedPhrases.clear();
  parsedPhrases.set(source, parsed);
  return parsed;
}

/** The phrases of a rubric are looked for in every stored call. */
const parsedPhrases = new Map<string, Result<Phrase, PhraseError>>();
const maxParsed = 2000;

function parseNew(source: string): Result<Phrase, PhraseError> {
  const parser = { source, position: 0 };
  const parsed = readSequence(parser, 0);
  if (!parsed.ok) return parsed;
  const rest = source[parser.position];
  if (rest !== undefined) return fail(parser.position, `“${rest}” closes nothing.`);
  return hasWord(parsed.value) ? parsed : fail(0, 'A phrase needs at least one word.');
}

interface Parser {
  readonly source: string;
  position: number;
}

const fail = (position: number, message: string) => err({ position, message });

/** A word is guaranteed only outside optional groups, or if every branch contains one. */
const hasWord = (parts: Phrase): boolean =>
  parts.some(
    (part) =>
      part.kind === 'word' ||
      (part.kind === 'choice' && part.branches.every((one) => hasWord(one))),
  );

function readSequence(parser: Parser, depth: number): Result<Phrase, PhraseError> {
  const parts: PhrasePart[] = [];
  if (depth > maxDepth) return fail(parser.position, 'Groups are nested too deeply.');
  for (;;) {
    const sign = parser.source[parser.position];
    if (sign === undefined || sign === ')' || sign === ']' || sign === '|') return ok(parts);
    const read = sign === '(' || sign === '[' ? readGroup(parser, depth) : readWords(parser);
    if (!read.ok) return read;
    parts.push(...read.value);
  }
}

function readGroup(parser: Parser, depth: number): Result<Phrase, PhraseError> {
  const start = parser.position;
  const isOptional = parser.source[start] === '[';
  const closing = isOptional ? ']' : ')';
  const branches: Phrase[] = [];
  do {
    parser.position += 1;
    const branch = readSequence(parser, depth + 1);
    if (!branch.ok) return branch;
    if (branch.value.length === 0) return fail(parser.position, 'An alternative is empty.');
    branches.push(branch.value);
  } while (parser.source[parser.position] === '|');
  if (parser.source[parser.position] !== closing) {
    return fail(start, `“${isOptional ? '[' : '('}” has no closing bracket.`);
  }
  parser.position += 1;
  return ok([{ kind: 'choice', branches: isOptional ? [...branches, []] : branches }]);
}

const wordEnd = /[()[\]|*]|\.{3}|…/u;

function readWords(parser: Parser): Result<Phrase, PhraseError> {
  const rest = parser.source.slice(parser.position);
  const gap = /^(?:\.{3}|…)/u.exec(rest);
  if (gap !== null) {
    parser.position += gap[0].length;
    return ok([{ kind: 'gap' }]);
  }
  if (rest.startsWith('*')) return fail(parser.position, '“*” must be at the end of a word.');
  const end = rest.search(wordEnd);
  const text = end < 0 ? rest : rest.slice(0, end);
  const words = placedTokens(text);
  parser.position += text.length;
  const parts = words.map((word) => ({ kind: 'word', text: word.text, prefix: false }) as const);
  if (parser.source[parser.position] !== '*') return ok(parts);
  const last = parts.at(-1);
  if (last === undefined || !/[\p{L}\p{N}\p{M}]$/u.test(text)) {
    return fail(parser.position, '“*” must be at the end of a word.');
  }
  parser.position += 1;
  return ok([...parts.slice(0, -1), { ...last, prefix: true }]);
}

/**
 * Finds the phrase in the folded words. Returns the index of its first word and the index after its
 * last word, or undefined. The search starts at `from`.
 */
export function findPhrase(
  phrase: Phrase,
  words: readonly string[],
  from = 0,
): { readonly first: number; readonly end: number } | undefined {
  const canStart = startTest(phrase);
  for (let first = from; first < words.length; first += 1) {
    if (!canStart(words[first] ?? '')) continue;
    const ends = advance(phrase, words, new Set([first]));
    if (ends.size > 0) {
      const end = Math.max(...ends);
      if (end > first) return { first, end };
    }
  }
  return undefined;
}

/** All positions that can be reached from `starts` by matching all parts in order. */
function advance(
  parts: Phrase,
  words: readonly string[],
  starts: ReadonlySet<number>,
): ReadonlySet<number> {
  let positions = starts;
  for (const part of parts) {
    const next = new Set<number>();
    for (const position of positions) {
      for (const reached of step(part, words, position)) next.add(reached);
    }
    if (next.size === 0) return next;
    positions = next;
  }
  return positions;
}

function step(part: PhrasePart, words: readonly string[], position: number): Iterable<number> {
  switch (part.kind) {
    case 'word': {
      const word = words[position];
      const fits =
        word !== undefined && (part.prefix ? word.startsWith(part.text) : word === part.text);
      return fits ? [position + 1] : [];
    }
    case 'gap':
      return Array.from(
        { length: Math.min(maxGapWords, words.length - position) + 1 },
        (_, skipped) => position + skipped,
      );
    case 'choice':
      return part.branches.flatMap((branch) => [...advance(branch, words, new Set([position]))]);
    default:
      return assertNever(part, 'part of a phrase');
  }
}

type WordPart = Extract<PhrasePart, { kind: 'word' }>;

/** Whether a phrase can start with this word. */
type StartTest = (word: string) => boolean;

const tests = new WeakMap<Phrase, StartTest>();

/** A test that excludes most words, so that the phrase is tried only where it can start. */
function startTest(phrase: Phrase): StartTest {
  const known = tests.get(phrase) ?? createTest(firstWords(phrase));
  tests.set(phrase, known);
  return known;
}

function createTest({ words, isOpen }: FirstWords): StartTest {
  if (isOpen) return () => true;
  const exact = new Set(words.filter(({ prefix }) => !prefix).map(({ text }) => text));
  const prefixes = words.filter(({ prefix }) => prefix).map(({ text }) => text);
  return prefixes.length === 0
    ? (word) => exact.has(word)
    : (word) => exact.has(word) || prefixes.some((prefix) => word.startsWith(prefix));
}

interface FirstWords {
  readonly words: readonly WordPart[];
  /** The sequence can start with any word, or can be empty. */
  readonly isOpen: boolean;
}

function firstWords(parts: Phrase): FirstWords {
  const words: WordPart[] = [];
  for (const part of parts) {
    if (part.kind === 'gap') break;
    if (part.kind === 'word') return { words: [...words, part], isOpen: false };
    const branches = part.branches.map((branch) => firstWords(branch));
    words.push(...branches.flatMap((branch) => branch.words));
    // A branch that can be empty, or starts with any word, leaves the start to the next part.
    if (branches.every(({ isOpen }) => !isOpen)) return { words, isOpen: false };
    if (part.branches.some((branch) => branch.some(({ kind }) => kind === 'gap'))) break;
  }
  return { words, isOpen: true };
}
