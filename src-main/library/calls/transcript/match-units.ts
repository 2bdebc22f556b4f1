/** How the units of the spoken words lie against those of the text; both lists are ascending. */
export interface UnitMatch {
  /** For each spoken unit, the text unit that says the same, or -1. */
  readonly same: Int32Array;
  /** For each spoken unit, the text unit that stands in its place and says something else, or -1. */
  readonly instead: Int32Array;
}

/** Beyond this the exact alignment takes longer than opening a call may; about 40 ms. */
const maxCells = 4_000_000;

/**
 * Aligns two lists of keys with the fewest insertions, deletions and substitutions. Lists that differ
 * over very long stretches are aligned by looking a few units ahead instead.
 */
export function matchUnits(text: readonly string[], spoken: readonly string[]): UnitMatch {
  const ids = new Map<string, number>();
  const idsOf = (keys: readonly string[]): Int32Array =>
    Int32Array.from(keys, (key) => {
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    });
  const lists = { text: idsOf(text), spoken: idsOf(spoken) };
  const match = {
    same: new Int32Array(spoken.length).fill(-1),
    instead: new Int32Array(spoken.length).fill(-1),
  };
  const core = matchEnds(lists, match.same);
  const isSmall = (core.textEnd - core.from) * (core.spokenEnd - core.from) <= maxCells;
  if (isSmall) alignExactly(lists, core, match);
  else alignAhead(lists, core, match);
  return match;
}

interface Lists {
  readonly text: Int32Array;
  readonly spoken: Int32Array;
}

/** What is left between a common beginning and a common end. */
interface Core {
  readonly from: number;
  readonly textEnd: number;
  readonly spokenEnd: number;
}

/**
 * A common end may reach too far: of “ครับคุณ” and “คุณ” the first character is the same by chance. So this
 * many units of it are aligned with the rest.
 */
const givenBack = 16;

function matchEnds({ text, spoken }: Lists, same: Int32Array): Core {
  const shorter = Math.min(text.length, spoken.length);
  const isWhole = text.length === spoken.length && text.every((id, at) => id === spoken[at]);
  const commonHead = countWhile(shorter, (at) => text[at] === spoken[at]);
  const head = isWhole ? shorter : Math.max(0, commonHead - givenBack);
  const commonTail = countWhile(
    shorter - head,
    (back) => text.at(-1 - back) === spoken.at(-1 - back),
  );
  const tail = Math.max(0, commonTail - givenBack);
  for (let word = 0; word < head; word += 1) same[word] = word;
  for (let back = 1; back <= tail; back += 1) same[spoken.length - back] = text.length - back;
  return { from: head, textEnd: text.length - tail, spokenEnd: spoken.length - tail };
}

function countWhile(limit: number, holds: (index: number) => boolean): number {
  let count = 0;
  while (count < limit && holds(count)) count += 1;
  return count;
}

const gapCost = 2;
/** Cheaper than a deletion and an insertion, dearer than one of them. */
const substitutionCost = 3;

const step = { both: 0, text: 1, spoken: 2 } as const;

/** Needleman–Wunsch: fills a table of costs row by row, then walks the cheapest way back. */
function alignExactly({ text, spoken }: Lists, core: Core, match: UnitMatch): void {
  const width = core.spokenEnd - core.from + 1;
  const height = core.textEnd - core.from + 1;
  const steps = new Uint8Array(width * height);
  let above = Int32Array.from({ length: width }, (_, column) => column * gapCost);
  steps.fill(step.spoken, 0, width);
  for (let row = 1; row < height; row += 1) {
    const costs = new Int32Array(width);
    costs[0] = row * gapCost;
    steps[row * width] = step.text;
    const id = text[core.from + row - 1];
    for (let column = 1; column < width; column += 1) {
      const isSame = id === spoken[core.from + column - 1];
      const both = (above[column - 1] ?? 0) + (isSame ? 0 : substitutionCost);
      const skipText = (above[column] ?? 0) + gapCost;
      const skipSpoken = (costs[column - 1] ?? 0) + gapCost;
      const least = Math.min(both, skipText, skipSpoken);
      costs[column] = least;
      if (least === both) steps[row * width + column] = step.both;
      else steps[row * width + column] = least === skipText ? step.text : step.spoken;
    }
    above = costs;
  }
  walkBack({ text, spoken }, core, { steps, width }, match);
}

function walkBack(
  { text, spoken }: Lists,
  core: Core,
  table: { readonly steps: Uint8Array; readonly width: number },
  match: UnitMatch,
): void {
  let row = core.textEnd - core.from;
  let column = core.spokenEnd - core.from;
  while (row > 0 || column > 0) {
    const taken = table.steps[row * table.width + column];
    if (taken !== step.spoken) row -= 1;
    if (taken !== step.text) column -= 1;
    if (taken !== step.both) continue;
    const at = core.from + row;
    const word = core.from + column;
    if (text[at] === spoken[word]) match.same[word] = at;
    else match.instead[word] = at;
  }
}

/** How far apart two lists may get before they are taken as different from here on. */
const lookAhead = 16;

/** Takes the nearest equal pair each time; linear in the length of the lists. */
function alignAhead({ text, spoken }: Lists, core: Core, match: UnitMatch): void {
  let at = core.from;
  let word = core.from;
  while (at < core.textEnd && word < core.spokenEnd) {
    const [textSkip, spokenSkip] = nearestPair({ text, spoken }, core, at, word) ?? [0, 0];
    at += textSkip;
    word += spokenSkip;
    if (text[at] === spoken[word]) match.same[word] = at;
    else match.instead[word] = at;
    at += 1;
    word += 1;
  }
}

function nearestPair(
  { text, spoken }: Lists,
  core: Core,
  at: number,
  word: number,
): readonly [textSkip: number, spokenSkip: number] | undefined {
  for (let distance = 0; distance <= lookAhead; distance += 1) {
    for (let textSkip = 0; textSkip <= distance; textSkip += 1) {
      const spokenSkip = distance - textSkip;
      if (at + textSkip >= core.textEnd || word + spokenSkip >= core.spokenEnd) continue;
      if (text[at + textSkip] === spoken[word + spokenSkip]) return [textSkip, spokenSkip];
    }
  }
  return undefined;
}
