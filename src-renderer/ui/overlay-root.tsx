import { createContext, useContext } from 'react';

/**
 * The element into which menus and tooltips are rendered. A modal dialog is above the rest of the page, so
 * what opens inside it must be rendered inside it.
 */
export const OverlayRoot = createContext<HTMLElement | undefined>(undefined);

/** The portal container, in the form of Radix's props. */
export function usePortalContainer(): { readonly container?: HTMLElement } {
  const container = useContext(OverlayRoot);
  return container === undefined ? {} : { container };
}
