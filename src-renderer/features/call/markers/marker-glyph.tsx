import type { MarkerKind } from '../../../../src-shared/marker.ts';

/** Each kind has its own shape, so that colour is never the only difference. Drawn on a 12 × 12 grid. */
const shapes: { readonly [K in MarkerKind]: string } = {
  'dead-air': 'M1 4 4 1M1 8 8 1M2 11 11 2M6 11 11 6M10 11l1-1',
  // Two bars that share a part.
  overlap: 'M1 3.5h7M4 8.5h7M4 2v8M8 2v8',
  // A cross.
  interruption: 'M2 2l8 8M10 2 2 10',
  // A warning triangle.
  'slow-answer': 'M6 1.5 11 10.5H1ZM6 5v2.5M6 8.8v.4',
  // A diamond.
  'tool-turn': 'M6 1 11 6 6 11 1 6Z',
  // A broken diamond.
  'failed-tool': 'M6 1 11 6 6 11 1 6ZM4 4l4 4M8 4 4 8',
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
