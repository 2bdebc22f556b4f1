import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/**
 * Waits until `question` resolves to true in the page. Playwright's `waitForFunction` would treat the
 * returned promise itself as true.
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
