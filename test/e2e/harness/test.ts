import process from 'node:process';
import { test as base } from '@playwright/test';
import { openDesktopSession } from '../../../tools/lib/desktop-session.mjs';

export { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

/**
 * Every worker has its own display, message bus and keyring, so that tests of different workers never see
 * each other's windows, notifications and API keys.
 */
export const test = base.extend<object, { readonly desktop: undefined }>({
  desktop: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const session = await openDesktopSession();
      for (const [name, value] of Object.entries(session.env)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await use(undefined);
      session.close();
    },
    { scope: 'worker', auto: true },
  ],
});
