import type { ReactNode } from 'react';

interface ChartDrawingProps {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** The drawing of a chart, whose points are controls. */
export const ChartDrawing = ({ label, width, height, children }: ChartDrawingProps) => (
  <svg
    className="chart-drawing"
    width={width}
    height={height}
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawings of points that are controls are groups, and HTML has no element for them
    role="group"
    aria-label={label}
  >
    {children}
  </svg>
);
