import { markerKinds, type Marker } from '../../../../src-shared/marker.ts';

/** Markers that are too close to each other to be drawn separately. */
export interface MarkerGroup {
  readonly ms: number;
  /** The marker whose icon is shown: the most important one. */
  readonly marker: Marker;
  readonly markers: readonly Marker[];
}

const minGapPx = 13;

/** The most important kind first. */
const priorities: readonly Marker['kind'][] = [
  'failed-tool',
  'interruption',
  'dead-air',
  'slow-answer',
  'overlap',
  'tool-turn',
  'monologue',
];

/** Groups markers that are closer together than an icon is wide. Zooming in separates them. */
export function markerGroups(markers: readonly Marker[], pxPerMs: number): readonly MarkerGroup[] {
  const groups: { ms: number; markers: Marker[] }[] = [];
  for (const marker of markers) {
    if (marker.startMs < 0) continue;
    const last = groups.at(-1);
    if (last !== undefined && (marker.startMs - last.ms) * pxPerMs < minGapPx)
      last.markers.push(marker);
    else groups.push({ ms: marker.startMs, markers: [marker] });
  }
  return groups.map(({ ms, markers: all }) => {
    const [first] = all.toSorted((a, b) => rank(a) - rank(b));
    if (first === undefined) throw new Error('A marker group is empty');
    return { ms, marker: first, markers: all };
  });
}

const rank = ({ kind }: Marker): number => {
  const place = priorities.indexOf(kind);
  return place < 0 ? markerKinds.length : place;
};
