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
 * Fails on any violation that axe finds on the page. Axe is injected once and run many times: the
 * ready-made Playwright driver would inject it for each run and open a page of its own, which an Electron
 * app does not have.
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(await readFile(source, 'utf8'));
  }
  const { found, passed } = await page.evaluate(async () => {
    if (window.axe === undefined) throw new Error('There is no axe in the page');
    // Waits for transitions, because a colour in transition is neither of its two states. Endless
    // animations, such as a spinner, are not waited for.
    const passing = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(passing.map(async ({ finished }) => finished));
    // What is behind a dialog is out of reach and is checked on its own.
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
  // An inspection that checked nothing would find nothing either.
  expect(passed, screen).toBeGreaterThan(5);
  expect.soft(found, screen).toEqual([]);
}
