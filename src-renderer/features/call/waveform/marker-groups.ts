import { markerKinds, type Marker } from '../../../../src-shared/marker.ts';

/** Signs that would lie over each other, drawn as one. */
export interface MarkerGroup {
  readonly ms: number;
  /** The one whose sign is shown: what is most worth a look. */
  readonly mark: Marker;
  readonly marks: readonly Marker[];
}

const minGapPx = 13;

/** What is most worth a look, first. */
const priorities: readonly Marker['kind'][] = [
  'failed-tool',
  'interruption',
  'dead-air',
  'slow-answer',
  'overlap',
  'tool-turn',
  'monologue',
];

/** One sign for marks that stand closer together than a sign is wide; zooming takes them apart. */
export function markerGroups(marks: readonly Marker[], pxPerMs: number): readonly MarkerGroup[] {
  const groups: { ms: number; marks: Marker[] }[] = [];
  for (const mark of marks) {
    if (mark.startMs < 0) continue;
    const last = groups.at(-1);
    if (last !== undefined && (mark.startMs - last.ms) * pxPerMs < minGapPx) last.marks.push(mark);
    else groups.push({ ms: mark.startMs, marks: [mark] });
  }
  return groups.map(({ ms, marks: all }) => {
    const [first] = all.toSorted((a, b) => rank(a) - rank(b));
    if (first === undefined) throw new Error('A group of no marks');
    return { ms, mark: first, marks: all };
  });
}

const rank = ({ kind }: Marker): number => {
  const place = priorities.indexOf(kind);
  return place < 0 ? markerKinds.length : place;
};
