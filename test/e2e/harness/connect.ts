import type { Page } from '@playwright/test';

interface Account {
  readonly apiKey: string;
  readonly url: string;
}

/** Connects an account at a base URL from the welcome page. */
export async function connectTo(page: Page, { apiKey, url }: Account): Promise<void> {
  await page.getByRole('button', { name: 'Connect Retell' }).click();
  await page.getByLabel('API key').fill(apiKey);
  await page.getByText('Advanced').click();
  await page.getByLabel('Base URL').fill(url);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}
