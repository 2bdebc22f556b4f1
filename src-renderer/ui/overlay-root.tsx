import { createContext, useContext } from 'react';

/**
 * Where menus and hints are drawn. A modal dialog lies above everything else on the page, so what
 * opens inside it must be drawn inside it.
 */
export const OverlayRoot = createContext<HTMLElement | undefined>(undefined);

/** The element for a portal, as Radix wants it. */
export function usePortalContainer(): { readonly container?: HTMLElement } {
  const container = useContext(OverlayRoot);
  return container === undefined ? {} : { container };
}
