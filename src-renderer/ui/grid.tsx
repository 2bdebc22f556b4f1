import type { ComponentProps } from 'react';

/** A row of a grid whose rows are drawn out of their flow, which a `<tr>` cannot be. */
export const GridRow = (props: ComponentProps<'div'>) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
  <div {...props} role="row" />
);

/** A cell of such a row. */
export const GridCell = (props: ComponentProps<'div'>) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- cells stand in a `GridRow`
  <div {...props} role="gridcell" />
);
