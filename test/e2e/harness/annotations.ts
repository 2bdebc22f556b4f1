import type { Page } from '@playwright/test';
import { region } from './desk.ts';

/** The cells of the word error table, by row. */
export const wordErrors = (page: Page): Promise<string[][]> =>
  region(page, 'Details')
    .locator('.word-errors tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map(({ textContent }) => textContent)),
    );
