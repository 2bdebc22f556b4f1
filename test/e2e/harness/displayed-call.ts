import { expect, type Page } from '@playwright/test';
import { press, region } from './desk.ts';

interface DisplayedField {
  readonly group: string;
  readonly label: string;
  readonly value: string;
}

/** The texts that the desk shows of one call. */
export interface DisplayedCall {
  /** The row of the call in the queue. */
  readonly row: string;
  readonly head: string;
  readonly transcript: string;
  readonly details: readonly DisplayedField[];
  /** The latency table: figures by component and column, and the text below them. */
  readonly latency: Readonly<
    Record<string, { readonly figures: Readonly<Record<string, string>>; readonly below: string }>
  >;
  /** The HTML of the page, including what only assistive tools read. */
  readonly page: string;
}

/** The row of the call in the queue, scrolled into view. */
async function rowFor(page: Page, id: string) {
  const row = page.locator(`[data-call="${id}"]`);
  const grid = page.getByRole('grid');
  for (let screen = 0; screen < 10 && (await row.count()) === 0; screen += 1) {
    await grid.evaluate((list, place) => {
      list.scrollTop = place * list.clientHeight * 0.8;
    }, screen);
    // Rows are rendered in the next frame.
    await page.waitForTimeout(50);
  }
  return row;
}

/** Opens a call from the queue and waits until it is fetched. */
export async function openCall(page: Page, id: string): Promise<void> {
  await (await rowFor(page, id)).click();
  const rows = page.locator('[data-call][aria-selected="true"]');
  await expect(rows).toHaveAttribute('data-call', id);
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(region(page, 'Details')).toContainText(id);
}

/** Reads the open call. */
export const readDisplayedCall = (page: Page, id: string): Promise<DisplayedCall> =>
  page.evaluate((call) => {
    const wordsOf = (element: Element | null): string =>
      element === null ? '' : (element.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
    const all = (place: ParentNode, selector: string) => [...place.querySelectorAll(selector)];
    const details = all(document, '.details-group').flatMap((group) =>
      all(group, '.detail').map((detail) => ({
        group: wordsOf(group.querySelector('h3')),
        label: wordsOf(detail.querySelector('dt')),
        value: wordsOf(detail.querySelector('.detail-value')),
      })),
    );
    const drawn = all(document, '.details-group').flatMap((group) =>
      all(group, ':scope > figure').map((figure) => ({
        group: wordsOf(group.querySelector('h3')),
        label: wordsOf(group.querySelector('h3')),
        value: `${figure.querySelectorAll('rect').length} bars: ${wordsOf(figure)}`,
      })),
    );
    const columns = all(document, '.latency thead th').map((head) => wordsOf(head));
    const latency = all(document, '.latency tbody').map((component) => {
      const cells = all(component, 'tr:first-child > *').map((cell) => wordsOf(cell));
      const figures = Object.fromEntries(cells.map((cell, place) => [columns[place] ?? '', cell]));
      const bars = component.querySelectorAll('.values rect').length;
      const line = component.querySelector('.values line') === null ? '' : 'with a line';
      const below = `${bars} bars ${line} ${wordsOf(component.querySelector('tr:nth-child(2)'))}`;
      return [cells[0] ?? '', { figures, below }] as const;
    });
    return {
      row: wordsOf(document.querySelector(`[data-call="${call}"]`)),
      head: wordsOf(document.querySelector('.call-head')),
      transcript: wordsOf(document.querySelector('[aria-label="Transcript"]')),
      details: [...details, ...drawn],
      latency: Object.fromEntries(latency),
      page: document.documentElement.outerHTML,
    };
  }, id);

/** Opens a call and reads it. */
export async function openAndReadCall(page: Page, id: string): Promise<DisplayedCall> {
  await openCall(page, id);
  return readDisplayedCall(page, id);
}

/** Searches the queue, returns the calls that were found, and clears the search. */
export async function searchResults(page: Page, words: string): Promise<readonly string[]> {
  const field = region(page, 'Queue').getByLabel('Search transcripts');
  const rows = page.locator('[data-call]');
  const before = await page.getByRole('grid').getAttribute('aria-rowcount');
  await field.fill(words);
  await expect(page.getByRole('grid')).not.toHaveAttribute('aria-rowcount', before ?? '');
  const ids = await rows.evaluateAll((all) =>
    all.map((row) => row.getAttribute('data-call') ?? ''),
  );
  await field.fill('');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', before ?? '');
  await press(page, 'Escape');
  return ids;
}
