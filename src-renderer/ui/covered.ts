/**
 * Whether a dialog, a menu or a popover of this folder lies over the page. The document keeps these
 * lists by itself; to search two hours of transcript for a role at every key takes 2 ms.
 */
export const isCovered = (page: Document): boolean =>
  page.getElementsByTagName('dialog').length > 0 ||
  page.getElementsByClassName('menu').length > 0 ||
  page.getElementsByClassName('popover').length > 0;
