import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/**
 * Waits until what the page is asked comes true. Playwright's own waiting takes the promise that such
 * a question answers for a yes.
 */
export async function waitUntil<Arg>(
  page: Page,
  question: (arg: Arg) => Promise<boolean>,
  arg: Arg,
  { everyMs = 200, patienceMs = 120_000 } = {},
): Promise<void> {
  const began = performance.now();
  while (!(await page.evaluate(question as (given: unknown) => Promise<boolean>, arg))) {
    if (performance.now() - began > patienceMs) throw new Error(`never: ${String(question)}`);
    await sleep(everyMs);
  }
}
