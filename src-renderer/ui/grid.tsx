import type { ComponentProps } from 'react';

/** A row of a grid whose rows are positioned absolutely, which a `<tr>` can't be. */
export const GridRow = (props: ComponentProps<'div'>) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
  <div {...props} role="row" />
);

/** A cell of a `GridRow`. */
export const GridCell = (props: ComponentProps<'div'>) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- cells are inside a `GridRow`
  <div {...props} role="gridcell" />
);
