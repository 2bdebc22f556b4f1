import type { Page } from '@playwright/test';

/** A screen of the app, and how a test gets there. */
export interface Screen {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  readonly leave?: (page: Page) => Promise<void>;
}

/** The smallest window, a laptop and a large screen. */
export const allSizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  { width: 2200, height: 1300 },
];
