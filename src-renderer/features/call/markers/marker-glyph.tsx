import type { MarkerKind } from '../../../../src-shared/marker.ts';

/** Each kind has its own shape, so that colour is never the only difference. Drawn on a 12 × 12 grid. */
const shapes: { readonly [K in MarkerKind]: string } = {
  'dead-air': 'M1 4 4 1M1 8 8 1M2 11 11 2M6 11 11 6M10 11l1-1',
  // Two bars that share a part.
  overlap: 'M1 3.5h7M4 8.5h7M4 2v8M8 2v8',
  // A line that another one cuts short.
  interruption: 'M1 4h5M6 1v6M6 8.5h5M8 6.5l-2 2 2 2',
  // A warning triangle.
  'slow-answer': 'M6 1.5 11 10.5H1ZM6 5v2.5M6 8.8v.4',
  // A wrench.
  'tool-turn': 'M7.5 4.5 2 10M7 3a2.5 2.5 0 0 1 3-1.8L8.4 2.8l.8.8 1.6-1.6A2.5 2.5 0 0 1 7.5 5',
  // A broken wrench, crossed out.
  'failed-tool': 'M6 6 2 10M7 3a2.5 2.5 0 0 1 3-1.8M8 8l3 3M11 8l-3 3',
  // One long line.
  monologue: 'M1 6h10M1 3.5v5M11 3.5v5',
};

/** The icon of a marker kind; its name is beside it or in a tooltip. */
export function MarkerGlyph({ kind }: { readonly kind: MarkerKind }) {
  return (
    <svg
      className="marker-glyph"
      data-kind={kind}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[kind]} />
    </svg>
  );
}
