import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails on anything that axe finds on the page as it is now. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // The usual mode opens a page of its own for the results, which an Electron app doesn't have.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  // An inspection that saw nothing would find nothing, too.
  expect(passes.length).toBeGreaterThan(10);
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }));
  expect.soft(found, screen).toEqual([]);
}
