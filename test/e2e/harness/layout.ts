import type { Page } from '@playwright/test';

/**
 * What a reviewer would see as a broken layout: a page that scrolls sideways, text that is cut off
 * without an ellipsis, and controls that are outside the window or covered.
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
    // The element at that point belongs to the control: the control itself, its text, or its container.
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
      // It may be scrolled out of view; bring it into view as Tab would.
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
