import { matchUnits, type UnitMatch } from './match-units.ts';
import { hasUnits, unitsOf, type TextUnit } from './text-units.ts';

/** A word of a turn's text, and which of Retell's timed words it stands for. */
export interface LocatedWord {
  /** In UTF-16 units of the text; `end` is excluded. */
  readonly start: number;
  readonly end: number;
  /** Indices of the first and last timed word, -1 for a word that Retell gave no time. */
  readonly first: number;
  readonly last: number;
}

/**
 * Finds Retell's timed words in Retell's text. The text is never changed: words of the text that have
 * no counterpart stay without a time, timed words that the text does not hold are left out, and where
 * text and words say different things in the same place (“$43,000” for “forty-three thousand
 * dollars”) the text takes the time of the words.
 */
export function locateWords(text: string, spoken: readonly string[]): readonly LocatedWord[] {
  const trimmed = spoken.map((word) => word.trim());
  return inSequence(text, trimmed) ?? aligned(text, trimmed);
}

/** The usual case: each word stands in the text as it is, with nothing but signs between them. */
function inSequence(text: string, spoken: readonly string[]): LocatedWord[] | undefined {
  const located: LocatedWord[] = [];
  let from = 0;
  for (const [index, word] of spoken.entries()) {
    const start = text.indexOf(word, from);
    if (start < 0 || hasUnits(text.slice(from, start))) return undefined;
    from = start + word.length;
    located.push({ start, end: from, first: index, last: index });
  }
  return hasUnits(text.slice(from)) ? undefined : located;
}

interface SpokenUnit {
  readonly key: string;
  /** The timed word that holds it. */
  readonly word: number;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function aligned(text: string, spoken: readonly string[]): readonly LocatedWord[] {
  const units = unitsOf(text);
  const said = spoken.flatMap((word, index): readonly SpokenUnit[] =>
    unitsOf(word).map(({ key }) => ({ key, word: index })),
  );
  const match = matchUnits(
    units.map(({ key }) => key),
    said.map(({ key }) => key),
  );
  return joinUnits(text, units, { spoken, ranges: assignWords(units, said, match) });
}

/** For each unit of the text the timed words that it stands for; undefined for none. */
function assignWords(
  units: readonly TextUnit[],
  said: readonly SpokenUnit[],
  match: UnitMatch,
): readonly (Range | undefined)[] {
  const ranges: (Range | undefined)[] = units.map(() => undefined);
  let unitFrom = 0;
  let saidFrom = 0;
  for (let next = 0; next <= said.length; next += 1) {
    const unitEnd = next === said.length ? units.length : (match.same[next] ?? -1);
    if (unitEnd < 0) continue;
    assignBlock({ units, said, match }, { unitFrom, unitEnd, saidFrom, saidEnd: next }, ranges);
    const word = said[next]?.word;
    if (word !== undefined) ranges[unitEnd] = { first: word, last: word };
    unitFrom = unitEnd + 1;
    saidFrom = next + 1;
  }
  return ranges;
}

interface Block {
  readonly unitFrom: number;
  readonly unitEnd: number;
  readonly saidFrom: number;
  readonly saidEnd: number;
}

interface Sides {
  readonly units: readonly TextUnit[];
  readonly said: readonly SpokenUnit[];
  readonly match: UnitMatch;
}

/** More words than this for one word of the text are words that the text left out. */
const wordsPerUnit = 4;
/** A figure or a placeholder is spoken with more words: “555-0173”, “[CREDIT_CARD]”. */
const wordsPerFigure = 14;
/** Letters from which on a unit is likely to be a placeholder. */
const longName = 9;

/** Between two matches the text and the words differ; here the times of the words are shared out. */
function assignBlock(sides: Sides, block: Block, into: (Range | undefined)[]): void {
  const text = sides.units.slice(block.unitFrom, block.unitEnd);
  const words = sides.said.slice(block.saidFrom, block.saidEnd);
  if (text.length === 0 || words.length === 0) return;
  if (mayShareOut(text, words)) shareOut(text, words, block.unitFrom, into);
  else if (text.length > words.length) assignSimilar(sides, block, into);
}

function mayShareOut(text: readonly TextUnit[], words: readonly SpokenUnit[]): boolean {
  if (keysOf(text) === keysOf(words)) return true;
  const isFigure = text.some(({ key }) => /\p{N}/u.test(key) || key.length >= longName);
  const most = text.length * (isFigure ? wordsPerFigure : wordsPerUnit);
  return words.length >= text.length && words.length <= most;
}

/** With fewer words than text, only words that begin alike are taken for one another. */
function assignSimilar(
  { units, said, match }: Sides,
  { saidFrom, saidEnd }: Block,
  into: (Range | undefined)[],
): void {
  for (let index = saidFrom; index < saidEnd; index += 1) {
    const unit = match.instead[index] ?? -1;
    const word = said[index];
    if (word === undefined || unit < 0 || units[unit]?.key[0] !== word.key[0]) continue;
    into[unit] = { first: word.word, last: word.word };
  }
}

const keysOf = (units: readonly { readonly key: string }[]): string =>
  units.map(({ key }) => key).join('');

/** In proportion to the letters, so that “pre paid” and “prepaid” meet, and each unit gets a word. */
function shareOut(
  text: readonly TextUnit[],
  words: readonly SpokenUnit[],
  offset: number,
  into: (Range | undefined)[],
): void {
  const textLength = keysOf(text).length;
  const wordsLength = keysOf(words).length;
  const isSpelling = textLength === wordsLength && keysOf(text) === keysOf(words);
  const ends = runningLengths(words);
  let before = 0;
  text.forEach(({ key }, index) => {
    const from = isSpelling ? before : Math.floor((index * words.length) / text.length);
    const to = isSpelling
      ? before + key.length - 1
      : Math.floor(((index + 1) * words.length) / text.length) - 1;
    const first = isSpelling ? wordAtLetter(ends, from) : from;
    const last = isSpelling ? wordAtLetter(ends, to) : Math.max(from, to);
    before += key.length;
    const [one, other] = [words[first], words[last]];
    if (one && other) into[offset + index] = { first: one.word, last: other.word };
  });
}

function runningLengths(words: readonly SpokenUnit[]): readonly number[] {
  let sum = 0;
  return words.map(({ key }) => {
    sum += key.length;
    return sum;
  });
}

const wordAtLetter = (ends: readonly number[], letter: number): number =>
  ends.findIndex((end) => letter < end);

interface Assigned {
  readonly spoken: readonly string[];
  readonly ranges: readonly (Range | undefined)[];
}

/** Units of one timed word become one word again; the rest is divided as the language divides it. */
function joinUnits(
  text: string,
  units: readonly TextUnit[],
  { spoken, ranges }: Assigned,
): readonly LocatedWord[] {
  const located: LocatedWord[] = [];
  let untimed: TextUnit[] = [];
  const addUntimed = (): void => {
    for (const { start, end } of divide(text, untimed)) {
      located.push({ start, end, first: -1, last: -1 });
    }
    untimed = [];
  };
  units.forEach((unit, index) => {
    const range = ranges[index];
    if (range === undefined) {
      untimed.push(unit);
      return;
    }
    addUntimed();
    const before = located.at(-1);
    if (before && before.last >= range.first) {
      located[located.length - 1] = { ...before, end: unit.end, last: range.last };
    } else located.push({ start: unit.start, end: unit.end, ...range });
  });
  addUntimed();
  return withSigns(text, located, spoken);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Characters that follow each other without a space are divided into words by dictionary. */
function divide(
  text: string,
  units: readonly TextUnit[],
): readonly Pick<TextUnit, 'start' | 'end'>[] {
  const runs: { start: number; end: number; pieces: number }[] = [];
  for (const { start, end } of units) {
    const run = runs.at(-1);
    if (run?.end === start) {
      run.end = end;
      run.pieces += 1;
    } else runs.push({ start, end, pieces: 1 });
  }
  return runs.flatMap(({ start, end, pieces }) => {
    if (pieces === 1) return [{ start, end }];
    return Array.from(segmenter.segment(text.slice(start, end)), ({ index, segment }) => ({
      start: start + index,
      end: start + index + segment.length,
    }));
  });
}

const opening = /[\p{Ps}\p{Pi}\p{Sc}"'#@¿¡]+$/u;
const closing = /^[^\s\p{L}\p{N}\p{Co}\p{Ps}\p{Pi}\p{Sc}]+/u;

/** Gives each word the signs that are written to it, such as brackets, currency and full stops. */
function withSigns(
  text: string,
  located: readonly LocatedWord[],
  spoken: readonly string[],
): readonly LocatedWord[] {
  const words: LocatedWord[] = [];
  located.forEach((word, index) => {
    const free = words.at(-1)?.end ?? 0;
    const before = opening.exec(text.slice(free, word.start))?.[0].length ?? 0;
    const until = located[index + 1]?.start ?? text.length;
    const after = closing.exec(text.slice(word.end, until))?.[0].length ?? 0;
    // A timed word without its full stop keeps the extent that Retell gave it.
    const isAsSpoken = spoken[word.first] === text.slice(word.start, word.end);
    words.push(isAsSpoken ? word : { ...word, start: word.start - before, end: word.end + after });
  });
  return words;
}
