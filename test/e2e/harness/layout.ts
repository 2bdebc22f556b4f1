import type { Page } from '@playwright/test';

/**
 * What a reviewer would see to be wrong with the layout: a page that scrolls sideways, words that are
 * cut off without saying so, and controls that lie outside the window or under something else.
 */
export const layoutProblems = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      faults.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
    }
    const nameOf = (element: Element): string => {
      const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `${element.tagName.toLowerCase()} “${words.trim().slice(0, 40)}”`;
    };
    const dialog = document.querySelector('dialog[open], [role="dialog"]');
    const scope = dialog ?? document.body;
    const controls = scope.querySelectorAll<HTMLElement>(
      'button, input, textarea, select, [role="tab"], [role="combobox"], [role="slider"], [role="radio"]',
    );
    // What a person can point at there: the control itself, its words, or what holds it.
    const isReached = (control: HTMLElement, x: number, y: number): boolean => {
      const there = document.elementFromPoint(x, y);
      if (there === null) return false;
      const label = control instanceof HTMLInputElement ? control.labels?.[0] : undefined;
      return control.contains(there) || there.contains(control) || label?.contains(there) === true;
    };
    const isCut = (control: HTMLElement): boolean => {
      const { overflowX, textOverflow } = getComputedStyle(control);
      const runsOver = control.scrollWidth > control.clientWidth + 1;
      return runsOver && overflowX !== 'visible' && textOverflow !== 'ellipsis';
    };
    const isInside = ({ left, right, top, bottom }: DOMRect): boolean =>
      left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.closest('.unseen'))
        continue;
      // Its own scrolling pane may hide it for now; bring it into sight as Tab would.
      control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const box = control.getBoundingClientRect();
      if (box.width < 1 || box.height < 1) continue;
      const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 12)];
      if (!isInside(box)) faults.push(`${nameOf(control)} lies outside the window`);
      else if (!isReached(control, x, y)) {
        const there = document.elementFromPoint(x, y);
        faults.push(`${nameOf(control)} lies under ${there === null ? 'nothing' : nameOf(there)}`);
      }
      if (control.matches('button') && isCut(control)) faults.push(`${nameOf(control)} is cut off`);
    }
    return faults;
  });
