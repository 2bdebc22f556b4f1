import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * Fails on anything that axe finds on the page as it is now. Axe is put into the page once and asked
 * many times: the ready-made driver for it would carry it in at every look, and open a page of its own,
 * which an Electron app does not have.
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(await readFile(source, 'utf8'));
  }
  const { found, passed } = await page.evaluate(async () => {
    if (window.axe === undefined) throw new Error('There is no axe in the page');
    // A colour on its way from one state to another is neither of them, and is gone in a tenth of a
    // second. What goes round for as long as something is awaited is not waited for.
    const passing = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(passing.map(async ({ finished }) => finished));
    // What lies under a dialog is out of reach, and was looked at by itself.
    const place = document.querySelector('[role="dialog"], dialog[open]') ?? document;
    const { violations, passes } = await window.axe.run(place, { resultTypes: ['violations'] });
    return {
      passed: passes.length,
      found: violations.map(({ id, nodes }) => ({
        id,
        where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
      })),
    };
  });
  // An inspection that saw nothing would find nothing, too.
  expect(passed, screen).toBeGreaterThan(5);
  expect.soft(found, screen).toEqual([]);
}
