import { markKinds, type Mark } from '../../../../src-shared/marks/mark.ts';

/** Signs that would lie over each other, drawn as one. */
export interface GlyphGroup {
  readonly ms: number;
  /** The one whose sign is shown: what is most worth a look. */
  readonly mark: Mark;
  readonly marks: readonly Mark[];
}

const closestPx = 13;

/** What is most worth a look, first. */
const weight: readonly Mark['kind'][] = [
  'failed-tool',
  'interruption',
  'dead-air',
  'slow-answer',
  'overlap',
  'tool-turn',
  'monologue',
];

/** One sign for marks that stand closer together than a sign is wide; zooming takes them apart. */
export function glyphGroups(marks: readonly Mark[], pxPerMs: number): readonly GlyphGroup[] {
  const groups: { ms: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    if (mark.startMs < 0) continue;
    const last = groups.at(-1);
    if (last !== undefined && (mark.startMs - last.ms) * pxPerMs < closestPx) last.marks.push(mark);
    else groups.push({ ms: mark.startMs, marks: [mark] });
  }
  return groups.map(({ ms, marks: all }) => {
    const [first] = all.toSorted((a, b) => rank(a) - rank(b));
    if (first === undefined) throw new Error('A group of no marks');
    return { ms, mark: first, marks: all };
  });
}

const rank = ({ kind }: Mark): number => {
  const place = weight.indexOf(kind);
  return place < 0 ? markKinds.length : place;
};
